package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Passage;
import org.sentuh.control.pattern.Path;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Sides;

/**
 * The programme as a musician writes it, with the levels of the spine as staves: what was played is
 * filled, what was not is an outline, and a pause is a gap.
 */
final class ScoreChart {

  private static final double HEIGHT = 132;
  private static final double MARGIN_MM = 14;
  private static final double LABELS_APART = 15;
  private static final double SLIM = 150;
  private static final double S = 1e9;

  private final Chronicle chronicle;
  private final Tongue tongue;
  private final TimeAxis axis;
  private final Score score;
  private final List<Stretch> stretches = new ArrayList<>();
  private double topMm = Double.POSITIVE_INFINITY;
  private double bottomMm = Double.NEGATIVE_INFINITY;

  /** A part of the programme with the time at which it was, or would have been, played. */
  private record Stretch(double fromPlaceS, double toPlaceS, double atS, boolean played) {}

  ScoreChart(TreatmentStory story, Chronicle chronicle, Tongue tongue) {
    this.chronicle = chronicle;
    this.tongue = tongue;
    this.score = story.setup().score();
    for (Chronicle.Run run : chronicle.runs()) {
      stretches.add(new Stretch(run.placeS(), run.endPlaceS(), run.span().fromS(), true));
    }
    double reachedS = chronicle.reachedS();
    double wholeS = score.durationNs() / S;
    double restAtS = chronicle.started() ? chronicle.endS() : 0;
    if (wholeS - reachedS > 0.05) {
      stretches.add(new Stretch(reachedS, wholeS, restAtS, false));
    }
    this.axis = new TimeAxis(restAtS + Math.max(0, wholeS - reachedS));
    for (Passage passage : score.passages()) {
      reach(passage);
    }
  }

  /** The axis that the other charts share: to the end of the programme, played or not. */
  TimeAxis axis() {
    return axis;
  }

  void write(Markup page) {
    page.open("figure", "class", "chart score");
    page.open("figcaption").leaf("h3", tongue.say("score.title"));
    page.leaf("small", tongue.say("score.unit")).close();
    phases(page);
    page.open("div", "class", "plot", "role", "img", "aria-label", said());
    drawing(page);
    staveNames(page);
    page.close();
    parts(page);
    page.close().line();
  }

  private void drawing(Markup page) {
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
    waits(page, chronicle, axis, HEIGHT);
    for (Level level : staves()) {
      String y = Markup.at(y(level.yMm(score.back())));
      page.empty("path", "class", "hair", "d", "M0," + y + "H1000");
    }
    for (boolean played : new boolean[] {true, false}) {
      page.open("g", "class", played ? "played" : "unplayed");
      for (Passage passage : score.passages()) {
        passage(page, passage, played);
      }
      page.close();
    }
    end(page, chronicle, axis, HEIGHT);
    page.close();
  }

  /** The pauses, as a quiet column through a chart. */
  static void waits(Markup page, Chronicle chronicle, TimeAxis axis, double height) {
    for (Chronicle.Wait wait : chronicle.waits()) {
      double x = axis.x(wait.span().fromS());
      page.empty(
          "rect",
          "class",
          "wait",
          "x",
          Markup.at(x),
          "y",
          "0",
          "width",
          Markup.at(axis.x(wait.span().toS()) - x),
          "height",
          Markup.at(height));
    }
  }

  /** The line at which a massage ended before its programme did. */
  static void end(Markup page, Chronicle chronicle, TimeAxis axis, double height) {
    if (chronicle.started() && chronicle.endS() < axis.toS() - 0.05) {
      String d = "M" + Markup.at(axis.x(chronicle.endS())) + ",0V" + Markup.at(height);
      page.empty("path", "class", "halt", "d", d);
    }
  }

  private void passage(Markup page, Passage passage, boolean played) {
    Path path = passage.stroke().path();
    int hands = passage.stroke().sides() == Sides.ALTERNATE ? 2 : 1;
    double turnS = path.turnNs(score.back()) / S;
    for (int hand = 0; hand < path.turns() * hands; hand++) {
      double fromS = passage.startNs() / S + hand * turnS;
      for (Stretch piece : pieces(fromS, fromS + path.movementNs(score.back()) / S, played)) {
        turn(page, passage, hand / hands, hand % hands, fromS, piece);
      }
    }
  }

