package org.sentuh.simulator.drawings;

import java.util.List;
import java.util.Optional;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.DeviceSettings.Input;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.settings.DeviceSettings.SkinWire;
import org.sentuh.simulator.drawings.Sheet.Tie;

/** Every wire between the Raspberry Pi, the chips, the panel and the safety board on one sheet. */
final class WiringDrawing {

  private static final int OUTPUTS = 16;
  private static final int INPUTS = 4;
  private static final double BUS_MM = 44;
  private static final double CHIPS_MM = 58;
  private static final double CHAIN_MM = 236;

  private final DeviceSettings device;
  private final Panel panel;
  private final Sheet sheet;

  private WiringDrawing(DeviceSettings device, Panel panel) {
    this.device = device;
    this.panel = panel;
    this.sheet =
        new Sheet(
            420,
            297,
            "Wiring",
            "The Raspberry Pi, its bus with every chip and address, which output drives which"
                + " motor, which input reads which sensor, and the safety chain in the motor rail;"
                + " the same stands in wiring.md as tables.",
            "paper");
    sheet.head(
        "Wiring",
        "Drawn from config/device.yaml and config/panels/"
            + panel.name()
            + ".yaml, which the device itself reads. What is pale is wired on panel m-extended"
            + " alone.");
  }

  static String of(DeviceSettings device, Panel panel) {
    WiringDrawing drawing = new WiringDrawing(device, panel);
    drawing.sheet.rect(14, CHAIN_MM - 32, 394, 78, 4, "keep");
    drawing.bus();
    drawing.computer();
    double x = 96;
    for (int chip : device.motors().chips()) {
      drawing.driver(chip, x);
      x += 70;
    }
    double y = CHIPS_MM;
    for (int chip : device.pressure().chips()) {
      drawing.converter(chip, 242, y);
      y += 52;
    }
    drawing.thermometers(326);
    drawing.meter(326);
    drawing.chain();
    return drawing.sheet.drawn();
  }

  private void bus() {
    sheet.line("bus", 78, BUS_MM, 408, BUS_MM);
    sheet.text(
        408,
        BUS_MM - 2,
        "I2C bus "
            + device.bus().number()
            + ", "
            + device.bus().speedHz() / 1000
            + " kHz: SDA, SCL, 3.3 V, ground; pulled up by the 1.8 kohm of the Pi",
        "small",
        Tie.END);
  }

  private void computer() {
    sheet.rect(14, CHIPS_MM - 10, 64, 118, 3, "part");
    sheet.text(20, CHIPS_MM, "Raspberry Pi", "big", Tie.START);
    sheet.text(20, CHIPS_MM + 5, "header pin", "small", Tie.START);
    double y = CHIPS_MM + 16;
    y = pin(y, "3.3 V", 1, "bus");
    y = pin(y, "SDA1, GPIO2", Pins.header(2), "bus");
    y = pin(y, "SCL1, GPIO3", Pins.header(3), "bus");
    y = pin(y, "ground", 6, "wire");
    y = pin(y, "5 V in", 2, "power") + 6;
    Input stop = device.lines().stopButton();
    Input charger = device.lines().chargerPresent();
    sheet.line("safe", 72, y - 1, 82, y - 1, 82, CHAIN_MM - 6, 96, CHAIN_MM - 6);
    y = line(y, "heartbeat", device.lines().heartbeatGpio(), "out, to R1");
    double told = CHAIN_MM - 23;
    sheet.line("sense", 72, y - 1, 85, y - 1, 85, told, 331, told, 331, CHAIN_MM + 16);
    y = line(y, "stop button, told", stop.gpio(), "in, " + level(stop) + ", from R31");
    double plugged = CHAIN_MM - 19;
    sheet.line("sense", 72, y - 1, 88, y - 1, 88, plugged, 300, plugged, 300, CHAIN_MM - 16);
    line(y, "charger", charger.gpio(), "in, " + level(charger) + ", from R29");
    sheet.line("bus", 78, BUS_MM, 70, BUS_MM, 70, CHIPS_MM - 10);
  }

