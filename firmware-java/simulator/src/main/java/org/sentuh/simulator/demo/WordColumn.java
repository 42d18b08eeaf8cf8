package org.sentuh.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * What is said beside the back, block under block: the programme, the time, the sentence, the bar
 * of its parts, the strength, the last answer, what needs a hand, and the panel's own warmth.
 */
final class WordColumn {

  /** From so many rows on the time is written large and every block has its full height. */
  static final int ROOMY_ROWS = 22;

  private static final double STEP_LEVEL = 0.1;
  private static final int STEPS = 8;

  /** Which gap between two blocks gets air first. */
  private static final int[] AIR = {1, 3, 0, 6, 1, 3, 2, 0, 4, 6};

  private final Setup setup;
  private final Narrator narrator;

  WordColumn(Setup setup) {
    this.setup = setup;
    this.narrator = new Narrator(setup);
  }

  /** The words, exactly so many rows of exactly so many columns. */
  List<AttributedString> lines(Scene scene, Palette palette, int columns, int rows) {
    Page page = new Page(scene, palette, columns);
    boolean roomy = rows >= ROOMY_ROWS;
    boolean ended = scene.state().hasEnded();
    ArrayList<List<AttributedString>> blocks = new ArrayList<>();
    blocks.add(page.fill(page.heading(), roomy ? 2 : 1));
    blocks.add(page.fill(roomy ? page.clock() : page.shortClock(), roomy ? 4 : 1));
    blocks.add(page.fill(page.now(), roomy ? 4 : ended ? 6 : page.refused() ? 1 : 3));
    blocks.add(page.fill(page.parts(), roomy ? 2 : 1));
    blocks.add(page.fill(roomy ? page.strength() : page.shortStrength(), roomy ? 2 : 1));
    if (page.refused()) {
      blocks.add(page.fill(page.answer(), roomy ? 6 : 5));
      blocks.add(List.of());
    } else {
      blocks.add(page.fill(page.answer(), roomy ? 2 : ended ? 0 : 1));
      blocks.add(page.fill(page.care(roomy ? 4 : 2), roomy ? 4 : ended ? 0 : 2));
    }
    blocks.add(page.fill(page.vitals(), 1));
    return page.spread(blocks, rows);
  }

  /** One picture's words in the making. */
  private final class Page {

    private final Scene scene;
    private final Palette palette;
    private final Letters letters;
    private final Speech speech;
    private final int columns;
    private final @Nullable Snapshot snapshot;

    Page(Scene scene, Palette palette, int columns) {
      this.scene = scene;
      this.palette = palette;
      this.letters = palette.look().letters();
      this.speech = scene.speech();
      this.columns = columns;
      this.snapshot = scene.snapshot();
    }

    List<AttributedString> fill(List<TextLine> block, int rows) {
      ArrayList<AttributedString> lines = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        TextLine line = row < block.size() ? block.get(row) : new TextLine(palette);
        lines.add(line.over(columns));
      }
      return lines;
    }

    /** Lays the blocks out with air between them as far as there is room. */
    List<AttributedString> spread(List<List<AttributedString>> blocks, int rows) {
      int air = rows;
      for (List<AttributedString> block : blocks) {
        air -= block.size();
      }
      int[] gaps = new int[blocks.size()];
      for (int i = 0; i < AIR.length && air > 0; i++, air--) {
        gaps[AIR[i]]++;
      }
      AttributedString blank = new TextLine(palette).over(columns);
      ArrayList<AttributedString> lines = new ArrayList<>();
      for (int top = 0; top < air / 3; top++) {
        lines.add(blank);
      }
      for (int i = 0; i < blocks.size(); i++) {
        lines.addAll(blocks.get(i));
        for (int gap = 0; gap < gaps[i]; gap++) {
          lines.add(blank);
        }
      }
      while (lines.size() < rows) {
        lines.add(blank);
      }
      return lines.subList(0, rows);
    }

