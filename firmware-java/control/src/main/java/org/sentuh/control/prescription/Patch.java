package org.sentuh.control.prescription;

/**
 * A short piece of a stroke, from above: what it asks of every motor at most.
 *
 * @param number counted through all patches of a course
 * @param fromNs since the stroke began
 * @param toNs since the stroke began
 * @param most felt intensity a motor at full level, never exceeded in between
 * @param squares no sum of the squares of all motors' intensities is above it
 */
record Patch(int number, long fromNs, long toNs, double[] most, double squares) {}
