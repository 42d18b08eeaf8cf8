package org.sentuh.simulator.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sentuh.simulator.model.Ways.Way;
import org.sentuh.simulator.report.Markup;

/**
 * The states as a picture. Where things stand is drawn by hand; which ways there are, and what
 * leads along them, is what was found. A way that the picture has no line for, and a line that no
 * way takes, is refused: picture and program cannot differ.
 */
final class StateDiagram {

  private static final int HIGH = 46;
  private static final int WIDE = 124;
  private static final int WIDEST = 178;

  /** A line, and where its words stand; at 0 it has none. */
  private record Line(String path, int x, int y, String anchor) {}

  private static final Map<Way, Line> LINES = lines();

  private final Markup page;
  private final Ways ways;

  private StateDiagram(Markup page, Ways ways) {
    this.page = page;
    this.ways = ways;
  }

  /**
   * Draws it.
   *
   * @throws IllegalStateException when the picture and what was found differ
   */
  static void draw(Markup page, Ways ways) {
    new StateDiagram(page, ways).draw();
  }

  private void draw() {
    page.open(
        "svg",
        "class",
        "states",
        "viewBox",
        "0 0 1140 612",
        "role",
        "img",
        "aria-labelledby",
        "picture-says");
    page.leaf(
        "title",
        "The states of a treatment and what leads from one to the next; the table below says the"
            + " same in words.",
        "id",
        "picture-says");
    page.line().open("defs");
    marker("tip", "line-tip");
    marker("tip-end", "end-tip");
    page.close().line();
    frame();
    lines(drawn());
    for (Stand stand : EnumSet.allOf(Stand.class)) {
      node(stand);
    }
    page.close().line();
  }

  private void marker(String id, String style) {
    page.open(
        "marker",
        "id",
        id,
        "viewBox",
        "0 0 10 10",
        "refX",
        "9",
        "refY",
        "5",
        "markerWidth",
        "7",
        "markerHeight",
        "7",
        "orient",
        "auto-start-reverse");
    page.empty("path", "d", "M0 1 L9 5 L0 9", "class", style).close();
  }

  /** Around all states that somebody attends: each of them ends by a stop, a bound or a fault. */
  private void frame() {
    page.empty(
        "rect",
        "class",
        "attended",
        "x",
        "186",
        "y",
        "62",
        "width",
        "704",
        "height",
        "350",
        "rx",
        "26");
    page.leaf("text", "somebody attends it", "class", "hint", "x", "352", "y", "398");
    end(Stand.STOPPED, "M330 412 V476", 342);
    end(Stand.FAULTED, "M778 412 V476", 790);
  }

  private void end(Stand end, String path, int x) {
    page.empty("path", "class", "way end", "d", path, "marker-end", "url(#tip-end)");
    String words = String.join(", ", ways.common(end));
    page.leaf("text", words, "class", "cause", "x", String.valueOf(x), "y", "446");
    page.line();
  }

  /** What is to be drawn one by one: all that the frame does not say already. */
  private Map<Way, Set<String>> drawn() {
    Map<Way, Set<String>> drawn = new LinkedHashMap<>();
    ways.causes()
        .forEach((way, causes) -> {
          Set<String> own = new TreeSet<>(causes);
          if (way.from().isAttended()) {
            own.removeAll(ways.common(way.to()));
          }
          if (!own.isEmpty()) {
            drawn.put(way, own);
          }
        });
    return drawn;
  }

  private void lines(Map<Way, Set<String>> drawn) {
    if (!drawn.keySet().equals(LINES.keySet())) {
      ArrayList<Way> differ = new ArrayList<>(drawn.keySet());
      differ.removeAll(LINES.keySet());
      ArrayList<Way> unused = new ArrayList<>(LINES.keySet());
      unused.removeAll(drawn.keySet());
      throw new IllegalStateException(
          "the picture has no line for " + differ + ", and nothing takes the lines " + unused);
    }
    LINES.forEach((way, line) -> {
      boolean ends = way.to() == Stand.STOPPED || way.to() == Stand.FAULTED;
      page.empty(
          "path",
          "class",
          ends ? "way end thin" : "way",
          "d",
          line.path(),
          "marker-end",
          ends ? "url(#tip-end)" : "url(#tip)");
      if (line.x() > 0) {
        words(line, drawn.getOrDefault(way, Set.of()));
      }
      page.line();
    });
  }

  private void words(Line line, Set<String> causes) {
    page.leaf(
        "text",
        String.join(", ", causes),
        "class",
        "cause",
        "x",
        String.valueOf(line.x()),
        "y",
        String.valueOf(line.y()),
        "text-anchor",
        line.anchor());
  }

