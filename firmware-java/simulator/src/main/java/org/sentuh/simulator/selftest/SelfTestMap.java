package org.sentuh.simulator.selftest;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.device.selftest.Finding;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.simulator.report.Markup;

/** The panel on a back from behind: what was sound, what has a finding, what was not tried. */
final class SelfTestMap {

  private static final double HALF_WIDTH_MM = 230;
  private static final double TOP_MM = -118;
  private static final double BOTTOM_MM = 348;
  private static final double INNER_MM = 50;

  private final Panel panel;
  private final Set<String> found;
  private final Set<String> tried;
  private final double stretch;

  SelfTestMap(SelfTestReport report, Panel panel) {
    this.panel = panel;
    this.found = new TreeSet<>(report.findings().stream().map(Finding::place).toList());
    report.motors().stream()
        .filter(motor -> motor.fault().isPresent())
        .map(MotorSeen::site)
        .forEach(found::add);
    this.tried =
        new TreeSet<>(
            report.motors().stream().filter(MotorSeen::tried).map(MotorSeen::site).toList());
    this.stretch = panel.drawnFor().mm() / BackLength.REFERENCE.mm();
  }

  void write(Markup page, String said) {
    double bottom = BOTTOM_MM * stretch;
    page.open(
        "svg",
        "class",
        "back",
        "viewBox",
        String.join(
            " ", at(-HALF_WIDTH_MM), at(TOP_MM), at(2 * HALF_WIDTH_MM), at(bottom - TOP_MM)),
        "role",
        "img",
        "aria-label",
        said);
    page.open("g", "transform", "scale(1 " + at(stretch) + ")");
    page.empty("use", "href", "#figure").close().line();
    levels(page);
    sensors(page);
    panel.motors().forEach(motor -> motor(page, motor));
    page.close().line();
  }

  private void levels(Markup page) {
    BackLength back = panel.drawnFor();
    for (Level level : new Level[] {Level.C7, Level.T5, Level.T9, Level.T12}) {
      page.leaf("text", level.name(), "class", "t-level", "x", "102", "y", at(level.yMm(back) + 5));
    }
  }

  private void sensors(Markup page) {
    panel
        .sensors()
        .forEach(site ->
            circle(page, site.place(), 15, found.contains(site.name()) ? "t-zone off" : "t-zone"));
    panel
        .temperatures()
        .forEach(site -> {
          String style = found.contains(site.name()) ? "t-warm off" : "t-warm";
          String x = at(site.place().xMm() - 6);
          String y = at(site.place().yMm() - 6);
          page.empty(
              "rect", "class", style, "x", x, "y", y, "width", "12", "height", "12", "rx", "2");
        });
    page.line();
  }

  private void motor(Markup page, MotorSite motor) {
    Place place = motor.place();
    if (found.contains(motor.name())) {
      circle(page, place, 9, "t-fault");
      circle(page, place, 16, "t-ring");
      label(page, motor.name(), place);
    } else {
      circle(page, place, 8, tried.contains(motor.name()) ? "t-sound" : "t-untried");
    }
  }

  /** Out to the side; from an inner motor between the rows, so that its neighbour stays free. */
  private static void label(Markup page, String name, Place place) {
    double side = Math.signum(place.xMm());
    double y = Math.abs(place.xMm()) < INNER_MM ? place.yMm() - 20 : place.yMm();
    page.empty(
        "path",
        "class",
        "t-lead",
        "d",
        "M"
            + at(place.xMm() + side * (y < place.yMm() ? 11 : 16))
            + ","
            + at(y < place.yMm() ? place.yMm() - 11 : y)
            + "L"
            + at(place.xMm() + side * 21)
            + ","
            + at(y)
            + "H"
            + at(side * 168));
    page.leaf(
        "text",
        name,
        "class",
        "t-name",
        "x",
        at(side * 173),
        "y",
        at(y + 8),
        "text-anchor",
        side < 0 ? "end" : "start");
  }

  private static void circle(Markup page, Place place, double radius, String style) {
    page.empty(
        "circle", "class", style, "cx", at(place.xMm()), "cy", at(place.yMm()), "r", at(radius));
  }

  private static String at(double millimetres) {
    return String.format(Locale.ROOT, "%.2f", millimetres);
  }
}
