package org.sentuh.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Rib;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Path;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;

/** Reads one stroke of a programme: a single movement, and how it is played. */
final class StrokeSection {

  private static final String CIRCLE = "circle";
  private static final String GLIDE = "glide";
  private static final String RIB_SWEEP = "rib-sweep";
  private static final String HOLD = "hold";
  private static final String REST = "rest";
  private static final List<String> MOVEMENTS = List.of(CIRCLE, GLIDE, RIB_SWEEP, HOLD, REST);
  private static final List<String> MANNER = List.of("sides", "intensity", "spread_mm");

  private StrokeSection() {}

  static Stroke read(Value value) {
    ArrayList<String> known = new ArrayList<>(MOVEMENTS);
    known.addAll(MANNER);
    Section stroke = Section.of(value, known.toArray(String[]::new));
    String movement = movement(stroke);
    if (movement.equals(REST)) {
      return rest(stroke);
    }
    Path path =
        switch (movement) {
          case CIRCLE -> circle(stroke);
          case GLIDE -> glide(stroke);
          case RIB_SWEEP -> ribSweep(stroke);
          default -> hold(stroke);
        };
    Sides sides = stroke.oneOf("sides", List.of(Sides.values()), Section::word, Sides.BOTH);
    double intensity = stroke.number("intensity", 0, 1, 1);
    double spreadMm = stroke.number("spread_mm", 0, 40, 0);
    return stroke.make(movement, () -> new Stroke(path, sides, intensity, spreadMm));
  }

  private static String movement(Section stroke) {
    List<String> found = MOVEMENTS.stream().filter(stroke::has).toList();
    if (found.isEmpty()) {
      throw stroke
          .spot()
          .trouble(
              "has no movement",
              "",
              "one of " + String.join(", ", MOVEMENTS),
              "write one of these below it");
    }
    if (found.size() > 1) {
      throw stroke.refusal(
          found.get(1),
          "one movement a stroke, and " + found.get(0) + " is here already",
          "begin another stroke with '- ' for it");
    }
    return found.get(0);
  }

  private static Stroke rest(Section stroke) {
    for (String manner : MANNER) {
      if (stroke.has(manner)) {
        throw stroke.refusal(manner, "the rest alone", "remove it: a rest touches nowhere");
      }
    }
    Section rest = stroke.section(REST, "lasts_s");
    double seconds = rest.number("lasts_s", 0.5, 60);
    return rest.make("lasts_s", () -> new Stroke(new Rest(seconds), Sides.BOTH, 0, 0));
  }

  private static Path circle(Section stroke) {
    Section circle =
        stroke.section(
            CIRCLE, "from", "to", "every", "diameter_mm", "loop_s", "loops_a_level", "offset_mm");
    Level from = level(circle, "from");
    Level to = level(circle, "to");
    int every = circle.whole("every", 1, 4);
    int levels = Math.abs(to.ordinal() - from.ordinal());
    if (levels % every != 0) {
      throw circle.refusal(
          "every",
          "steps that lead from " + from + " to " + to + ": " + steps(levels),
          "write one of these, or end at another level");
    }
    double diameterMm = circle.number("diameter_mm", 10, 80);
    double loopS = circle.number("loop_s", 0.5, 10);
    int loops = circle.whole("loops_a_level", 1, 20);
    double offsetMm = circle.number("offset_mm", 20, 90);
    return circle.make(
        "every", () -> new Circle(from, to, every, diameterMm, loopS, loops, offsetMm));
  }

  private static String steps(int levels) {
    return String.join(
        ", ",
        IntStream.rangeClosed(1, 4)
            .filter(step -> levels % step == 0)
            .mapToObj(String::valueOf)
            .toList());
  }

  private static Path glide(Section stroke) {
    Section glide =
        stroke.section(GLIDE, "from", "to", "speed_mm_s", "pause_s", "times", "offset_mm");
    Level from = level(glide, "from");
    Level to = level(glide, "to");
    if (from == to) {
      throw glide.refusal(
          "to", "levels other than " + from + ", where it begins", "use hold to stay at one level");
    }
    double mmPerS = glide.number("speed_mm_s", 5, 200);
    double pauseS = glide.number("pause_s", 0, 30);
    int times = glide.whole("times", 1, 60);
    double offsetMm = glide.number("offset_mm", 20, 90);
    return glide.make("to", () -> new Glide(from, to, mmPerS, pauseS, times, offsetMm));
  }

  private static Path ribSweep(Section stroke) {
    Section sweep =
        stroke.section(RIB_SWEEP, "rib", "from_mm", "to_mm", "speed_mm_s", "pause_s", "times");
    int rib = sweep.whole("rib", 1, 12);
    double fromMm = sweep.number("from_mm", 20, 150);
    double toMm = sweep.number("to_mm", 20, 150);
    if (fromMm == toMm) {
      throw sweep.refusal(
          "to_mm",
          "distances other than " + Value.decimal(fromMm) + " mm, where it begins",
          "write where the hand is lifted");
    }
    double mmPerS = sweep.number("speed_mm_s", 5, 200);
    double pauseS = sweep.number("pause_s", 0, 30);
    int times = sweep.whole("times", 1, 60);
    return sweep.make("rib", () -> new RibSweep(new Rib(rib), fromMm, toMm, mmPerS, pauseS, times));
  }

  private static Path hold(Section stroke) {
    Section hold = stroke.section(HOLD, "at", "offset_mm", "lasts_s");
    Level at = level(hold, "at");
    double offsetMm = hold.number("offset_mm", 20, 90);
    double seconds = hold.number("lasts_s", 0.5, 30);
    return hold.make("at", () -> new Hold(at, offsetMm, seconds));
  }

  private static Level level(Section section, String key) {
    return section.oneOf(key, List.of(Level.values()), Level::name);
  }
}
