package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.words.Words;

/**
 * One small chart a pressure sensor, standing as they do on the body: left is left. The mean of
 * each second is a line within the band of least and greatest; what was not believed is a gap with
 * its name.
 */
final class PressureCharts {

  private static final double HEIGHT = 66;
  private static final double LEAST_TOP_KPA = 6;
  private static final double ROW_MM = 20;

  private final TreatmentStory story;
  private final Chronicle chronicle;
  private final Tongue tongue;
  private final TimeAxis axis;
  private final double topKpa;

  PressureCharts(TreatmentStory story, Chronicle chronicle, Tongue tongue) {
    this.story = story;
    this.chronicle = chronicle;
    this.tongue = tongue;
    this.axis = new TimeAxis(chronicle.endS());
    this.topKpa = Math.max(LEAST_TOP_KPA, Math.ceil(mostKpa() / 2) * 2);
  }

  void write(Markup page) {
    page.open("section", "class", "card");
    page.open("h2").text(tongue.say("pressure.title"));
    page.leaf("small", tongue.say("pressure.unit", "most", tongue.figures().decimal(topKpa, 0)));
    page.close();
    page.leaf("p", tongue.say("pressure.why"), "class", "why");
    key(page);
    page.open("div", "class", "pressures").line();
    List<List<Integer>> rows = rows();
    for (int row = 0; row < rows.size(); row++) {
      for (int zone : rows.get(row)) {
        chart(page, zone, row == rows.size() - 1);
      }
    }
    page.close().close().line();
  }

  /** Both thresholds differ in their dashes, not only in colour. */
  private void key(Markup page) {
    page.open("p", "class", "key");
    sample(page, "th", "pressure.touching", touchingKpa());
    sample(page, "th most", "pressure.tight", tightKpa());
    if (!chronicle.doubts().isEmpty()) {
      page.leaf("span", tongue.say("pressure.question"));
    }
    page.close();
  }

  private void sample(Markup page, String style, String phrase, double kPa) {
    page.open("span").open("svg", "viewBox", "0 0 22 22", "aria-hidden", "true");
    page.empty("path", "class", style, "d", "M0,11H22").close();
    page.text(tongue.say(phrase, "kpa", tongue.figures().decimal(kPa, 1))).close();
  }

  private void chart(Markup page, int zone, boolean lowest) {
    String name = story.setup().panel().sensors().get(zone).name();
    String called = Words.capital(tongue.words().zone(name));
    double mean = chronicle.meanKpa(zone, name);
    String meanKpa = tongue.say("kpa", "n", tongue.figures().decimal(mean, 1));
    page.open("figure", "class", "chart");
    page.open("figcaption").leaf("b", called).leaf("span", meanKpa, "class", "num").close();
    String style = lowest ? "plot timed" : "plot";
    page.open("div", "class", style, "role", "img", "aria-label", said(zone, called, meanKpa));
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
    gaps(page, name);
    line(page, zone, name);
    page.empty("path", "class", "th", "d", "M0," + Markup.at(y(touchingKpa())) + "H1000");
    page.empty("path", "class", "th most", "d", "M0," + Markup.at(y(tightKpa())) + "H1000");
    page.close();
    names(page, name);
    if (lowest) {
      StrengthChart.times(page, axis, tongue, 3);
    }
    page.close().close().line();
  }

  private void gaps(Markup page, String name) {
    for (Chronicle.Doubt doubt : chronicle.doubts()) {
      if (doubt.zone().equals(name)) {
        column(page, "lost", doubt.span());
      }
    }
    for (Chronicle.Loss loss : chronicle.losses()) {
      if (loss.zone().equals(name) && !loss.doubted()) {
        column(page, "lost", loss.span());
        String x = Markup.at(axis.x(loss.span().fromS()));
        page.empty("path", "class", "mark", "d", "M" + x + ",0V" + Markup.at(HEIGHT));
      }
    }
  }

  private void column(Markup page, String style, Span span) {
    double x = axis.x(span.fromS());
    double width = axis.x(span.toS()) - x;
    page.empty(
        "rect",
        "class",
        style,
        "x",
        Markup.at(x),
        "y",
        "0",
        "width",
        Markup.at(width),
        "height",
        Markup.at(HEIGHT));
  }

