package org.sentuh.clinic.design;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.Side;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Passage;
import org.sentuh.control.pattern.Path;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.prescription.Counterexample;
import org.sentuh.control.prescription.Margin;
import org.sentuh.settings.ProgrammeText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a page draws of a programme that is tried, as JSON. Places in millimetres of the body frame,
 * times in milliseconds, levels 0 to 1; words are in the word files. Stateless; any thread.
 */
public final class DesignFacts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double NS_PER_MS = 1e6;
  private static final int LOOP_POINTS = 32;
  private static final int RIB_POINTS = 12;

  private DesignFacts() {}

  /** A programme with all that its file need not say. */
  public static String programme(Programme programme) {
    return JsonMapper.shared().writeValueAsString(ProgrammeText.tree(programme));
  }

  /** The sites of a panel, and the levels of the back that it is drawn for. */
  public static ObjectNode panel(Panel panel) {
    ObjectNode facts = JSON.objectNode();
    facts.put("name", panel.name());
    facts.put("pitchMm", panel.pitchMm());
    facts.put("backMm", panel.drawnFor().mm());
    ArrayNode motors = facts.putArray("motors");
    for (MotorSite site : panel.motors()) {
      place(motors.addObject().put("name", site.name()), site.place());
    }
    ArrayNode zones = facts.putArray("zones");
    for (SensorSite site : panel.sensors()) {
      place(zones.addObject().put("name", site.name()), site.place());
    }
    return facts;
  }

  /** Its score, its margins, and where it breaks. */
  public static ObjectNode tried(Trying trying) {
    ObjectNode facts = JSON.objectNode();
    Score score = trying.score();
    facts.put("durationMs", score.durationNs() / NS_PER_MS);
    facts.put("stepMs", Film.STEP_MS);
    facts.put("tooLong", score.durationNs() > Trying.LONGEST_NS);
    facts.put("proven", trying.isProven());
    facts.put("narrowest", trying.narrowest().map(DesignFacts::key).orElse(""));
    levels(score, facts.putObject("levels"));
    phases(score, facts.putArray("phases"));
    if (score.durationNs() <= Trying.LONGEST_NS) {
      passages(score, facts.putArray("passages"));
    }
    ArrayNode margins = facts.putArray("margins");
    trying.margins().forEach(margin -> add(margins.addObject(), margin, trying));
    trying
        .counterexample()
        .ifPresent(example -> add(facts.putObject("counterexample"), example, trying));
    return facts;
  }

  private static void levels(Score score, ObjectNode levels) {
    for (Level level : Level.values()) {
      levels.put(level.name(), tenths(level.yMm(score.back())));
    }
  }

  private static void phases(Score score, ArrayNode phases) {
    int number = 0;
    for (Phase phase : score.programme().phases()) {
      phases
          .addObject()
          .put("startMs", score.phaseStartNs(number) / NS_PER_MS)
          .put("endMs", score.phaseStartNs(number + 1) / NS_PER_MS)
          .put("from", phase.ramp().from())
          .put("to", phase.ramp().to())
          .set("strokes", courses(phase, score.back()));
      number++;
    }
  }

  /** The way of one hand on the right side, a line of x and y in turns for each of its turns. */
  private static ArrayNode courses(Phase phase, BackLength back) {
    ArrayNode strokes = JSON.arrayNode();
    for (Stroke stroke : phase.strokes()) {
      ArrayNode course = strokes.addArray();
      int turns = stroke.path() instanceof Circle circle ? circle.turns() : 1;
      for (int turn = 0; turn < turns; turn++) {
        line(stroke.path(), turn, back, course);
      }
    }
    return strokes;
  }

  private static void line(Path path, int turn, BackLength back, ArrayNode course) {
    int points =
        switch (path) {
          case Circle circle -> LOOP_POINTS * circle.loopsALevel();
          case Glide glide -> 1;
          case RibSweep sweep -> RIB_POINTS;
          case Hold hold -> 1;
          case Rest rest -> 0;
        };
    ArrayNode line = course.addArray();
    for (int point = 0; points > 0 && point <= points; point++) {
      @Nullable Place place =
          path.at(turn, path.movementNs(back) * point / points, Side.RIGHT, back);
      if (place != null) {
        line.add(tenths(place.xMm())).add(tenths(place.yMm()));
      }
    }
  }

  private static void passages(Score score, ArrayNode passages) {
    for (Passage passage : score.passages()) {
      ObjectNode one = passages.addObject();
      one.put("phase", passage.phase());
      one.put("stroke", passage.number());
      one.put("repeat", passage.repeat());
      one.put("startMs", passage.startNs() / NS_PER_MS);
      one.put("endMs", passage.endNs() / NS_PER_MS);
      hands(passage, score, one.putArray("hands"));
    }
  }

  /** When a hand is laid on in a stroke, when it is lifted, and from which height to which. */
  private static void hands(Passage passage, Score score, ArrayNode hands) {
    Stroke stroke = passage.stroke();
    Path path = stroke.path();
    int handsATurn = stroke.hands() / path.turns();
    for (int hand = 0; hand < stroke.hands(); hand++) {
      int turn = hand / handsATurn;
      long startNs = passage.startNs() + hand * path.turnNs(score.back());
      long movementNs = path.movementNs(score.back());
      @Nullable Place from = path.at(turn, 0, Side.RIGHT, score.back());
      @Nullable Place to = path.at(turn, movementNs, Side.RIGHT, score.back());
      if (from == null || to == null) {
        continue;
      }
      boolean round = path instanceof Circle;
      double middleMm = path instanceof Circle circle ? from.yMm() + circle.diameterMm() / 2 : 0;
      hands
          .addObject()
          .put("startMs", startNs / NS_PER_MS)
          .put("endMs", (startNs + movementNs) / NS_PER_MS)
          .put("from", tenths(round ? middleMm : from.yMm()))
          .put("to", tenths(round ? middleMm : to.yMm()));
    }
  }

  private static void add(ObjectNode node, Margin margin, Trying trying) {
    node.put("bound", key(margin));
    node.put("kept", margin.isKept());
    node.put("value", margin.value());
    node.put("most", margin.most());
    node.put("mayReach", margin.mayReach());
    node.put("part", Trying.part(margin));
    node.put("unit", margin.unit());
    node.put("means", Trying.word(margin.means()));
    where(node, margin.bound(), margin.atNs(), margin.site(), trying);
  }

  private static void add(ObjectNode node, Counterexample example, Trying trying) {
    node.put("bound", key(example.bound()));
    node.put("value", example.value());
    node.put("most", example.most());
    node.put("unit", example.unit());
    node.put("reason", example.reason().code());
    node.put("level", example.level());
    where(node, example.bound(), example.atNs(), example.site(), trying);
  }

  private static void where(
      ObjectNode node, String bound, long atNs, @Nullable String site, Trying trying) {
    if (atNs >= 0) {
      node.put("atMs", atNs / NS_PER_MS);
    }
    node.put("site", site == null ? "" : site);
    ArrayNode places = node.putArray("places");
    List<Place> where = trying.places(bound, atNs, site);
    where.forEach(place -> place(places.addObject(), place));
  }

  private static String key(Margin margin) {
    return key(margin.bound());
  }

  /** A bound's name as word files and pages have it. */
  static String key(String bound) {
    return bound.replace(' ', '-');
  }

  private static void place(ObjectNode node, Place place) {
    node.put("x", tenths(place.xMm())).put("y", tenths(place.yMm()));
  }

  private static double tenths(double mm) {
    return Math.round(mm * 10) / 10.0;
  }
}
