package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The one axis on which everything of a treatment stands: seconds since the massage was started,
 * from nothing to its end.
 *
 * @param toS where the axis ends
 */
record TimeAxis(double toS) {

  /** Every chart's drawing is so wide in its own units, and stretched to the page. */
  static final double WIDTH = 1000;

  private static final double[] STEPS_S = {5, 10, 15, 30, 60, 120, 180, 300, 600};

  /** Refuses an axis without length. */
  TimeAxis {
    toS = Math.max(toS, 1);
  }

  /** A time in the drawing's units. */
  double x(double atS) {
    return Math.clamp(atS / toS, 0, 1) * WIDTH;
  }

  /** A time as a place on the page. */
  String left(double atS) {
    return "left:" + percent(atS) + "%";
  }

  /** A stretch of time as a place on the page. */
  String stretch(Span span) {
    return left(span.fromS())
        + ";width:"
        + Markup.at((x(span.toS()) - x(span.fromS())) * 100 / WIDTH)
        + "%";
  }

  /** Whether words that begin here would leave the page, so that they have to end here. */
  boolean endsHere(double atS) {
    return atS > toS * 0.62;
  }

  /** Round times, no more of them than so many. */
  List<Double> ticksS(int most) {
    double step = STEPS_S[STEPS_S.length - 1];
    for (int i = STEPS_S.length - 1; i >= 0; i--) {
      step = toS / STEPS_S[i] < most ? STEPS_S[i] : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (double tick = 0; tick <= toS + 0.5; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  private String percent(double atS) {
    return Markup.at(x(atS) * 100 / WIDTH);
  }
}
