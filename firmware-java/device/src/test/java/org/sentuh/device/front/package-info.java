/** The front of a box without a screen. */
@NullMarked
package org.sentuh.device.front;

import org.jspecify.annotations.NullMarked;
