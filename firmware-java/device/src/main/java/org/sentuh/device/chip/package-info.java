/**
 * The chips of the panel, one class each, written from its datasheet against {@link
 * org.sentuh.device.bus} alone.
 *
 * <p>A driver exists only once its chip has answered as the datasheet says; from then on every
 * fault is a {@link org.sentuh.device.chip.ChipFault} value that names chip, address and register.
 */
@NullMarked
package org.sentuh.device.chip;

import org.jspecify.annotations.NullMarked;
