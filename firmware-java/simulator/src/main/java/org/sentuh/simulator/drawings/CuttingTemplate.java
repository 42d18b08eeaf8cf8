package org.sentuh.simulator.drawings;

import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.simulator.drawings.Sheet.Tie;

/** What is laid on the cloth: the edge, the slots and every place, in black lines at true size. */
final class CuttingTemplate {

  private static final double A4_WIDE_MM = 210;
  private static final double A4_TALL_MM = 297;
  private static final double A3_TALL_MM = 420;
  private static final double HEAD_MM = 30;
  private static final double FOOT_MM = 20;
  private static final double POCKET_MM = 12;

  private final Panel panel;
  private final Outline outline;
  private final Sheet sheet;
  private final String paper;

  private CuttingTemplate(Panel panel) {
    this.panel = panel;
    this.outline = Outline.of(panel);
    boolean a4 = outline.tallMm() + HEAD_MM + FOOT_MM <= A4_TALL_MM;
    this.paper = a4 ? "A4" : "A3";
    this.sheet =
        new Sheet(
            a4 ? A4_WIDE_MM : A4_TALL_MM,
            a4 ? A4_TALL_MM : A3_TALL_MM,
            "Cutting template of panel " + PanelDrawing.called(panel),
            "The edge of the cloth and the place of every motor, sensor and thermometer, to be"
                + " printed at true size.",
            "white");
  }

  static String of(Panel panel) {
    CuttingTemplate template = new CuttingTemplate(panel);
    template.head();
    template.cloth();
    return template.sheet.drawn();
  }

  private void head() {
    String name = PanelDrawing.called(panel);
    sheet.text(12, 12, "Panel " + name, "big", Tie.START);
    sheet.text(
        12,
        17,
        "Cetak 100 % di kertas " + paper + ", jangan diperkecil. Sisi ini menjauhi kulit.",
        "small",
        Tie.START);
    sheet.text(
        12,
        21,
        "Print at 100 % on " + paper + ", do not fit to page. This side faces away from the skin.",
        "small",
        Tie.START);
    sheet.scaleBar(16, sheet.tallMm() - 14, "ukur dulu: 100 mm / measure this first: 100 mm");
  }

  private void cloth() {
    sheet.move(sheet.wideMm() / 2, HEAD_MM - 4 - outline.topMm());
    sheet.path("cut", outline.path());
    for (double[] slot : outline.slots()) {
      sheet.rect(
          slot[0] - Outline.SLOT_WIDE_MM / 2,
          slot[1] - Outline.SLOT_TALL_MM / 2,
          Outline.SLOT_WIDE_MM,
          Outline.SLOT_TALL_MM,
          2,
          "cut");
    }
    double keep = Panel.MIDLINE_CLEARANCE_MM;
    sheet.line("dim", -keep, outline.topMm() + 10, -keep, outline.bottomMm());
    sheet.line("dim", keep, outline.topMm() + 10, keep, outline.bottomMm());
    sheet.line("dim", 0, outline.topMm() + 12, 0, outline.bottomMm());
    levels();
    places();
    double between = panel.motors().getFirst().place().yMm() + 2.5 * panel.pitchMm();
    double side = outline.halfMm() - 6;
    sheet.text(-side, between, "kiri", "under", Tie.START);
    sheet.text(-side, between + 4, "left", "small", Tie.START);
    sheet.text(side, between, "kanan", "under", Tie.END);
    sheet.text(side, between + 4, "right", "small", Tie.END);
    sheet.back();
  }

  private void levels() {
    BackLength back = panel.drawnFor();
    for (Level level : Level.values()) {
      double y = level.yMm(back);
      if (y > outline.topMm() && y < outline.bottomMm()) {
        double half = level == Level.C7 ? 8 : 3;
        sheet.line("hair", -half, y, half, y);
        sheet.text(half + 1.5, y + 1, level.name(), "small", Tie.START);
      }
    }
  }

  private void places() {
    for (SensorSite sensor : panel.sensors()) {
      Place place = sensor.place();
      sheet.circle(place.xMm(), place.yMm(), sensor.puckDiameterMm() / 2, "puck-cut");
      cross(place, 2);
      sheet.text(place.xMm(), place.yMm() + 6, sensor.name(), "tiny", Tie.MIDDLE);
    }
    for (TemperatureSite site : panel.temperatures()) {
      Place place = site.place();
      sheet.rect(place.xMm() - 4, place.yMm() - 4, 8, 8, 1, "hair");
      cross(place, 2);
      sheet.text(place.xMm(), place.yMm() + 7, site.name(), "tiny", Tie.MIDDLE);
    }
    for (MotorSite motor : panel.motors()) {
      Place place = motor.place();
      sheet.circle(place.xMm(), place.yMm(), POCKET_MM / 2, "pocket");
      cross(place, 3);
      sheet.text(place.xMm(), place.yMm() - POCKET_MM / 2 - 1.6, motor.name(), "name", Tie.MIDDLE);
    }
  }

  private void cross(Place place, double half) {
    sheet.line("hair", place.xMm() - half, place.yMm(), place.xMm() + half, place.yMm());
    sheet.line("hair", place.xMm(), place.yMm() - half, place.xMm(), place.yMm() + half);
  }
}
