package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;

/**
 * The back from behind with the dose of every motor as warmth, what was prescribed as dashed rings,
 * and beside the body the part that reached each zone. Drawn in millimetres of the body frame.
 */
final class BackMap {

  static final double HALF_WIDTH_MM = 314;
  static final double TOP_MM = -118;

  private static final double BOTTOM_MM = 348;
  private static final double LABEL_MM = 216;
  private static final double LABEL_APART_MM = 74;
  private static final double HEAT_RADIUS_MM = 34;
  private static final int HEAT_STEPS = 3;

  private final TreatmentStory story;
  private final Zones zones;
  private final Tongue tongue;
  private final double stretch;

  BackMap(TreatmentStory story, Zones zones, Tongue tongue) {
    this.story = story;
    this.zones = zones;
    this.tongue = tongue;
    this.stretch = story.setup().score().back().mm() / BackLength.REFERENCE.mm();
  }

  /** Where the drawing ends, in millimetres below C7. */
  double bottomMm() {
    double lowest = 0;
    for (SensorSite site : story.setup().panel().sensors()) {
      lowest = Math.max(lowest, site.place().yMm());
    }
    return Math.max(BOTTOM_MM * stretch, lowest + 70);
  }

  /** The whole map as one picture in a page that holds the figure's definitions. */
  void write(Markup page) {
    page.open(
            "svg",
            "class",
            "back",
            "viewBox",
            Markup.at(-HALF_WIDTH_MM)
                + " "
                + Markup.at(TOP_MM)
                + " "
                + Markup.at(2 * HALF_WIDTH_MM)
                + " "
                + Markup.at(bottomMm() - TOP_MM),
            "role",
            "img",
            "aria-label",
            said())
        .line();
    layers(page);
    page.close().line();
  }

  /** The layers of the map, for a picture that has a frame of its own. */
  void layers(Markup page) {
    String tall = "scale(1 " + Markup.at(stretch) + ")";
    page.open("g", "transform", tall).empty("use", "href", "#figure").close().line();
    heat(page, tall);
    levels(page);
    marks(page);
    for (int side = -1; side <= 1; side += 2) {
      labels(page, side);
    }
  }

  /** What the picture shows, in one sentence. */
  String said() {
    return tongue.say("map.said", "list", zones.said(tongue));
  }

  /** The dose that is drawn as the deepest warmth and the largest ring, in seconds. */
  double mostS() {
    double most = 0;
    for (int motor = 0; motor < story.motorDoseS().size(); motor++) {
      most = Math.max(most, story.motorDoseS().get(motor));
      most = Math.max(most, story.motorPrescribedS().get(motor));
    }
    return most;
  }

  private void heat(Markup page, String tall) {
    page.open("g", "class", "m-heat", "transform", tall, "clip-path", "url(#torso)")
        .open("g", "transform", "scale(1 " + Markup.at(1 / stretch) + ")");
    List<MotorSite> motors = story.setup().panel().motors();
    for (int motor = 0; motor < motors.size(); motor++) {
      warm(page, motors.get(motor).place(), story.motorDoseS().get(motor));
    }
    page.close().close().line();
  }

  /** Between two colours of the scale the deeper one lies upon the paler, as thick as it counts. */
  private void warm(Markup page, Place place, double doseS) {
    double steps = mostS() == 0 ? 0 : doseS / mostS() * HEAT_STEPS;
    int full = Math.min((int) steps, HEAT_STEPS - 1);
    if (full > 0) {
      circle(page, place, HEAT_RADIUS_MM, "fill", "url(#dose-" + full + ")");
    }
    if (steps > full) {
      String paint = "url(#dose-" + (full + 1) + ")";
      circle(page, place, HEAT_RADIUS_MM, "fill", paint, "opacity", Markup.at(steps - full));
    }
  }

  private void levels(Markup page) {
    page.open("g", "class", "m-level");
    for (Level level : List.of(Level.C7, Level.T12)) {
      double y = level.yMm(story.setup().score().back()) + 5;
      page.leaf("text", level.name(), "x", "13", "y", Markup.at(y));
    }
    page.close().line();
  }

  private void marks(Markup page) {
    page.open("g");
    for (SensorSite sensor : story.setup().panel().sensors()) {
      circle(page, sensor.place(), 12, "class", "m-zone");
    }
    List<MotorSite> motors = story.setup().panel().motors();
    for (int motor = 0; motor < motors.size(); motor++) {
      Place place = motors.get(motor).place();
      circle(page, place, radiusMm(story.motorDoseS().get(motor)), "class", "m-got");
      circle(page, place, 2, "class", "m-site");
      double asked = story.motorPrescribedS().get(motor);
      if (asked > 0) {
        circle(page, place, radiusMm(asked), "class", "m-asked");
      }
    }
    page.close().line();
  }

  /** Areas are in proportion, so that twice the dose looks like twice. */
  private double radiusMm(double doseS) {
    return mostS() == 0 ? 0 : 11 * Math.sqrt(doseS / mostS());
  }

  private void labels(Markup page, int side) {
    List<Integer> here = new ArrayList<>();
    for (int zone = 0; zone < zones.count(); zone++) {
      double x = place(zone).xMm();
      if (side < 0 ? x < 0 : x >= 0) {
        here.add(zone);
      }
    }
    here.sort(Comparator.comparingDouble(zone -> place(zone).yMm()));
    double y = Double.NEGATIVE_INFINITY;
    for (int zone : here) {
      y = Math.max(place(zone).yMm(), y + LABEL_APART_MM);
      label(page, zone, side, y);
    }
  }

  private void label(Markup page, int zone, int side, double y) {
    Place place = place(zone);
    String elbow =
        "M"
            + Markup.at(side * (Math.abs(place.xMm()) + 36))
            + ","
            + Markup.at(place.yMm())
            + "H"
            + Markup.at(side * 176)
            + "L"
            + Markup.at(side * (LABEL_MM - 8))
            + ","
            + Markup.at(y);
    page.empty("path", "class", "m-lead", "d", elbow);
    String anchor = side < 0 ? "end" : "start";
    String x = Markup.at(side * LABEL_MM);
    String[] name = tongue.words().zone(zones.name(zone)).split(" ", 2);
    page.open("text", "x", x, "y", Markup.at(y - 4), "text-anchor", anchor);
    tspan(
        page, x, 0, zones.isShort(zone) ? "m-share m-less" : "m-share", zones.share(zone, tongue));
    tspan(page, x, 20, "m-name m-wide", String.join(" ", name));
    tspan(page, x, 19, "m-name m-wide", zones.pressure(zone, tongue));
    for (int line = 0; line < name.length; line++) {
      tspan(page, x, 24, "m-name m-slim", name[line]);
    }
    page.close().line();
  }

  private static void tspan(Markup page, String x, double down, String style, String text) {
    page.leaf("tspan", text, "x", x, "dy", Markup.at(down), "class", style);
  }

  private Place place(int zone) {
    return story.setup().panel().sensors().get(zone).place();
  }

  private static void circle(Markup page, Place place, double radiusMm, String... style) {
    List<String> attributes = new ArrayList<>(List.of(style));
    attributes.addAll(List.of("cx", Markup.at(place.xMm()), "cy", Markup.at(place.yMm())));
    attributes.addAll(List.of("r", Markup.at(radiusMm)));
    page.empty("circle", attributes.toArray(String[]::new));
  }
}
