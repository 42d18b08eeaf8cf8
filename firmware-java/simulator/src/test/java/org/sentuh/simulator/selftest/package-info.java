/** Tests of the self-test on simulated panels. */
@NullMarked
package org.sentuh.simulator.selftest;

import org.jspecify.annotations.NullMarked;
