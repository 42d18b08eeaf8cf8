/** Prescriptions that are true, forged, old, loose, and too much. */
@NullMarked
package org.sentuh.device.prescription;

import org.jspecify.annotations.NullMarked;
