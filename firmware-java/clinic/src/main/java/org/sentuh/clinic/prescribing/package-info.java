/**
 * What a midwife prescribes and the way it goes: written, approved by a second person, signed, said
 * to the device, answered. Nothing here starts anything on a device.
 */
@NullMarked
package org.sentuh.clinic.prescribing;

import org.jspecify.annotations.NullMarked;
