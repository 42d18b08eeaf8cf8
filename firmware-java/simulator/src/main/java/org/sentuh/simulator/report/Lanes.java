package org.sentuh.simulator.report;

import java.util.List;

/** Under the charts, on the same axis: when each thing happened, with its name above its bars. */
final class Lanes {

  private Lanes() {}

  static void write(Markup page, List<Happening> happenings, TimeAxis axis, Tongue tongue) {
    if (happenings.isEmpty()) {
      return;
    }
    page.open("ol", "class", "lanes", "aria-label", tongue.say("lanes.said"));
    for (Happening happening : happenings) {
      lane(page, happening, axis, tongue);
    }
    page.close().line();
  }

  private static void lane(Markup page, Happening happening, TimeAxis axis, Tongue tongue) {
    page.open("li", "class", "lane " + happening.sign().lane());
    Span first = happening.spans().getFirst();
    Span last = happening.spans().getLast();
    boolean end = axis.endsHere(first.fromS());
    String at = axis.left(end ? last.toS() : first.fromS());
    String words = happening.telling().name() + " " + tongue.figures().clock(happening.fromS());
    page.leaf("span", words, "class", end ? "at end" : "at", "style", at);
    for (Span span : happening.spans()) {
      page.leaf("i", "", "style", axis.stretch(span));
    }
    page.close();
  }
}
