package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sentuh.simulator.report.Letterhead;
import org.sentuh.simulator.report.Markup;

/**
 * The page of a campaign: every fault a row, every state a column. It stands alone, fetches nothing
 * and runs no script.
 */
public final class FaultPage {

  private static final List<Stage> STAGES = List.of(Stage.values());

  private final Matrix matrix;
  private final Markup page = new Markup();

  private FaultPage(Matrix matrix) {
    this.matrix = matrix;
  }

  /** The page, as HTML that an XML parser reads too. */
  public static String html(Matrix matrix) {
    FaultPage page = new FaultPage(matrix);
    page.write();
    return page.page.toString();
  }

  private void write() {
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    page.open("head").line();
    Letterhead.meta(page);
    page.leaf("title", "What breaks, and what happens then").line().open("style").line();
    page.trusted(Letterhead.css()).trusted(Letterhead.text(FaultPage.class, "faults.css"));
    page.trusted(Letterhead.tokens()).close().close().line();
    page.open("body").line().open("header").open("div", "class", "bar");
    Letterhead.brand(page);
    Letterhead.light(page);
    page.close().close().line().open("main").line();
    top();
    for (Fault.Part part : Fault.Part.values()) {
      part(part);
    }
    page.close().close().close().line();
  }

  private void top() {
    page.leaf("h1", "What breaks, and what happens then");
    page.leaf(
        "p",
        "Every fault was done to the device in every state of a treatment: its own loop, drivers"
            + " and registers, on simulated chips and physics. What counts is what the motors"
            + " really draw, looked at every 10 ms. Where motors stood still, she asked for the"
            + " massage afterwards, so that what shows only then was seen too.",
        "class",
        "said");
    long bad = matrix.unsafe() + matrix.wrongReason();
    page.leaf(
        "p",
        matrix.unsafe()
            + " of "
            + matrix.cells().size()
            + " cells unsafe, "
            + matrix.wrongReason()
            + " with a wrong reason",
        "class",
        bad == 0 ? "pill holds" : "pill");
    page.line().open("dl", "class", "facts num");
    fact("Faults", String.valueOf(matrix.faults().size()));
    fact("States", String.valueOf(STAGES.size()));
    fact("Trials", String.valueOf(matrix.cells().stream().mapToInt(Cell::trials).sum()));
    fact("Process gone to motors off, at most", ms(goneMs()));
    page.close().line().open("ul", "class", "legend");
    legend("never", "no motor was driven");
    legend("goes", "it goes on, within every bound");
    legend("ended", "it ended; from the fault, or from when motors were wanted, to all off");
    legend("bad", "unsafe, or explained by a wrong reason");
    page.close().line();
  }

  private double goneMs() {
    return matrix.cells().stream()
        .filter(cell -> cell.state().equals("gone"))
        .mapToDouble(Cell::offMs)
        .max()
        .orElse(0);
  }

  private void fact(String name, String value) {
    page.open("div").leaf("dt", name).leaf("dd", value).close();
  }

  private void legend(String style, String what) {
    page.open("li").leaf("i", "", "class", style).text(what).close();
  }

  private void part(Fault.Part part) {
    List<Fault> faults = matrix.faults().stream().filter(fault -> fault.part() == part).toList();
    page.leaf("h2", part.words()).line();
    page.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "matrix");
    page.open("thead").open("tr").leaf("td", "");
    STAGES.forEach(stage -> page.leaf("th", stage.word(), "scope", "col"));
    page.leaf("th", "reason", "scope", "col").close().close().open("tbody").line();
    for (Fault fault : faults) {
      row(fault);
    }
    page.close().close().close().line();
  }

  private void row(Fault fault) {
    ArrayList<Cell> cells = new ArrayList<>();
    matrix.cells().stream().filter(cell -> cell.fault().equals(fault.name())).forEach(cells::add);
    page.open("tr").open("th", "scope", "row").text(fault.what());
    page.leaf("small", fault.name()).close();
    for (Cell cell : cells) {
      page.leaf("td", shown(cell), "class", style(cell), "title", told(cell));
    }
    page.leaf(
        "td",
        cells.stream()
            .map(Cell::reason)
            .filter(reason -> !reason.equals("none"))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", ")),
        "class",
        "reason");
    page.close().line();
  }

  private static String style(Cell cell) {
    if (!cell.isSafe() || !cell.isRightlyExplained()) {
      return "bad";
    }
    if (isOver(cell)) {
      return cell.offMs() > 0 ? "ended" : "never";
    }
    return cell.state().equals("running") || cell.state().equals("completed") ? "goes" : "never";
  }

  private static boolean isOver(Cell cell) {
    return switch (cell.state()) {
      case "gone", "stopped", "faulted" -> true;
      default -> false;
    };
  }

  private static String shown(Cell cell) {
    if (!cell.isSafe()) {
      return "unsafe";
    }
    if (!cell.isRightlyExplained()) {
      return "reason?";
    }
    if (isOver(cell)) {
      return cell.offMs() > 0 ? ms(cell.offMs()) : "off";
    }
    return style(cell).equals("goes") ? "goes on" : "off";
  }

  private static String told(Cell cell) {
    return cell.state()
        + (cell.reason().equals("none") ? "" : " (" + cell.reason() + ")")
        + (cell.isSafe() ? "" : "; " + cell.unsafe())
        + (cell.isRightlyExplained() ? "" : "; " + cell.wrongReason());
  }

  private static String ms(double ms) {
    return ms < 1_000
        ? String.format(Locale.ROOT, "%.0f ms", ms)
        : String.format(Locale.ROOT, "%.1f s", ms / 1_000);
  }
}
