package org.sentuh.simulator.drawings;

import java.util.List;
import java.util.Locale;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.settings.DeviceSettings.SkinWire;
import org.sentuh.simulator.drawings.Sheet.Tie;
import org.sentuh.simulator.report.Markup;

/** A panel at its true size, seen from behind, with every measure and every wire beside it. */
final class PanelDrawing {

  private static final double WIDE_MM = 420;
  private static final double MIDLINE_MM = 152;
  private static final double TOP_MM = 62;
  private static final double FOOT_MM = 36;
  private static final double TABLE_MM = 272;

  private final Panel panel;
  private final DeviceSettings device;
  private final Outline outline;
  private final Sheet sheet;

  private PanelDrawing(Panel panel, DeviceSettings device) {
    this.panel = panel;
    this.device = device;
    this.outline = Outline.of(panel);
    String title = "Panel " + called(panel);
    this.sheet =
        new Sheet(
            WIDE_MM,
            Math.max(297, TOP_MM + outline.tallMm() + FOOT_MM),
            title,
            title
                + " from behind, at its true size: "
                + panel.motors().size()
                + " motors, "
                + panel.zones()
                + " force sensors, "
                + panel.temperatures().size()
                + " thermometers; what it shows stands in wiring.md as tables.",
            "paper");
    sheet.head(
        title,
        "Seen from behind: her left is on the left. Millimetres below C7 and to the right of the"
            + " midline, for a back of "
            + figure(panel.drawnFor().mm())
            + " mm from C7 to T12.");
  }

  static String of(Panel panel, DeviceSettings device) {
    PanelDrawing drawing = new PanelDrawing(panel, device);
    drawing.body();
    drawing.measures();
    drawing.tables();
    drawing.sheet.scaleBar(
        MIDLINE_MM - 50, drawing.sheet.tallMm() - 16, "1 : 1 where this bar is 100 mm long");
    return drawing.sheet.drawn();
  }

  private void body() {
    sheet.move(MIDLINE_MM, TOP_MM - outline.topMm());
    sheet.path("cloth", outline.path());
    double keep = Panel.MIDLINE_CLEARANCE_MM;
    double from = outline.topMm() + 13;
    sheet.rect(-keep, from, 2 * keep, outline.bottomMm() - from - 1, 4, "keep");
    spine();
    for (double[] slot : outline.slots()) {
      sheet.rect(
          slot[0] - Outline.SLOT_WIDE_MM / 2,
          slot[1] - Outline.SLOT_TALL_MM / 2,
          Outline.SLOT_WIDE_MM,
          Outline.SLOT_TALL_MM,
          2,
          "hair");
    }
    sensors();
    for (MotorSite motor : panel.motors()) {
      Place place = motor.place();
      sheet.circle(place.xMm(), place.yMm(), 5, "motor");
      sheet.text(place.xMm(), place.yMm() + 1.1, motor.name(), "on-dark", Tie.MIDDLE);
    }
    sheet.back();
  }

  private void spine() {
    BackLength back = panel.drawnFor();
    for (Level level : Level.values()) {
      double y = level.yMm(back);
      if (y > outline.topMm() + 4 && y < outline.bottomMm() - 4) {
        sheet.circle(0, y, level == Level.C7 ? 3.4 : 2.4, "bead");
        sheet.text(5, y + 1, level.name(), "small", Tie.START);
      }
    }
  }

  private void sensors() {
    for (SensorSite sensor : panel.sensors()) {
      Place place = sensor.place();
      sheet.circle(place.xMm(), place.yMm(), sensor.puckDiameterMm() / 2, "puck");
      sheet.text(place.xMm(), place.yMm() + 1, sensor.name(), "tiny", Tie.MIDDLE);
    }
    for (TemperatureSite site : panel.temperatures()) {
      Place place = site.place();
      sheet.rect(place.xMm() - 4, place.yMm() - 4, 8, 8, 1.5, "warm");
      sheet.text(place.xMm(), place.yMm() + 7, site.name(), "tiny", Tie.MIDDLE);
    }
  }

