package org.sentuh.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.ProgrammeFit;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;

/**
 * Reads a programme, as those in {@code config/programmes}.
 *
 * <p>Every reader here throws {@link SettingsRefused} and nothing else for what stands in a file.
 */
public final class ProgrammeFile {

  /** What a programme may be called. */
  static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  private static final String NAMES = "1 to 40 of a-z, 0-9 and '-'";
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST_SOURCE = 400;

  private static final int MOST_PHASES = 40;
  private static final int MOST_STROKES = 60;
  private static final String[] KEYS = {
    "name", "revision", "title", "permission", "start_level", "ceiling", "sources", "phases"
  };
  private static final String[] PHASE_KEYS = {"title", "order", "repeats", "ramp", "strokes"};

  private ProgrammeFile() {}

  /** Reads a programme from a file. */
  public static Programme read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads a programme from a stored copy; refusals call it by the name given. */
  public static Programme read(String name, byte[] content) {
    return read(SettingsText.of(name, content));
  }

  /** Reads a programme from a text; refusals call it by the name given. */
  public static Programme read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  /**
   * Reads a programme that is to be played on a panel, and refuses one that reaches further beyond
   * its outermost motors than can be drawn to the edge.
   */
  public static Programme read(String name, String content, Panel panel, BackLength back) {
    SettingsText text = SettingsText.of(name, content);
    Programme programme = read(text);
    for (ProgrammeFit.Overreach reach :
        ProgrammeFit.overreaches(new Score(programme, back), panel)) {
      if (!reach.drawn()) {
        throw overreach(text, panel, back, reach);
      }
    }
    return programme;
  }

  private static SettingsRefused overreach(
      SettingsText text, Panel panel, BackLength back, ProgrammeFit.Overreach reach) {
    Value phase = Section.anyTop(text).list("phases", 1, MOST_PHASES, "phases").get(reach.phase());
    Value stroke =
        Section.of(phase, PHASE_KEYS)
            .list("strokes", 1, MOST_STROKES, "strokes")
            .get(reach.stroke());
    return stroke
        .spot()
        .trouble(
            "reaches "
                + Math.round(reach.outsideMm())
                + " mm beyond the outermost motors of panel "
                + panel.name()
                + " at "
                + reach.level(),
            Value.decimal(reach.outsideMm()),
            "up to "
                + Value.decimal(panel.pitchMm() / 2)
                + " mm, half a pitch, which is drawn to the edge; the back is "
                + Value.decimal(back.mm())
                + " mm long",
            "end the stroke nearer, or wear a larger panel");
  }

  static Programme read(SettingsText text) {
    return read(Section.top(text, Kind.PROGRAMME, KEYS));
  }

  /** Reads a programme that stands as a group in another file. */
  static Programme within(Section top, String key) {
    return read(top.file(key, Kind.PROGRAMME, KEYS));
  }

  private static Programme read(Section top) {
    String name = top.name("name", NAME, NAMES);
    int revision = top.whole("revision", 1, 1_000_000);
    Title title = title(top);
    Permission permission = top.oneOf("permission", List.of(Permission.values()), Section::word);
    double ceiling = top.number("ceiling", 0.05, 1);
    double startLevel = top.number("start_level", 0.05, 1);
    if (startLevel > ceiling) {
      throw top.refusal(
          "start_level",
          "0.05 to " + Value.decimal(ceiling) + ", the ceiling",
          "begin lower, or raise the ceiling");
    }
    List<String> sources =
        top.list("sources", 1, 20, "texts").stream().map(v -> v.text(LONGEST_SOURCE)).toList();
    List<Phase> phases = new ArrayList<>();
    for (Value phase : top.list("phases", 1, MOST_PHASES, "phases")) {
      phases.add(phase(Section.of(phase, PHASE_KEYS)));
    }
    return top.make(
        "name",
        () ->
            new Programme(name, revision, title, permission, startLevel, ceiling, sources, phases));
  }

  private static Title title(Section of) {
    Section title = of.section("title", "id", "en");
    String indonesian = title.text("id", LONGEST_TITLE);
    String english = title.text("en", LONGEST_TITLE);
    return title.make("id", () -> new Title(indonesian, english));
  }

  private static Phase phase(Section phase) {
    Title title = title(phase);
    Order order = phase.oneOf("order", List.of(Order.values()), Section::word, Order.WRITTEN);
    int repeats = phase.whole("repeats", 1, 100, 1);
    Ramp ramp = phase.has("ramp") ? ramp(phase.section("ramp", "from", "to")) : Ramp.NONE;
    List<Stroke> strokes = new ArrayList<>();
    for (Value stroke : phase.list("strokes", 1, MOST_STROKES, "strokes")) {
      strokes.add(StrokeSection.read(stroke));
    }
    return phase.make("strokes", () -> new Phase(title, strokes, order, repeats, ramp));
  }

  private static Ramp ramp(Section ramp) {
    double from = ramp.number("from", 0, 1);
    double to = ramp.number("to", 0, 1);
    return ramp.make("from", () -> new Ramp(from, to));
  }
}
