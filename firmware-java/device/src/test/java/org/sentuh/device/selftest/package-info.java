/** Tests of the self-test's judgements. */
@NullMarked
package org.sentuh.device.selftest;

import org.jspecify.annotations.NullMarked;
