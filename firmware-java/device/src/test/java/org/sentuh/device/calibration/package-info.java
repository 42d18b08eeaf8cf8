/** What is believed of a force sensor under weights. */
@NullMarked
package org.sentuh.device.calibration;

import org.jspecify.annotations.NullMarked;
