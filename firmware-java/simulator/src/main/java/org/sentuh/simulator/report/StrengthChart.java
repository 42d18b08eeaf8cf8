package org.sentuh.simulator.report;

import java.util.List;

/**
 * How strong it was: the level that was granted as a line, and behind it the prescribed ramp at her
 * level.
 */
final class StrengthChart {

  private static final double HEIGHT = 120;
  private static final double SAMPLE_S = 0.5;

  private final TreatmentStory story;
  private final Chronicle chronicle;
  private final Tongue tongue;
  private final TimeAxis axis;
  private final double most;

  StrengthChart(TreatmentStory story, Chronicle chronicle, Tongue tongue, TimeAxis axis) {
    this.story = story;
    this.chronicle = chronicle;
    this.tongue = tongue;
    this.axis = axis;
    this.most = story.setup().limits().intensity().cap();
  }

  void write(Markup page) {
    page.open("figure", "class", "chart strength");
    page.open("figcaption").leaf("h3", tongue.say("strength.title"));
    page.leaf("small", tongue.say("strength.unit")).close();
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
    ScoreChart.waits(page, chronicle, axis, HEIGHT);
    for (double level : List.of(0.0, most / 2, most)) {
      page.empty("path", "class", "hair", "d", "M0," + Markup.at(y(level)) + "H1000");
    }
    for (Chronicle.Run run : chronicle.runs()) {
      asked(page, run);
    }
    page.empty("path", "class", "given", "d", given());
    ScoreChart.end(page, chronicle, axis, HEIGHT);
    page.close();
    for (double level : List.of(0.0, most / 2, most)) {
      String top = "top:" + Markup.at(y(level) * 100 / HEIGHT) + "%";
      page.leaf("span", tongue.figures().decimal(level * 100, 0), "class", "y", "style", top);
    }
    times(page, axis, tongue, 6);
    words(page);
    page.close().close().line();
  }

  /** The times under a chart. */
  static void times(Markup page, TimeAxis axis, Tongue tongue, int most) {
    for (double tick : axis.ticksS(most)) {
      String style = tick == 0 ? "x first" : "x";
      page.leaf("span", tongue.figures().clock(tick), "class", style, "style", axis.left(tick));
    }
  }

  private void words(Markup page) {
    if (chronicle.started() && chronicle.endS() < axis.toS() - 0.05) {
      String at = axis.left(chronicle.endS()) + ";top:4px";
      String words = tongue.say("strength.end", "time", tongue.figures().clock(chronicle.endS()));
      String style = axis.endsHere(chronicle.endS()) ? "at end" : "at";
      page.leaf("span", "\u2002" + words + "\u2002", "class", style, "style", at);
    }
  }

  /** The prescribed ramp at the level that was set, over one stretch of playing. */
  private void asked(Markup page, Chronicle.Run run) {
    Trace trace = new Trace();
    trace.to(axis.x(run.span().fromS()), HEIGHT);
    double toS = run.span().toS();
    for (double atS = run.span().fromS(); atS < toS; atS += SAMPLE_S) {
      trace.to(axis.x(atS), y(askedAt(run, atS)));
    }
    trace.to(axis.x(toS), y(askedAt(run, toS - 1e-3)));
    trace.to(axis.x(toS), HEIGHT);
    page.empty("path", "class", "asked", "d", trace.path() + "Z");
  }

  private double askedAt(Chronicle.Run run, double atS) {
    double level = story.setup().level();
    for (Chronicle.Level set : chronicle.levels()) {
      level = set.atS() <= atS ? set.level() : level;
    }
    long placeNs = Math.round(run.placeAtS(atS) * 1e9);
    return level * story.setup().score().at(Math.max(0, placeNs)).strength();
  }

  private String given() {
    Trace trace = new Trace();
    double lastS = 0;
    if (!chronicle.seconds().isEmpty()) {
      trace.to(0, y(0));
    }
    for (Chronicle.Second second : chronicle.seconds()) {
      if (second.atS() - lastS > 1.5) {
        trace.lift();
      }
      trace.to(axis.x(second.atS()), y(second.felt().level()));
      lastS = second.atS();
    }
    return trace.path();
  }

  private String said() {
    return tongue.say(
        "strength.said",
        "most",
        tongue.figures().strength(story.summary().maxIntensity()),
        "played",
        tongue.figures().lasted(chronicle.playedS()),
        "waited",
        tongue.figures().lasted(chronicle.waitedS()));
  }

  private double y(double level) {
    return HEIGHT - Math.clamp(level / most, 0, 1) * (HEIGHT - 4);
  }
}
