/**
 * The hand coach: from what the panel's sensors feel of somebody's hands, while no motor moves, to
 * one kind sentence. No clock, no chance, no I/O: the same presses are told the same.
 */
@NullMarked
package org.sentuh.device.coaching;

import org.jspecify.annotations.NullMarked;
