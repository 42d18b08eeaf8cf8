/**
 * What a midwife has prescribed for the mother who wears this panel: taken from the clinic only
 * with its signature, proven again on this device, and kept through power cuts. It says what may be
 * started; nothing here starts anything.
 */
@NullMarked
package org.sentuh.device.prescription;

import org.jspecify.annotations.NullMarked;