    List<TextLine> heading() {
      State state = scene.state();
      String title = letters.clean(speech.title(setup.score().programme().title()));
      boolean calm =
          scene.isFresh() && !(state instanceof State.Paused || state instanceof State.Faulted);
      String stale = "" + scene.ageNs() / 1_000_000_000L;
      String word =
          scene.isFresh()
              ? speech.state(state) + " · " + elapsed()
              : speech.live("stale", "seconds", stale);
      return List.of(
          new TextLine(palette).strong(title, Ink.TEXT),
          new TextLine(palette).add(letters.clean(word), calm ? Ink.QUIET : Ink.CARE));
    }

    List<TextLine> clock() {
      List<TextLine> ticks = ticks();
      ArrayList<TextLine> lines = new ArrayList<>();
      for (int row = 0; row < Numerals.ROWS; row++) {
        TextLine line = new TextLine(palette).add(Numerals.row(left(), row, letters), Ink.TEXT);
        if (row < ticks.size()) {
          TextLine tick = ticks.get(row);
          line.space(columns - line.columns() - tick.columns());
          line.add(tick.over(tick.columns()));
        }
        lines.add(line);
      }
      TextLine under = new TextLine(palette).add(speech.live("time.left"), Ink.QUIET);
      lines.add(contact(under));
      return lines;
    }

    List<TextLine> shortClock() {
      TextLine line = new TextLine(palette).strong(left(), Ink.TEXT);
      line.add(" " + speech.live("time.left") + ", " + elapsed(), Ink.QUIET);
      return List.of(contact(line));
    }

    /** Says at the right edge how well the panel lies, if there is room. */
    private TextLine contact(TextLine line) {
      Snapshot now = snapshot;
      boolean known = now != null && scene.isFresh();
      String words =
          now == null || !known
              ? speech.live("unknown")
              : speech.contact(now.intent().zonesInContact(), now.intent().zones());
      int gap = columns - line.columns() - Letters.width(words);
      return gap < 1 ? line : line.space(gap).add(words, allTouch() ? Ink.QUIET : Ink.CARE);
    }

    /** A tick or a hole a zone, as they lie on the back. */
    private List<TextLine> ticks() {
      TreeSet<Double> heights = new TreeSet<>();
      for (SensorSite sensor : setup.panel().sensors()) {
        heights.add(sensor.place().yMm());
      }
      ArrayList<TextLine> lines = new ArrayList<>();
      for (double height : heights) {
        TextLine line = new TextLine(palette);
        for (int zone = 0; zone < setup.panel().zones(); zone++) {
          if (setup.panel().sensors().get(zone).place().yMm() == height) {
            line.space(line.columns() == 0 ? 0 : 1);
            tick(line, zone);
          }
        }
        lines.add(line);
      }
      return lines;
    }

    private void tick(TextLine line, int zone) {
      Snapshot now = snapshot;
      boolean known = now != null && scene.isFresh() && now.pressure().isValid(zone);
      boolean touching = now != null && now.intent().inContact(zone);
      Mark mark = !known ? Mark.UNKNOWN : touching ? Mark.TICK : Mark.OFF;
      Ink ink = now == null ? Ink.QUIET : known && touching ? Ink.FINE : Ink.CARE;
      line.add(String.valueOf(mark.in(letters)), ink);
    }

    List<TextLine> now() {
      ArrayList<TextLine> lines = new ArrayList<>();
      for (String part : wrapped(narrator.now(scene), columns)) {
        lines.add(new TextLine(palette).strong(part, Ink.TEXT));
      }
      String next = narrator.next(scene);
      for (String part : next.isEmpty() ? List.<String>of() : wrapped(next, columns)) {
        lines.add(new TextLine(palette).add(part, Ink.QUIET));
      }
      return lines;
    }

