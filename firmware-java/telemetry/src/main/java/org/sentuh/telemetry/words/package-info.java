/**
 * What people are told: for every code one row, and in it a sentence for the mother, a note for the
 * midwife and a finding for the technician, in each language.
 */
@NullMarked
package org.sentuh.telemetry.words;

import org.jspecify.annotations.NullMarked;
