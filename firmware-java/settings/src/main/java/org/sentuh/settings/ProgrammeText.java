package org.sentuh.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;

/**
 * Writes a programme as the file that {@link ProgrammeFile} reads: what is written and read again
 * is the same programme. A programme has no comments, so a text that has some is kept as it is by
 * whoever wants them.
 */
public final class ProgrammeText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z]([A-Za-z0-9 -]*[A-Za-z0-9])?");

  /** What a file need not say of a phase or a stroke. */
  private static final Map<String, Object> UNSAID =
      Map.of(
          "order",
          Section.word(Order.WRITTEN),
          "repeats",
          1,
          "ramp",
          ramp(Ramp.NONE),
          "intensity",
          1.0,
          "spread_mm",
          0.0);

  private ProgrammeText() {}

  /** The file of a programme, in YAML. */
  public static String of(Programme programme) {
    StringBuilder text = new StringBuilder();
    block(tree(programme), "", "", text);
    return text.toString();
  }

  /**
   * A programme as the groups, lists and values of its file, in their order and with all that need
   * not be said: maps, lists, texts, whole numbers and decimal ones. As JSON it is read by {@link
   * ProgrammeFile}, too, for YAML holds all of JSON.
   */
  public static SequencedMap<String, Object> tree(Programme programme) {
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    tree.put(Kind.KEY, Section.word(Kind.PROGRAMME));
    tree.put("name", programme.name());
    tree.put("revision", programme.revision());
    tree.put("title", title(programme.title()));
    tree.put("permission", Section.word(programme.permission()));
    tree.put("start_level", programme.startLevel());
    tree.put("ceiling", programme.ceiling());
    tree.put("sources", programme.sources());
    tree.put("phases", programme.phases().stream().map(phase -> tree(phase)).toList());
    return tree;
  }

  private static Map<String, Object> title(Title title) {
    return group("id", title.id(), "en", title.en());
  }

  /** A phase as it stands in {@link #tree(Programme)}. */
  public static Map<String, Object> tree(Phase phase) {
    Map<String, Object> group = group("title", title(phase.title()));
    group.put("order", Section.word(phase.order()));
    group.put("repeats", phase.repeats());
    group.put("ramp", ramp(phase.ramp()));
    group.put("strokes", phase.strokes().stream().map(stroke -> tree(stroke)).toList());
    return group;
  }

  /** A stroke as it stands in {@link #tree(Programme)}. */
  public static Map<String, Object> tree(Stroke stroke) {
    if (stroke.path() instanceof Rest rest) {
      return group("rest", group("lasts_s", rest.seconds()));
    }
    Map<String, Object> group = movement(stroke);
    group.put("sides", Section.word(stroke.sides()));
    group.put("intensity", stroke.intensity());
    group.put("spread_mm", stroke.spreadMm());
    return group;
  }

  private static Map<String, Object> ramp(Ramp ramp) {
    return group("from", ramp.from(), "to", ramp.to());
  }

  private static Map<String, Object> movement(Stroke stroke) {
    return switch (stroke.path()) {
      case Circle circle -> group("circle", circle(circle));
      case Glide glide -> group("glide", glide(glide));
      case RibSweep sweep -> group("rib-sweep", ribSweep(sweep));
      case Hold(var at, double offsetMm, double seconds) ->
          group("hold", group("at", at.name(), "offset_mm", offsetMm, "lasts_s", seconds));
      case Rest(double seconds) -> group("rest", group("lasts_s", seconds));
    };
  }

  private static Map<String, Object> circle(Circle circle) {
    Map<String, Object> group = group("from", circle.from().name(), "to", circle.to().name());
    group.put("every", circle.every());
    group.put("diameter_mm", circle.diameterMm());
    group.put("loop_s", circle.secondsALoop());
    group.put("loops_a_level", circle.loopsALevel());
    group.put("offset_mm", circle.offsetMm());
    return group;
  }

  private static Map<String, Object> glide(Glide glide) {
    Map<String, Object> group = group("from", glide.from().name(), "to", glide.to().name());
    group.put("speed_mm_s", glide.mmPerS());
    group.put("pause_s", glide.pauseS());
    group.put("times", glide.times());
    group.put("offset_mm", glide.offsetMm());
    return group;
  }

  private static Map<String, Object> ribSweep(RibSweep sweep) {
    Map<String, Object> group = group("rib", sweep.rib().number());
    group.put("from_mm", sweep.fromMm());
    group.put("to_mm", sweep.toMm());
    group.put("speed_mm_s", sweep.mmPerS());
    group.put("pause_s", sweep.pauseS());
    group.put("times", sweep.times());
    return group;
  }

  /** Keys and values in turns. */
  private static Map<String, Object> group(Object... keysAndValues) {
    Map<String, Object> group = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      group.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return group;
  }

  /** A group, a key a line: the first behind one beginning, the others behind another. */
  private static void block(Map<?, ?> group, String first, String rest, StringBuilder text) {
    String beginning = first;
    for (Map.Entry<?, ?> entry : group.entrySet()) {
      if (entry.getValue().equals(UNSAID.get(entry.getKey()))) {
        continue;
      }
      text.append(beginning).append(entry.getKey()).append(':');
      if (entry.getValue() instanceof List<?> list) {
        text.append('\n');
        list.forEach(item -> item(item, rest + "  - ", rest + "    ", text));
      } else {
        text.append(' ').append(inline(entry.getValue())).append('\n');
      }
      beginning = rest;
    }
  }

  private static void item(Object item, String first, String rest, StringBuilder text) {
    if (item instanceof Map<?, ?> group) {
      block(group, first, rest, text);
    } else {
      text.append(first).append(inline(item)).append('\n');
    }
  }

  private static String inline(Object value) {
    return switch (value) {
      case Map<?, ?> group ->
          String.join(
                  ", ",
                  group.entrySet().stream()
                      .map(entry -> entry.getKey() + ": " + inline(entry.getValue()))
                      .toList())
              .transform(inner -> "{" + inner + "}");
      case Double number -> Value.decimal(number);
      case Integer number -> number.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !text.equalsIgnoreCase("null")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (needsNumber(c)) {
            quoted.append(String.format("\\u%04X", c));
          } else {
            quoted.appendCodePoint(c);
          }
        });
    return quoted.append('"').toString();
  }

  /** What is no text of a file, or could be taken for the end of a line. */
  private static boolean needsNumber(int c) {
    return c < 0x20
        || (c >= 0x7F && c < 0xA0)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0xD800 && c <= 0xDFFF)
        || (c >= 0xFFFE && c <= 0xFFFF)
        || c == 0xFEFF;
  }
}
