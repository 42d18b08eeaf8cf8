package org.sentuh.simulator.report;

/** A line through points that is lifted where something is not known, and never joined across. */
final class Trace {

  private final StringBuilder path = new StringBuilder();
  private boolean drawing;

  void to(double x, double y) {
    path.append(drawing ? 'L' : 'M').append(Markup.at(x)).append(',').append(Markup.at(y));
    drawing = true;
  }

  void lift() {
    drawing = false;
  }

  /** The path so far, for an attribute {@code d}. */
  String path() {
    return path.toString();
  }
}
