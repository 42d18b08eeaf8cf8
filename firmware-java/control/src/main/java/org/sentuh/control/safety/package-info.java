/** What is permitted: interlocks that only lower or stop; the sole maker of an approved frame. */
@NullMarked
package org.sentuh.control.safety;

import org.jspecify.annotations.NullMarked;