    /** The bar of the programme's parts, each as long as it lasts, and the name of this one. */
    List<TextLine> parts() {
      Score score = setup.score();
      int parts = score.programme().phases().size();
      long placeNs = snapshot == null ? 0 : snapshot.placeNs();
      int room = Math.max(parts, columns - (parts - 1));
      double place = (double) room * placeNs / score.durationNs();
      TextLine bar = new TextLine(palette);
      int part = 0;
      for (int i = 0; i < parts; i++) {
        long from = room * score.phaseStartNs(i) / score.durationNs();
        long to = room * score.phaseStartNs(i + 1) / score.durationNs();
        bar.space(i == 0 ? 0 : 1);
        segment(bar, (int) from, (int) Math.max(to, from + 1), place);
        part = placeNs >= score.phaseStartNs(i) ? i : part;
      }
      String title = speech.title(score.programme().phases().get(part).title());
      String name =
          speech.live("part", "number", "" + (part + 1), "of", "" + parts, "title", title);
      return List.of(bar, new TextLine(palette).add(letters.clean(name), Ink.QUIET));
    }

    private void segment(TextLine bar, int from, int to, double place) {
      int done = Math.clamp((int) place, from, to) - from;
      boolean edge = place - (from + done) >= 0.5 && from + done < to;
      bar.add(String.valueOf(Mark.DONE.in(letters)).repeat(done), Ink.DRIVEN);
      bar.add(edge ? String.valueOf(Mark.EDGE.in(letters)) : "", Ink.DRIVEN);
      int left = to - from - done - (edge ? 1 : 0);
      bar.add(String.valueOf(Mark.TO_COME.in(letters)).repeat(left), Ink.LINE);
    }

    List<TextLine> shortStrength() {
      List<TextLine> both = strength();
      TextLine dots = both.get(0).space(1);
      TextLine said = both.get(1);
      return List.of(dots.add(said.over(said.columns())));
    }

    /** Eight steps of strength: hers so far, the bar of her ceiling, and what lies beyond it. */
    List<TextLine> strength() {
      double level = snapshot == null ? setup.level() : snapshot.level();
      double ceiling = snapshot == null ? setup.ceiling() : snapshot.ceiling();
      int barAt = Math.clamp(Math.round(ceiling / STEP_LEVEL), 0, STEPS);
      TextLine dots = new TextLine(palette);
      for (int step = 0; step < STEPS; step++) {
        dots.add(step == barAt ? Mark.CEILING.in(letters) + " " : "", Ink.TEXT);
        step(dots, level - step * STEP_LEVEL, step >= barAt);
      }
      dots.add(barAt == STEPS ? String.valueOf(Mark.CEILING.in(letters)) : "", Ink.TEXT);
      String key = ceiling < setup.ceiling() ? "strength.hers" : "strength.prescribed";
      String said = speech.live(key, "level", steps(level), "ceiling", steps(ceiling));
      return List.of(dots, new TextLine(palette).add(letters.clean(said), Ink.QUIET));
    }

    private void step(TextLine dots, double filled, boolean beyond) {
      if (filled >= 0.75 * STEP_LEVEL) {
        dots.add(Mark.STEP.in(letters) + " ", Ink.DRIVEN);
      } else if (filled >= 0.25 * STEP_LEVEL) {
        dots.add(Mark.HALF_STEP.in(letters) + " ", Ink.DRIVEN);
      } else {
        Mark mark = beyond ? Mark.CLOSED_STEP : Mark.FREE_STEP;
        dots.add(mark.in(letters) + " ", beyond ? Ink.LINE : Ink.SITE);
      }
    }

    /** Nothing begins: why not is the one thing to read, in whole sentences. */
    boolean refused() {
      boolean before =
          scene.state() instanceof State.Idle || scene.state() instanceof State.Screening;
      return before && !scene.answer().isEmpty();
    }

    List<TextLine> answer() {
      ArrayList<TextLine> lines = new ArrayList<>();
      for (String part :
          scene.answer().isEmpty() ? List.<String>of() : wrapped(scene.answer(), columns)) {
        lines.add(new TextLine(palette).add(part, Ink.TEXT));
      }
      return lines;
    }

