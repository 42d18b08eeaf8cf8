package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sentuh.control.body.TemperatureSite;

/** How warm the skin side was, one line a thermometer, with the bound from which it is gentler. */
final class WarmthChart {

  private static final double HEIGHT = 104;
  private static final double LABEL_APART = 14;

  private final TreatmentStory story;
  private final Chronicle chronicle;
  private final Tongue tongue;
  private final TimeAxis axis;
  private final double leastCelsius;
  private final double mostCelsius;

  WarmthChart(TreatmentStory story, Chronicle chronicle, Tongue tongue) {
    this.story = story;
    this.chronicle = chronicle;
    this.tongue = tongue;
    this.axis = new TimeAxis(chronicle.endS());
    double least = 30;
    double most = story.setup().limits().skin().stopCelsius();
    for (Chronicle.Second second : chronicle.seconds()) {
      for (double celsius : second.felt().skinCelsius()) {
        least = Double.isNaN(celsius) ? least : Math.min(least, Math.floor(celsius));
        most = Double.isNaN(celsius) ? most : Math.max(most, Math.ceil(celsius));
      }
    }
    this.leastCelsius = least;
    this.mostCelsius = most;
  }

  void write(Markup page) {
    double warn = story.setup().limits().skin().warnCelsius();
    page.open("figure", "class", "chart warmth");
    page.open("figcaption").leaf("h3", tongue.say("warmth.title"));
    page.leaf("small", tongue.say("warmth.unit")).close();
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
    page.empty("path", "class", "hair", "d", "M0," + Markup.at(y(leastCelsius)) + "H1000");
    page.empty("path", "class", "th most", "d", "M0," + Markup.at(y(warn)) + "H1000");
    for (int site = 0; site < sites().size(); site++) {
      page.empty("path", "class", "skin s" + site % 3, "d", line(site));
    }
    page.close();
    degree(page, leastCelsius);
    degree(page, warn);
    unknown(page);
    tails(page);
    StrengthChart.times(page, axis, tongue, 3);
    page.close();
    page.leaf("p", tongue.say("warmth.bound", "n", degrees(warn)), "class", "why");
    page.close().line();
  }

  private void degree(Markup page, double celsius) {
    String top = "top:" + Markup.at(y(celsius) * 100 / HEIGHT) + "%";
    page.leaf("span", tongue.figures().decimal(celsius, 0), "class", "y", "style", top);
  }

  /** A temperature that was not known is a gap, never a guess. */
  private String line(int site) {
    Trace trace = new Trace();
    double lastS = 0;
    for (Chronicle.Second second : chronicle.seconds()) {
      double celsius = second.felt().skinCelsius().get(site);
      if (Double.isNaN(celsius) || second.atS() - lastS > 1.5) {
        trace.lift();
      }
      if (!Double.isNaN(celsius)) {
        trace.to(axis.x(second.atS()), y(celsius));
      }
      lastS = second.atS();
    }
    return trace.path();
  }

  /** Each line's name at its end, pushed apart where they would lie on each other. */
  private void tails(Markup page) {
    List<Integer> known = new ArrayList<>();
    for (int site = 0; site < sites().size(); site++) {
      if (!Double.isNaN(lastCelsius(site))) {
        known.add(site);
      }
    }
    known.sort(Comparator.comparingDouble(site -> y(lastCelsius(site))));
    double y = Double.NEGATIVE_INFINITY;
    for (int site : known) {
      y = Math.max(y(lastCelsius(site)), y + LABEL_APART);
      String at = "left:100%;top:" + Markup.at(y * 100 / HEIGHT) + "%";
      String name = tongue.words().thermometer(sites().get(site).name());
      page.leaf("span", name, "class", "at tail", "style", at);
    }
  }

  private void unknown(Markup page) {
    for (int site = 0; site < sites().size(); site++) {
      for (Chronicle.Second second : chronicle.seconds()) {
        if (Double.isNaN(second.felt().skinCelsius().get(site))) {
          String name = tongue.words().thermometer(sites().get(site).name());
          String time = tongue.figures().clock(second.atS());
          boolean end = axis.endsHere(second.atS());
          String at = axis.left(second.atS()) + ";top:" + site * (int) LABEL_APART + "px";
          String words = tongue.say("warmth.unknown", "name", name, "time", time);
          page.leaf("span", words, "class", end ? "at care end" : "at care", "style", at);
          break;
        }
      }
    }
  }

  private double lastCelsius(int site) {
    double last = Double.NaN;
    for (Chronicle.Second second : chronicle.seconds()) {
      double celsius = second.felt().skinCelsius().get(site);
      last = Double.isNaN(celsius) ? last : celsius;
    }
    return last;
  }

  private String said() {
    List<String> parts = new ArrayList<>();
    for (int site = 0; site < sites().size(); site++) {
      double warmest = Double.NEGATIVE_INFINITY;
      for (Chronicle.Second second : chronicle.seconds()) {
        double celsius = second.felt().skinCelsius().get(site);
        warmest = Double.isNaN(celsius) ? warmest : Math.max(warmest, celsius);
      }
      String name = tongue.words().thermometer(sites().get(site).name());
      parts.add(tongue.say("warmth.most", "name", name, "n", degrees(warmest)));
    }
    return tongue.say("warmth.said", "list", String.join(", ", parts));
  }

  private String degrees(double celsius) {
    return tongue.figures().decimal(celsius, 1);
  }

  private List<TemperatureSite> sites() {
    return story.setup().panel().temperatures();
  }

  private double y(double celsius) {
    double part = (celsius - leastCelsius) / (mostCelsius - leastCelsius);
    return HEIGHT - Math.clamp(part, 0, 1) * (HEIGHT - 4);
  }
}
