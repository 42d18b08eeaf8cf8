/** What hands are told. */
@NullMarked
package org.sentuh.device.coaching;

import org.jspecify.annotations.NullMarked;