  private double pin(double y, String name, int pin, String style) {
    sheet.text(20, y, name, "mono", Tie.START);
    sheet.text(70, y, String.valueOf(pin), "mono", Tie.END);
    sheet.line(style, 72, y - 1, 78, y - 1);
    return y + 8;
  }

  private double line(double y, String name, int gpio, String how) {
    sheet.text(20, y, name, "name", Tie.START);
    sheet.text(20, y + 4, "GPIO" + gpio + ", " + how, "mono", Tie.START);
    sheet.text(70, y, String.valueOf(Pins.header(gpio)), "mono", Tie.END);
    return y + 14;
  }

  private static String level(Input input) {
    return input.activeHigh() ? "high is yes" : "low is yes";
  }

  private void part(double x, double y, double wide, double tall, String name, String under) {
    double from = y > CHIPS_MM ? y + 10 : BUS_MM;
    if (y > CHIPS_MM) {
      sheet.line("bus", x - 6, BUS_MM, x - 6, from, x, from);
    } else {
      sheet.line("bus", x + 12, from, x + 12, y);
    }
    sheet.rect(x, y, wide, tall, 3, "part");
    sheet.text(x + 5, y + 7, name, "big", Tie.START);
    sheet.text(x + 5, y + 11.5, under, "small", Tie.START);
  }

  private void driver(int chip, double x) {
    part(x, CHIPS_MM, 62, 118, "PCA9685  " + PanelDrawing.hex(chip), Pins.driverStraps(chip));
    double y = CHIPS_MM + 19;
    for (int channel = 0; channel < OUTPUTS; channel++) {
      output(chip, channel, x, y);
      y += 6;
    }
    sheet.text(x + 5, CHIPS_MM + 115, "OE, pin 23", "mono", Tie.START);
    sheet.line("safe", x + 3, CHIPS_MM + 118, x + 3, CHAIN_MM - 52);
  }

  private void output(int chip, int channel, double x, double y) {
    Optional<MotorWire> wire =
        device.motors().wires().stream()
            .filter(w -> w.chip() == chip && w.channel() == channel)
            .findFirst();
    boolean worn =
        wire.isPresent()
            && panel.motors().stream().anyMatch(motor -> motor.name().equals(wire.get().site()));
    sheet.group(worn ? "" : "idle");
    sheet.text(x + 5, y + 1, "LED" + channel, "mono", Tie.START);
    sheet.text(x + 24, y + 1, String.valueOf(Pins.output(channel)), "mono", Tie.END);
    if (wire.isPresent()) {
      sheet.line("power", x + 27, y, x + 37, y);
      sheet.circle(x + 41, y, 2.8, "motor");
      sheet.text(x + 41, y + 1.1, wire.get().site(), "on-dark", Tie.MIDDLE);
      sheet.text(x + 47, y + 1, Pins.plug(wire.get().site()), "mono", Tie.START);
    } else {
      sheet.text(x + 27, y + 1, "free", "small", Tie.START);
    }
    sheet.back();
  }

  private void converter(int chip, double x, double y) {
    part(x, y, 74, 46, "ADS1115  " + PanelDrawing.hex(chip), Pins.converterStrap(chip));
    List<PressureWire> wires = device.pressure().wires(panel);
    for (int input = 0; input < INPUTS; input++) {
      int at = input;
      double rowY = y + 19 + input * 7;
      sheet.text(x + 5, rowY + 1, "AIN" + input, "mono", Tie.START);
      sheet.text(x + 22, rowY + 1, String.valueOf(Pins.input(input)), "mono", Tie.END);
      Optional<PressureWire> wire =
          wires.stream().filter(w -> w.chip() == chip && w.input() == at).findFirst();
      boolean rail = device.pressure().railChip() == chip && device.pressure().railInput() == input;
      if (wire.isPresent()) {
        sheet.line("sense", x + 26, rowY, x + 34, rowY);
        sheet.circle(x + 38, rowY, 2.6, "puck");
        sheet.text(x + 43, rowY + 1.1, wire.get().site(), "name", Tie.START);
      } else {
        sheet.text(
            x + 26,
            rowY + 1,
            rail ? "the 3.3 V that feed the sensors" : "free",
            "small",
            Tie.START);
      }
    }
  }

