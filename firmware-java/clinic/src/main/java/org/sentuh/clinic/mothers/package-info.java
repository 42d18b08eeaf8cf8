/**
 * Mothers by the clinic's reference: who has which panel, what came of her treatments, and who
 * needs a midwife and why.
 */
@NullMarked
package org.sentuh.clinic.mothers;

import org.jspecify.annotations.NullMarked;
