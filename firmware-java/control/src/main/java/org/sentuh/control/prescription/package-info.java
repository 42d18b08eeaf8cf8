/**
 * What a midwife allows: the proof that no frame of a programme can break a bound, without which no
 * treatment is set up.
 */
@NullMarked
package org.sentuh.control.prescription;

import org.jspecify.annotations.NullMarked;
