/**
 * What a midwife prescribes, as the document that is signed and that a device reads. Nothing here
 * starts anything on a device.
 */
@NullMarked
package org.sentuh.clinic.prescribing;

import org.jspecify.annotations.NullMarked;
