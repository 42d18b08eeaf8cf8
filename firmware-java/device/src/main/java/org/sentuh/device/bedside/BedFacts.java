package org.sentuh.device.bedside;

import org.sentuh.control.arming.Question;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.treatment.Treatment;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What does not change while a treatment goes on, as JSON: words are in the word files. */
final class BedFacts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String json;

  BedFacts(Bed bed) {
    this.json = facts(bed).toString();
  }

  /** Lengths in millimetres of the body frame, times in milliseconds, levels 0 to 1. */
  String json() {
    return json;
  }

  private static ObjectNode facts(Bed bed) {
    Setup setup = bed.setup();
    ObjectNode facts = JSON.objectNode();
    facts.put("panel", setup.panel().name());
    facts.put("programme", setup.score().programme().name());
    facts.put("durationMs", ms(setup.score().durationNs()));
    facts.put("startLevel", setup.level());
    facts.put("ceiling", setup.ceiling());
    facts.put("step", Treatment.STEP);
    facts.put("softest", Treatment.SOFTEST);
    facts.put("zonesGood", setup.limits().contact().zonesWarn());
    facts.put("backMm", setup.score().back().mm());
    ArrayNode motors = facts.putArray("motors");
    for (MotorSite site : setup.panel().motors()) {
      place(motors.addObject().put("name", site.name()), site.place().xMm(), site.place().yMm());
    }
    ArrayNode zones = facts.putArray("zones");
    for (SensorSite site : setup.panel().sensors()) {
      place(zones.addObject().put("name", site.name()), site.place().xMm(), site.place().yMm());
    }
    phases(setup.score(), facts.putArray("phases"));
    passages(setup.score(), facts.putArray("passages"));
    questions(bed, facts.putArray("questions"));
    return facts;
  }

  private static void place(ObjectNode site, double xMm, double yMm) {
    site.put("x", xMm).put("y", yMm);
  }

  private static void phases(Score score, ArrayNode phases) {
    int number = 0;
    for (Phase phase : score.programme().phases()) {
      long lastsNs = score.phaseStartNs(number + 1) - score.phaseStartNs(number);
      phases.addObject().put("strokes", phase.strokes().size()).put("lastsMs", ms(lastsNs));
      number++;
    }
  }

  private static void passages(Score score, ArrayNode passages) {
    score
        .passages()
        .forEach(passage ->
            passages
                .addObject()
                .put("phase", passage.phase())
                .put("stroke", passage.number())
                .put("startMs", ms(passage.startNs())));
  }

  private static void questions(Bed bed, ArrayNode questions) {
    for (Question question : bed.readiness().screening().questionnaire().questions()) {
      questions
          .addObject()
          .put("id", question.id())
          .put("severity", question.severity().word())
          .put("awaitsSignature", question.awaitsSignature());
    }
  }

  private static long ms(long ns) {
    return ns / 1_000_000;
  }
}