  private void node(Stand stand) {
    String style = stand.isEnd() ? "node latched" : stand.isAttended() ? "node" : "node rest";
    boolean drives =
        EnumSet.of(Stand.RUNNING, Stand.EASING_FOR_HER, Stand.EASING_FOR_CONTACT).contains(stand);
    int wide = stand.word().length() > 12 ? WIDEST : WIDE;
    page.open("g", "class", drives ? style + " drives" : style);
    page.empty(
        "rect",
        "x",
        String.valueOf(stand.x() - wide / 2),
        "y",
        String.valueOf(stand.y() - HIGH / 2),
        "width",
        String.valueOf(wide),
        "height",
        String.valueOf(HIGH),
        "rx",
        stand.isEnd() ? "6" : "23");
    page.leaf(
        "text",
        stand.word(),
        "x",
        String.valueOf(stand.x()),
        "y",
        String.valueOf(stand.y() + 5),
        "text-anchor",
        "middle");
    page.close().line();
  }

  private static Map<Way, Line> lines() {
    Map<Way, Line> lines = new LinkedHashMap<>();
    line(lines, Stand.IDLE, Stand.SCREENING, "M146 118 H206", 176, 84, "middle");
    line(
        lines, Stand.IDLE, Stand.STOPPED, "M120 141 V478 Q120 492 134 492 H266", 130, 452, "start");
    line(
        lines,
        Stand.IDLE,
        Stand.FAULTED,
        "M72 141 V546 Q72 560 86 560 H746 Q760 560 760 546 V525",
        560,
        554,
        "middle");
    line(lines, Stand.SCREENING, Stand.ARMED, "M332 118 H392", 363, 88, "middle");
    line(
        lines,
        Stand.SCREENING,
        Stand.STOPPED,
        "M270 141 V300 C270 380 306 430 312 476",
        278,
        268,
        "start");
    line(lines, Stand.ARMED, Stand.RUNNING, "M518 118 H598", 558, 108, "middle");
    line(lines, Stand.RUNNING, Stand.EASING_FOR_HER, "M636 141 L572 223", 592, 186, "end");
    line(lines, Stand.RUNNING, Stand.EASING_FOR_CONTACT, "M688 141 L752 223", 716, 168, "start");
    line(lines, Stand.RUNNING, Stand.COMPLETED, "M724 118 H976", 812, 108, "middle");
    line(lines, Stand.EASING_FOR_HER, Stand.PAUSED_BY_HER, "M546 271 V335", 538, 308, "end");
    line(
        lines,
        Stand.EASING_FOR_HER,
        Stand.COMPLETED,
        "M610 225 C650 190 860 204 976 130",
        0,
        0,
        "start");
    line(
        lines,
        Stand.EASING_FOR_CONTACT,
        Stand.PAUSED_FOR_CONTACT,
        "M778 271 V335",
        786,
        308,
        "start");
    line(
        lines,
        Stand.EASING_FOR_CONTACT,
        Stand.COMPLETED,
        "M867 246 C930 236 990 200 1006 143",
        0,
        0,
        "start");
    line(
        lines,
        Stand.PAUSED_BY_HER,
        Stand.RUNNING,
        "M604 337 C640 300 654 220 658 143",
        640,
        300,
        "end");
    line(
        lines,
        Stand.PAUSED_FOR_CONTACT,
        Stand.RUNNING,
        "M720 337 C690 300 672 220 667 143",
        694,
        300,
        "start");
    line(
        lines,
        Stand.COMPLETED,
        Stand.IDLE,
        "M1040 95 V36 Q1040 22 1026 22 H98 Q84 22 84 36 V93",
        560,
        16,
        "middle");
    line(
        lines,
        Stand.COMPLETED,
        Stand.FAULTED,
        "M1040 141 V486 Q1040 500 1026 500 H842",
        1032,
        330,
        "end");
    line(lines, Stand.STOPPED, Stand.IDLE, "M268 508 H110 Q96 508 96 494 V143", 150, 526, "start");
    line(lines, Stand.STOPPED, Stand.FAULTED, "M392 500 H714", 553, 490, "middle");
    line(
        lines,
        Stand.FAULTED,
        Stand.IDLE,
        "M796 523 V570 Q796 584 782 584 H62 Q48 584 48 570 V143",
        420,
        602,
        "middle");
    return lines;
  }

  private static void line(
      Map<Way, Line> lines, Stand from, Stand to, String path, int x, int y, String anchor) {
    lines.put(new Way(from, to), new Line(path, x, y, anchor));
  }
}