  private void line(Markup page, int zone, String name) {
    Trace mean = new Trace();
    List<Chronicle.Second> run = new ArrayList<>();
    StringBuilder band = new StringBuilder();
    double lastS = 0;
    for (Chronicle.Second second : chronicle.seconds()) {
      boolean believed = chronicle.believed(name, second.atS());
      if (!believed || second.atS() - lastS > 1.5) {
        mean.lift();
        band.append(band(run, zone));
        run.clear();
      }
      lastS = second.atS();
      if (believed) {
        mean.to(axis.x(second.atS()), y(second.felt().zones().get(zone).meanKpa()));
        run.add(second);
      }
    }
    band.append(band(run, zone));
    page.empty("path", "class", "range", "d", band.toString());
    page.empty("path", "class", "press", "d", mean.path());
  }

  /** From least to greatest, there and back. */
  private String band(List<Chronicle.Second> run, int zone) {
    if (run.isEmpty()) {
      return "";
    }
    Trace trace = new Trace();
    for (Chronicle.Second second : run) {
      trace.to(axis.x(second.atS()), y(felt(second, zone).mostKpa()));
    }
    for (Chronicle.Second second : run.reversed()) {
      trace.to(axis.x(second.atS()), y(felt(second, zone).leastKpa()));
    }
    return trace.path() + "Z";
  }

  private void names(Markup page, String name) {
    for (Chronicle.Doubt doubt : chronicle.doubts()) {
      if (doubt.zone().equals(name)) {
        name(page, doubt.span(), "pressure.doubted");
      }
    }
    for (Chronicle.Loss loss : chronicle.losses()) {
      if (loss.zone().equals(name) && !loss.doubted()) {
        name(page, loss.span(), "pressure.lost");
      }
    }
  }

  private void name(Markup page, Span span, String phrase) {
    boolean end = axis.endsHere(span.fromS());
    String at = axis.left(span.fromS()) + ";top:2px";
    String words = tongue.say(phrase, "time", tongue.figures().clock(span.fromS()));
    String word = end ? words + "\u2002" : "\u2002" + words;
    page.leaf("span", word, "class", end ? "at care end" : "at care", "style", at);
  }

  private String said(int zone, String called, String meanKpa) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    String name = story.setup().panel().sensors().get(zone).name();
    for (Chronicle.Second second : chronicle.seconds()) {
      if (chronicle.believed(name, second.atS())) {
        least = Math.min(least, felt(second, zone).leastKpa());
        most = Math.max(most, felt(second, zone).mostKpa());
      }
    }
    return tongue.say(
        "pressure.said",
        "zone",
        called,
        "mean",
        meanKpa,
        "least",
        tongue.figures().decimal(least, 1),
        "most",
        tongue.figures().decimal(most, 1),
        "touching",
        tongue.figures().share(chronicle.touching(name)));
  }

  /** The zones in rows from the top, in each row from the wearer's left. */
  private List<List<Integer>> rows() {
    List<SensorSite> sites = story.setup().panel().sensors();
    List<Integer> order = new ArrayList<>();
    for (int zone = 0; zone < sites.size(); zone++) {
      order.add(zone);
    }
    order.sort(Comparator.comparingDouble(zone -> sites.get(zone).place().yMm()));
    List<List<Integer>> rows = new ArrayList<>();
    double rowMm = Double.NEGATIVE_INFINITY;
    for (int zone : order) {
      double yMm = sites.get(zone).place().yMm();
      if (yMm - rowMm > ROW_MM) {
        rows.add(new ArrayList<>());
        rowMm = yMm;
      }
      rows.getLast().add(zone);
    }
    for (List<Integer> row : rows) {
      row.sort(Comparator.comparingDouble(zone -> sites.get(zone).place().xMm()));
    }
    return rows;
  }

  private double mostKpa() {
    double most = 0;
    for (Chronicle.Second second : chronicle.seconds()) {
      for (int zone = 0; zone < second.felt().zones().size(); zone++) {
        String name = story.setup().panel().sensors().get(zone).name();
        boolean believed = chronicle.believed(name, second.atS());
        most = believed ? Math.max(most, felt(second, zone).mostKpa()) : most;
      }
    }
    return most;
  }

  private double touchingKpa() {
    return story.setup().limits().contact().rule().onKpa();
  }

  private double tightKpa() {
    return story.setup().limits().pressure().sustainedWarnKpa();
  }

  private static Fact.ZoneSecond felt(Chronicle.Second second, int zone) {
    return second.felt().zones().get(zone);
  }

  private double y(double kPa) {
    return HEIGHT - Math.clamp(kPa / topKpa, 0, 1) * HEIGHT;
  }
}