  private void turn(Markup page, Passage passage, int turn, int hand, double fromS, Stretch piece) {
    Path path = passage.stroke().path();
    switch (path) {
      case Circle circle -> {
        double middleMm = middleMm(circle, turn, score.back());
        note(page, passage, piece, hand, middleMm, circle.diameterMm() * 0.34);
      }
      case Hold hold -> note(page, passage, piece, hand, hold.at().yMm(score.back()), 5);
      case Glide glide -> line(page, passage, turn, fromS, piece);
      case RibSweep sweep -> line(page, passage, turn, fromS, piece);
      case Rest rest -> {}
    }
  }

  /** A note: over its whole height for both sides, the upper half for left, the lower for right. */
  private void note(
      Markup page, Passage passage, Stretch piece, int hand, double middleMm, double halfMm) {
    Sides sides = passage.stroke().sides();
    boolean left = sides == Sides.LEFT || (sides == Sides.ALTERNATE && hand == 0);
    boolean right = sides == Sides.RIGHT || (sides == Sides.ALTERNATE && hand == 1);
    double top = y(right ? middleMm : middleMm - halfMm);
    double bottom = y(left ? middleMm : middleMm + halfMm);
    double x = axis.x(piece.atS());
    double width = axis.x(piece.atS() + piece.toPlaceS() - piece.fromPlaceS()) - x;
    double gap = Math.min(1.6, width * 0.2);
    page.empty(
        "rect",
        "class",
        "note",
        "x",
        Markup.at(x + gap / 2),
        "y",
        Markup.at(top),
        "width",
        Markup.at(width - gap),
        "height",
        Markup.at(bottom - top),
        "rx",
        Markup.at(Math.min(3, width * 0.3)),
        "opacity",
        Markup.at(opacity(passage, (piece.fromPlaceS() + piece.toPlaceS()) / 2)));
  }

  private void line(Markup page, Passage passage, int turn, double fromS, Stretch piece) {
    Path path = passage.stroke().path();
    Trace trace = new Trace();
    for (int i = 0; i <= 4; i++) {
      double part = i / 4.0;
      double placeS = piece.fromPlaceS() + part * (piece.toPlaceS() - piece.fromPlaceS());
      long inTurnNs = Math.round((placeS - fromS) * S);
      @Nullable Place place = path.at(turn, inTurnNs, Side.RIGHT, score.back());
      if (place != null) {
        trace.to(axis.x(piece.atS() + placeS - piece.fromPlaceS()), y(place.yMm()));
      }
    }
    String opacity = Markup.at(opacity(passage, (piece.fromPlaceS() + piece.toPlaceS()) / 2));
    page.empty("path", "class", "stroke", "d", trace.path(), "opacity", opacity);
  }

  /** The swell: a soft note is a faint one. */
  private double opacity(Passage passage, double placeS) {
    double strength = score.at(Math.round(placeS * S)).strength() * passage.stroke().intensity();
    return 0.22 + 0.78 * strength;
  }

  /** The stretches of time in which a part of the programme was, or was not, played. */
  private List<Stretch> pieces(double fromPlaceS, double toPlaceS, boolean played) {
    List<Stretch> pieces = new ArrayList<>();
    for (Stretch stretch : stretches) {
      double from = Math.max(fromPlaceS, stretch.fromPlaceS());
      double to = Math.min(toPlaceS, stretch.toPlaceS());
      if (stretch.played() == played && to - from > 0.02) {
        double atS = stretch.atS() + from - stretch.fromPlaceS();
        pieces.add(new Stretch(from, to, atS, played));
      }
    }
    return pieces;
  }