  private void thermometers(double x) {
    List<SkinWire> wires = device.skin(panel);
    for (int i = 0; i < wires.size(); i++) {
      SkinWire wire = wires.get(i);
      double y = CHIPS_MM + i * 24;
      part(
          x,
          y,
          80,
          20,
          "MCP9808  " + PanelDrawing.hex(wire.chip()),
          Pins.thermometerStraps(wire.chip()));
      sheet.rect(x + 5, y + 13.4, 4.4, 4.4, 1, "warm");
      sheet.text(x + 12, y + 16.8, wire.site(), "name", Tie.START);
    }
  }

  private void meter(double x) {
    double y = CHIPS_MM + 78;
    int chip = device.supply().chip();
    part(x, y, 80, 26, "INA226  " + PanelDrawing.hex(chip), Pins.meterStraps(chip));
    sheet.text(
        x + 5,
        y + 17,
        "across R12, "
            + PanelDrawing.figure(device.supply().shuntOhm() * 1000)
            + " mohm in the rail;",
        "small",
        Tie.START);
    sheet.text(x + 5, y + 21, "VBUS behind the stop button", "small", Tie.START);
  }

  private void chain() {
    sheet.text(20, CHAIN_MM - 25, "Safety board: no software", "big", Tie.START);
    String[][] links = {
      {"cell", "F1, protected"},
      {"Q1", "thermal cut-out, 43 °C"},
      {"U3", "3.16 V"},
      {"F2", "1 A"},
      {"U4", "rail switch"},
      {"R12", "meter"},
      {"S1", "stop button"},
      {"J1 to J7", "motors, contact 1"}
    };
    double x = 20;
    for (int i = 0; i < links.length; i++) {
      boolean guards = i == 1 || i == 3 || i == 4 || i == 6;
      sheet.rect(x, CHAIN_MM + 16, 40, 18, 3, guards ? "guard" : "part");
      sheet.text(x + 20, CHAIN_MM + 24, links[i][0], "name", Tie.MIDDLE);
      sheet.text(x + 20, CHAIN_MM + 29.4, links[i][1], "small", Tie.MIDDLE);
      if (i + 1 < links.length) {
        sheet.line("power", x + 40, CHAIN_MM + 25, x + 48.5, CHAIN_MM + 25);
      }
      x += 48.5;
    }
    guards();
  }

  private void guards() {
    double y = CHAIN_MM - 16;
    sheet.rect(96, y, 62, 20, 3, "guard");
    sheet.text(101, y + 8, "U2 A and B, one-shots", "name", Tie.START);
    sheet.text(
        101,
        y + 13.4,
        "off within " + device.lines().heartbeatCutOffNs() / 1_000_000 + " ms of the last beat",
        "small",
        Tie.START);
    sheet.line("safe", 158, y + 14, 234, y + 14, 234, CHAIN_MM + 16);
    sheet.text(176, y + 12.6, "B: rail on", "small", Tie.START);
    sheet.line("safe", 99, CHAIN_MM - 52, 175, CHAIN_MM - 52, 175, y + 5, 158, y + 5);
    sheet.text(177, y + 3.6, "A: OE low, by Q3", "small", Tie.START);
    sheet.rect(250, y, 72, 20, 3, "guard");
    sheet.text(255, y + 8, "U5 supply, Q4 charger", "name", Tie.START);
    sheet.text(255, y + 13.4, "either holds U2 in reset", "small", Tie.START);
    sheet.line("safe", 250, y + 8, 158, y + 8);
    sheet.rect(20, y + 2, 56, 18, 3, "guard");
    sheet.text(25, y + 9.4, "RT1 to RT3 at the skin", "name", Tie.START);
    sheet.text(25, y + 14.6, "hot, open or shorted: Q1 opens", "small", Tie.START);
    sheet.line("safe", 51, y + 20, 51, y + 26, 88.5, y + 26, 88.5, CHAIN_MM + 16);
  }
}
