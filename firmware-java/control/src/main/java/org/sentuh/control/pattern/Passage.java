package org.sentuh.control.pattern;

/**
 * One stroke at its place in a score.
 *
 * @param phase the phase's number in the programme, from 0
 * @param repeat which repetition of the phase, from 0
 * @param stroke the stroke
 * @param number the stroke's number in its phase as written, from 0
 * @param startNs nanoseconds since the programme began
 * @param durationNs how long it lasts
 */
public record Passage(
    int phase, int repeat, Stroke stroke, int number, long startNs, long durationNs) {

  /** The moment after its last, in nanoseconds since the programme began. */
  public long endNs() {
    return startNs + durationNs;
  }
}