  private void phases(Markup page) {
    page.open("ol", "class", "phases", "aria-label", tongue.say("score.phases"));
    List<Phase> phases = score.programme().phases();
    for (int phase = 0; phase < phases.size(); phase++) {
      double fromS = timeS(score.phaseStartNs(phase) / S, false);
      double toS = timeS(score.phaseStartNs(phase + 1) / S, true);
      boolean slim = axis.x(toS) - axis.x(fromS) < SLIM;
      String style = axis.stretch(new Span(fromS, toS));
      page.open("li", "class", slim ? "slim" : "wide", "style", style);
      page.leaf("b", tongue.of(phases.get(phase).title()), "class", "t");
      page.leaf("b", String.valueOf(phase + 1), "class", "n", "aria-hidden", "true");
      page.leaf("span", length(phase), "class", "num").close();
    }
    page.close().line();
  }

  /** The phases' names where the bars are too narrow for them. */
  private void parts(Markup page) {
    page.open("ol", "class", "parts", "aria-hidden", "true");
    List<Phase> phases = score.programme().phases();
    for (int phase = 0; phase < phases.size(); phase++) {
      page.open("li").leaf("b", (phase + 1) + " ");
      page.text(tongue.of(phases.get(phase).title()) + " · " + length(phase)).close();
    }
    page.close();
  }

  private String length(int phase) {
    double lengthS = (score.phaseStartNs(phase + 1) - score.phaseStartNs(phase)) / S;
    return tongue.figures().clock(lengthS);
  }

  /** When a place in the programme was reached; of two moments around a pause the asked one. */
  private double timeS(double placeS, boolean before) {
    double timeS = axis.toS();
    for (Stretch stretch : stretches) {
      boolean within =
          before
              ? placeS > stretch.fromPlaceS() + 1e-6 && placeS <= stretch.toPlaceS() + 0.05
              : placeS >= stretch.fromPlaceS() - 1e-6 && placeS < stretch.toPlaceS() - 1e-6;
      if (within) {
        return stretch.atS() + placeS - stretch.fromPlaceS();
      }
    }
    return timeS;
  }

  private void staveNames(Markup page) {
    double last = Double.NEGATIVE_INFINITY;
    for (Level level : staves()) {
      double y = y(level.yMm(score.back()));
      if (y - last >= LABELS_APART) {
        String top = "top:" + Markup.at(y * 100 / HEIGHT) + "%";
        page.leaf("span", level.name(), "class", "y", "style", top);
        last = y;
      }
    }
  }

  private List<Level> staves() {
    List<Level> staves = new ArrayList<>();
    for (Level level : Level.values()) {
      double yMm = level.yMm(score.back());
      if (yMm >= topMm - 1 && yMm <= bottomMm + 1) {
        staves.add(level);
      }
    }
    return staves;
  }

  private String said() {
    String whole = tongue.figures().clock(score.durationNs() / S);
    String reached = tongue.figures().clock(chronicle.reachedS());
    return tongue.say(
        "score.said",
        "n",
        String.valueOf(score.programme().phases().size()),
        "whole",
        whole,
        "reached",
        reached);
  }

  private double y(double yMm) {
    double top = topMm - MARGIN_MM;
    return (yMm - top) / (bottomMm + MARGIN_MM - top) * HEIGHT;
  }

  private void reach(Passage passage) {
    BackLength back = score.back();
    Path path = passage.stroke().path();
    for (int turn = 0; turn < path.turns(); turn++) {
      for (long tNs : new long[] {0, path.movementNs(back)}) {
        @Nullable Place place = path.at(turn, tNs, Side.RIGHT, back);
        double yMm = path instanceof Circle circle ? middleMm(circle, turn, back) : Double.NaN;
        yMm = Double.isNaN(yMm) && place != null ? place.yMm() : yMm;
        topMm = Double.isNaN(yMm) ? topMm : Math.min(topMm, yMm);
        bottomMm = Double.isNaN(yMm) ? bottomMm : Math.max(bottomMm, yMm);
      }
    }
  }

  /** A quarter of its first loop in, a circle stands at its middle's height. */
  private static double middleMm(Circle circle, int turn, BackLength back) {
    long quarterNs = Math.round(circle.secondsALoop() * S / 4);
    return circle.at(turn, quarterNs, Side.RIGHT, back).yMm();
  }
}
