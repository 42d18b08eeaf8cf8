/**
 * What a massage is: programmes of strokes as pure functions of time over the body, and the touches
 * that they lay on a panel's motors.
 */
@NullMarked
package org.sentuh.control.pattern;

import org.jspecify.annotations.NullMarked;
