package org.sentuh.clinic.mothers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.sentuh.clinic.archive.Findings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is found at a visit, as the page sends it and is told it. What is left out is empty. */
final class VisitForm {

  private static final List<String> LATCH = List.of("l", "a", "t", "c", "h");
  private static final int NOTE = 1000;

  private VisitForm() {}

  /**
   * Findings of what was sent.
   *
   * @throws IllegalArgumentException for what no instrument gives
   */
  static Findings read(JsonNode body, String mother, String by, Instant at) {
    String note = text(body, "note");
    if (note.length() > NOTE) {
      throw new IllegalArgumentException("the note has " + note.length() + " characters");
    }
    OptionalDouble fundal =
        text(body, "fundal").isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(text(body, "fundal")));
    return new Findings(
        mother,
        LocalDate.parse(text(body, "on")),
        by,
        at,
        fundal,
        constant(Findings.Lochia.class, body, "lochia"),
        text(body, "foul").isEmpty()
            ? Optional.empty()
            : Optional.of(text(body, "foul").equals("yes")),
        constant(Findings.Bleeding.class, body, "bleeding"),
        latch(body),
        number(body, "bses"),
        number(body, "epds"),
        number(body, "epds-ten"),
        constant(Findings.Feeding.class, body, "feeding"),
        note);
  }

  private static List<Integer> latch(JsonNode body) {
    List<Integer> scores = new ArrayList<>();
    for (String letter : LATCH) {
      number(body, "latch-" + letter).ifPresent(scores::add);
    }
    return scores;
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    return value.isString() ? value.stringValue().strip() : "";
  }

  private static OptionalInt number(JsonNode body, String field) {
    String text = text(body, field);
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private static <E extends Enum<E>> Optional<E> constant(
      Class<E> kind, JsonNode body, String field) {
    String text = text(body, field);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Enum.valueOf(kind, text.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  /** What the page is told of findings. */
  static ObjectNode facts(Findings findings) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("on", findings.on().toString())
            .put("by", findings.by())
            .put("at", findings.at().toString())
            .put("note", findings.note());
    findings.fundalCm().ifPresent(cm -> json.put("fundal", cm));
    findings.lochia().ifPresent(colour -> json.put("lochia", MotherFacts.word(colour)));
    findings.foul().ifPresent(foul -> json.put("foul", foul ? "yes" : "no"));
    findings.bleeding().ifPresent(much -> json.put("bleeding", MotherFacts.word(much)));
    findings.feeding().ifPresent(food -> json.put("feeding", MotherFacts.word(food)));
    if (!findings.latch().isEmpty()) {
      json.put("latch", findings.latch().stream().mapToInt(Integer::intValue).sum());
    }
    findings.bses().ifPresent(sum -> json.put("bses", sum));
    findings.epds().ifPresent(sum -> json.put("epds", sum));
    findings.epdsTen().ifPresent(item -> json.put("epds-ten", item));
    ArrayNode concerns = json.putArray("concerns");
    Concern.of(findings).forEach(concern -> concerns.add(MotherFacts.word(concern)));
    return json;
  }
}
