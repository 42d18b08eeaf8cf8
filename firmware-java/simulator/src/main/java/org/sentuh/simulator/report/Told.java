package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.treatment.Refusal;

/** What happened, each thing in the words of the mother, the midwife and the technician. */
final class Told {

  private final TreatmentStory story;
  private final Chronicle chronicle;
  private final List<Happening> happenings;
  private final Tongue tongue;

  Told(TreatmentStory story, Chronicle chronicle, List<Happening> happenings, Tongue tongue) {
    this.story = story;
    this.chronicle = chronicle;
    this.happenings = happenings;
    this.tongue = tongue;
  }

  void write(Markup page) {
    page.open("section", "class", "card flow");
    page.open("h2").text(tongue.say("told.title"));
    page.leaf("small", tongue.say("told.unit")).close();
    if (happenings.isEmpty()) {
      page.leaf("p", tongue.say("told.none"), "class", "none");
    } else {
      page.open("ol", "class", "told");
      for (Happening happening : happenings) {
        one(page, happening);
      }
      page.close();
    }
    page.close().line();
  }

  private void one(Markup page, Happening happening) {
    page.open("li");
    happening.sign().write(page);
    page.open("div").open("div", "class", "head").leaf("h3", happening.telling().name());
    page.leaf("p", when(happening), "class", "when num").close();
    page.open("dl");
    told(page, "mother", "told.mother", happening.telling().mother());
    told(page, "midwife", "told.midwife", happening.telling().midwife());
    page.open("div", "class", "technician").leaf("dt", tongue.say("told.technician"));
    page.open("dd").text(happening.telling().technician() + " ");
    page.leaf("code", happening.code()).close().close();
    page.close().close().close().line();
  }

  private void told(Markup page, String style, String phrase, String words) {
    page.open("div", "class", style).leaf("dt", tongue.say(phrase)).leaf("dd", words).close();
  }

  private String when(Happening happening) {
    Figures figures = tongue.figures();
    String from = figures.clock(happening.fromS());
    String when =
        happening.spans().size() > 1
            ? tongue.say(
                "told.often",
                "n",
                figures.whole(happening.spans().size()),
                "time",
                from,
                "lasted",
                figures.lasted(happening.lastedS()))
            : happening.lastedS() > 0
                ? tongue.say(
                    "told.once", "time", from, "lasted", figures.lasted(happening.lastedS()))
                : tongue.say("told.at", "time", from);
    return happening.took()
        ? when
            + " · "
            + tongue.say(
                "told.took",
                "requested",
                figures.strength(happening.requested()),
                "granted",
                figures.strength(happening.granted()))
        : when;
  }

  /** What people asked for, where strokes left the panel, and what the machinery had to say. */
  void notes(Markup page) {
    boolean none =
        chronicle.orders().isEmpty()
            && chronicle.overreaches().isEmpty()
            && chronicle.troubles().isEmpty();
    if (none) {
      return;
    }
    page.leaf("h3", tongue.say("notes.title"), "class", "notes").open("ul", "class", "lines num");
    orders(page);
    for (Fact.DrawnToEdge drawn : chronicle.overreaches()) {
      page.leaf("li", overreach(drawn));
    }
    for (Chronicle.Trouble trouble : chronicle.troubles()) {
      String time = tongue.figures().clock(trouble.atS());
      page.leaf("li", tongue.say(trouble.phrase(), "time", time, "what", trouble.what()));
    }
    page.close().line();
  }

  /** What was taken in one line, what was refused each with its reason. */
  private void orders(Markup page) {
    List<String> taken = new ArrayList<>();
    for (Chronicle.Order order : chronicle.orders()) {
      if (order.refused() == null) {
        String time = tongue.figures().clock(order.atS());
        String command = tongue.words().command(order.command());
        taken.add(tongue.say("notes.order", "time", time, "command", command));
      }
    }
    if (!taken.isEmpty()) {
      page.leaf("li", tongue.say("notes.orders", "list", String.join(" · ", taken)));
    }
    for (Chronicle.Order order : chronicle.orders()) {
      if (order.refused() != null) {
        page.leaf("li", refused(order, order.refused()));
      }
    }
  }

  private String refused(Chronicle.Order order, Refusal why) {
    return tongue.say(
        "notes.refused",
        "time",
        tongue.figures().clock(order.atS()),
        "command",
        tongue.words().command(order.command()),
        "why",
        tongue.words().midwife(why));
  }

  private String overreach(Fact.DrawnToEdge drawn) {
    Phase phase = story.setup().score().programme().phases().get(drawn.phase());
    Stroke stroke = phase.strokes().get(drawn.stroke());
    return tongue.say(
        "notes.overreach",
        "stroke",
        tongue.words().stroke(stroke.path()),
        "phase",
        tongue.of(phase.title()),
        "mm",
        tongue.figures().decimal(drawn.outsideMm(), 1),
        "level",
        drawn.level().name());
  }
}
