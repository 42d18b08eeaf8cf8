package org.sentuh.control.prescription;

/** A short piece of a stroke, from above: what it asks of every motor at most. Immutable. */
final class Patch {

  private final int number;
  private final long fromNs;
  private final long toNs;
  private final double[] most;
  private final double squares;

  /**
   * Takes the array as it is.
   *
   * @param number counted through all patches of a course
   * @param fromNs since the stroke began
   * @param toNs since the stroke began
   * @param most felt intensity a motor at full level, never exceeded in between
   * @param squares no sum of the squares of all motors' intensities is above it
   */
  Patch(int number, long fromNs, long toNs, double[] most, double squares) {
    this.number = number;
    this.fromNs = fromNs;
    this.toNs = toNs;
    this.most = most;
    this.squares = squares;
  }

  int number() {
    return number;
  }

  long fromNs() {
    return fromNs;
  }

  long toNs() {
    return toNs;
  }

  double most(int motor) {
    return most[motor];
  }

  double squares() {
    return squares;
  }
}