  private void measures() {
    double zeroY = TOP_MM - outline.topMm();
    double left = MIDLINE_MM - outline.halfMm();
    List<Double> rows =
        panel.motors().stream().map(m -> m.place().yMm()).distinct().sorted().toList();
    List<Double> columns =
        panel.motors().stream().map(m -> m.place().xMm()).distinct().sorted().toList();
    double last = outline.topMm();
    for (double row : rows) {
      sheet.tall(left - 9, zeroY + last, zeroY + row, figure(row - last));
      sheet.line("rule", left - 7, zeroY + row, left - 1, zeroY + row);
      last = row;
    }
    sheet.tall(
        left - 9, zeroY + last, zeroY + outline.bottomMm(), figure(outline.bottomMm() - last));
    sheet.tall(
        left - 32, zeroY + outline.topMm(), zeroY + outline.bottomMm(), figure(outline.tallMm()));
    sheet.line("dim", left - 14, zeroY, left - 1, zeroY);
    sheet.text(left - 15, zeroY + 1, "C7 = 0", "figure", Tie.END);
    double above = TOP_MM - 8;
    double before = -outline.halfMm();
    for (double column : columns) {
      sheet.wide(above, MIDLINE_MM + before, MIDLINE_MM + column, figure(column - before));
      before = column;
    }
    sheet.wide(
        above,
        MIDLINE_MM + before,
        MIDLINE_MM + outline.halfMm(),
        figure(outline.halfMm() - before));
    sheet.wide(above - 9, left, MIDLINE_MM + outline.halfMm(), figure(outline.wideMm()));
    double below = zeroY + outline.bottomMm() + 8;
    double keep = Panel.MIDLINE_CLEARANCE_MM;
    sheet.wide(
        below, MIDLINE_MM - keep, MIDLINE_MM + keep, figure(2 * keep) + " free of anything hard");
  }

  private void tables() {
    double y = 56;
    sheet.text(TABLE_MM, y, "Motors", "big", Tie.START);
    y = row(y + 6, "head", "", "x", "y", "driver", "output");
    for (MotorWire wire : device.motors().wires(panel)) {
      Place place =
          panel.motors().stream()
              .filter(motor -> motor.name().equals(wire.site()))
              .findFirst()
              .orElseThrow()
              .place();
      y =
          row(
              y,
              "figure",
              wire.site(),
              figure(place.xMm()),
              figure(place.yMm()),
              hex(wire.chip()),
              "LED" + wire.channel());
    }
    double right = TABLE_MM + 72;
    double sensorY = 56;
    sheet.text(right, sensorY, "Sensors", "big", Tie.START);
    sensorY += 6;
    for (SensorSite sensor : panel.sensors()) {
      PressureWire wire = device.pressure().wires(panel).get(panel.sensors().indexOf(sensor));
      sensorY =
          sensor(
              right,
              sensorY,
              sensor.name(),
              sensor.place(),
              hex(wire.chip()) + " AIN" + wire.input());
    }
    for (TemperatureSite site : panel.temperatures()) {
      SkinWire wire = device.skin(panel).get(panel.temperatures().indexOf(site));
      sensorY = sensor(right, sensorY, site.name(), site.place(), hex(wire.chip()));
    }
    key(right, sensorY + 8);
  }

  private void key(double x, double y) {
    sheet.circle(x + 4, y, 4, "motor");
    sheet.text(x + 12, y + 1, "motor, in a pocket 12 mm wide", "small", Tie.START);
    sheet.circle(x + 4, y + 12, 5, "puck");
    sheet.text(
        x + 12,
        y + 11.6,
        "force sensor under a puck of "
            + figure(panel.sensors().getFirst().puckDiameterMm())
            + " mm,",
        "small",
        Tie.START);
    sheet.text(x + 12, y + 15, "the puck towards the skin", "small", Tie.START);
    sheet.rect(x, y + 21, 8, 8, 1.5, "warm");
    sheet.text(x + 12, y + 24.4, "thermometer and the cut-out's", "small", Tie.START);
    sheet.text(x + 12, y + 27.8, "thermistor, towards the skin", "small", Tie.START);
    sheet.rect(x, y + 35, 8, 6, 1, "keep");
    sheet.text(x + 12, y + 39, "the spine: nothing hard here", "small", Tie.START);
  }

  private double sensor(double x, double y, String name, Place place, String wire) {
    sheet.text(x, y, name, "name", Tie.START);
    sheet.text(x, y + 3.8, figure(place.xMm()) + ", " + figure(place.yMm()), "figure", Tie.START);
    sheet.text(x + 26, y + 3.8, wire, "mono", Tie.START);
    return y + 10;
  }

  private double row(double y, String style, String... cells) {
    double[] at = {0, 18, 30, 36, 50};
    for (int i = 0; i < cells.length; i++) {
      boolean figures = i == 1 || i == 2;
      sheet.text(
          TABLE_MM + at[i], y, cells[i], i == 0 ? "name" : style, figures ? Tie.END : Tie.START);
    }
    sheet.line("rule", TABLE_MM, y + 1.6, TABLE_MM + 62, y + 1.6);
    return y + 5.2;
  }

  /** The panel's name as it is spoken: the size as a capital letter. */
  static String called(Panel panel) {
    return panel.name().substring(0, 1).toUpperCase(Locale.ROOT) + panel.name().substring(1);
  }

  static String hex(int address) {
    return String.format(Locale.ROOT, "0x%02X", address);
  }

  static String figure(double mm) {
    return Markup.at(mm).replace('-', '\u2212');
  }
}
