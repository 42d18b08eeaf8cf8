/**
 * What a technician finds out about each force sensor with known weights on its puck: the wizard's
 * turn at the panel while no motor moves, the fit and whether it is to be believed, and what is
 * kept of it with a way back. A treatment that goes on never changes what it believes.
 */
@NullMarked
package org.sentuh.device.calibration;

import org.jspecify.annotations.NullMarked;
