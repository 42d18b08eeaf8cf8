package org.sentuh.simulator.report;

/** How much current all motors drew, second by second, with the bound at which it stops. */
final class CurrentChart {

  private static final double HEIGHT = 76;

  private final TreatmentStory story;
  private final Chronicle chronicle;
  private final Tongue tongue;
  private final TimeAxis axis;
  private final double mostAmps;

  CurrentChart(TreatmentStory story, Chronicle chronicle, Tongue tongue) {
    this.story = story;
    this.chronicle = chronicle;
    this.tongue = tongue;
    this.axis = new TimeAxis(chronicle.endS());
    double most = story.setup().limits().motors().stopAmps();
    for (Chronicle.Second second : chronicle.seconds()) {
      double amps = second.felt().amps();
      most = Double.isFinite(amps) ? Math.max(most, amps) : most;
    }
    this.mostAmps = most;
  }

  void write(Markup page) {
    double bound = story.setup().limits().motors().stopAmps();
    page.open("figure", "class", "chart current");
    page.open("figcaption").leaf("h3", tongue.say("current.title"));
    page.leaf("small", tongue.say("current.unit")).close();
    page.open("div", "class", "plot timed", "role", "img", "aria-label", said());
    page.open(
        "svg",
        "viewBox",
        "0 0 1000 " + Markup.at(HEIGHT),
        "preserveAspectRatio",
        "none",
        "height",
        Markup.at(HEIGHT),
        "aria-hidden",
        "true");
    page.empty("path", "class", "hair", "d", "M0," + Markup.at(y(0)) + "H1000");
    page.empty("path", "class", "th most", "d", "M0," + Markup.at(y(bound)) + "H1000");
    page.empty("path", "class", "given", "d", line());
    page.close();
    level(page, 0, 0);
    level(page, bound, 1);
    StrengthChart.times(page, axis, tongue, 3);
    page.close();
    page.leaf("p", tongue.say("current.bound", "n", amps(bound)), "class", "why");
    page.close().line();
  }

  private void level(Markup page, double amps, int decimals) {
    String top = "top:" + Markup.at(y(amps) * 100 / HEIGHT) + "%";
    page.leaf("span", tongue.figures().decimal(amps, decimals), "class", "y", "style", top);
  }

  private String line() {
    Trace trace = new Trace();
    double lastS = 0;
    for (Chronicle.Second second : chronicle.seconds()) {
      if (!Double.isFinite(second.felt().amps()) || second.atS() - lastS > 1.5) {
        trace.lift();
      }
      if (Double.isFinite(second.felt().amps())) {
        trace.to(axis.x(second.atS()), y(second.felt().amps()));
      }
      lastS = second.atS();
    }
    return trace.path();
  }

  private String said() {
    double most = 0;
    for (Chronicle.Second second : chronicle.seconds()) {
      most = Math.max(most, second.felt().amps());
    }
    return tongue.say(
        "current.said", "mean", amps(most), "peak", amps(story.summary().currentMaxA()));
  }

  private String amps(double amps) {
    return tongue.figures().decimal(amps, 2);
  }

  private double y(double amps) {
    return HEIGHT - Math.clamp(amps / mostAmps, 0, 1) * (HEIGHT - 4);
  }
}