    /**
     * What needs a hand, and the limits that act now, each in whole sentences as far as there is
     * room; or what the keys do.
     */
    List<TextLine> care(int rows) {
      ArrayList<TextLine> lines = new ArrayList<>();
      String told = scene.help() ? speech.live("help") : scene.pages();
      if (!told.isEmpty()) {
        for (String part : wrapped(told, columns)) {
          lines.add(new TextLine(palette).add(part, Ink.QUIET));
        }
        return lines;
      }
      boolean said = !scene.state().hasEnded() && loose(lines);
      for (Reason reason : scene.limits()) {
        if (!(said && reason == Reason.FEW_ZONES)) {
          boolean note = reason.kind() == Reason.Kind.NOTE;
          Mark mark = note ? Mark.NOTE : Mark.WARNING;
          ArrayList<TextLine> more = new ArrayList<>();
          marked(more, mark, speech.words().mother(reason), note ? Ink.QUIET : Ink.CARE);
          lines.addAll(lines.isEmpty() || lines.size() + more.size() <= rows ? more : List.of());
        }
      }
      return lines;
    }

    /** Names the first strap that is loose: one at a time. */
    private boolean loose(List<TextLine> lines) {
      Snapshot now = snapshot;
      for (int zone = 0; now != null && zone < setup.panel().zones(); zone++) {
        if (!now.intent().inContact(zone) && now.pressure().isValid(zone)) {
          String name = setup.panel().sensors().get(zone).name();
          marked(lines, Mark.WARNING, speech.words().lostContact(name).mother(), Ink.CARE);
          return true;
        }
      }
      return false;
    }

    List<TextLine> vitals() {
      String celsius = speech.live("unknown");
      String amps = speech.live("unknown");
      if (snapshot != null && scene.isKnown()) {
        Vitals vitals = snapshot.vitals();
        double warmest = Double.NEGATIVE_INFINITY;
        for (int site = 0; site < vitals.skinSites(); site++) {
          warmest =
              vitals.isSkinKnown(site) ? Math.max(warmest, vitals.skinCelsius(site)) : warmest;
        }
        celsius = warmest > Double.NEGATIVE_INFINITY ? speech.decimal(warmest, 1) + " °C" : celsius;
        amps = vitals.supply().known() ? speech.decimal(vitals.supply().amps(), 2) + " A" : amps;
      }
      String line = speech.live("vitals", "celsius", celsius, "amps", amps);
      return List.of(new TextLine(palette).add(letters.clean(line), Ink.QUIET));
    }

    private void marked(List<TextLine> lines, Mark mark, String words, Ink ink) {
      String lead = mark.in(letters) + " ";
      for (String part : wrapped(words, columns - lead.length())) {
        lines.add(new TextLine(palette).add(lead, ink).add(part, ink));
        lead = "  ";
      }
    }

    private List<String> wrapped(String words, int width) {
      return TextLine.wrap(letters.clean(words), width);
    }

    private boolean allTouch() {
      Snapshot now = snapshot;
      return now != null && now.intent().zonesInContact() == now.intent().zones();
    }

    private String left() {
      long leftNs = setup.score().durationNs() - (snapshot == null ? 0 : snapshot.placeNs());
      return Speech.minutes((leftNs + 999_999_999L) / 1_000_000_000L);
    }

    private String elapsed() {
      long placeNs = snapshot == null ? 0 : snapshot.placeNs();
      return speech.live("time.elapsed", "time", Speech.minutes(placeNs / 1_000_000_000L));
    }

    private String steps(double level) {
      double steps = level / STEP_LEVEL;
      boolean whole = Math.abs(steps - Math.rint(steps)) < 0.01;
      return speech.decimal(steps, whole ? 0 : 1);
    }
  }
}
