package org.sentuh.simulator.drawings;

import java.util.Locale;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.drawings.Sheet.Tie;

/**
 * The safety board as a circuit: heartbeat, motor rail and thermal cut-out, with the values that
 * its netlists are simulated with.
 */
final class SafetyBoardDrawing {

  private static final double RAIL_MM = 176;
  private static final double THERMAL_MM = 250;

  private final DeviceSettings device;
  private final Parts parts;
  private final Sheet sheet;

  private SafetyBoardDrawing(DeviceSettings device, Parts parts) {
    this.device = device;
    this.parts = parts;
    this.sheet =
        new Sheet(
            420,
            297,
            "Safety board",
            "The circuit of the safety board: the heartbeat's two one-shots with their reset, the"
                + " motor rail from the cell by its charger to the motors, and the thermal cut-out."
                + " Each connection stands in safety-board.md.",
            "paper");
    sheet.head(
        "Safety board",
        "No software in it. The values are those of hardware/circuits/parts.inc, which the"
            + " simulated circuits include; pins and connections stand in safety-board.md.");
  }

  static String of(DeviceSettings device, Parts parts) {
    SafetyBoardDrawing drawing = new SafetyBoardDrawing(device, parts);
    drawing.heartbeat();
    drawing.reset();
    drawing.half("A", 60, "r3", "c3", "Q3 pulls OE low");
    drawing.half("B", 104, "r4", "c4", "U4 switches the rail on");
    drawing.enable();
    drawing.rail();
    drawing.thermal();
    return drawing.sheet.drawn();
  }

  private void heartbeat() {
    sheet.text(14, 44, "Heartbeat", "big", Tie.START);
    label(14, 72, "GPIO" + device.lines().heartbeatGpio());
    wire(30, 72, 36, 72);
    across(36, 72, "r1");
    wire(48, 72, 100, 72);
    dot(56, 72);
    wire(56, 72, 56, 78);
    down(56, 78, "r2");
    dot(76, 72);
    wire(76, 72, 76, 78);
    plates(76, 78, "c1");
    wire(92, 72, 92, 116, 100, 116);
    dot(92, 72);
  }

  private void half(String half, double y, String resistor, String capacitor, String does) {
    box(100, y - 2, 40, 32, "U2 " + half, "74HCT4538");
    pin(100, y + 12, half.equals("A") ? "4" : "12", "trigger");
    pin(100, y + 22, half.equals("A") ? "3" : "13", "reset");
    supply(154, y - 10, "5 V");
    wire(154, y - 10, 154, y - 8);
    down(154, y - 8, resistor, false);
    dot(154, y + 4);
    wire(140, y + 4, 154, y + 4, 154, y + 8);
    plates(154, y + 8, capacitor);
    sheet.text(139, y + 3, half.equals("A") ? "2" : "14", "tiny", Tie.END);
    sheet.text(139, y + 23, half.equals("A") ? "Q 6" : "Q 10", "tiny", Tie.END);
    wire(140, y + 24, 182, y + 24);
    sheet.text(172, y + 33, does, "small", Tie.START);
  }

  private void reset() {
    wire(100, 82, 96, 82, 96, 126, 100, 126);
    wire(96, 126, 96, 144, 26, 144);
    dot(96, 126);
    supply(26, 128, "5 V");
    down(26, 128, "r5", false);
    wire(26, 140, 26, 144);
    box(36, 122, 22, 16, "U5", "4.38 V");
    wire(47, 138, 47, 144);
    dot(47, 144);
    gate(70, 144, "Q4");
    wire(60, 150, 64, 150);
    sheet.text(
        14,
        152,
        "charger's 5 V by R27 " + value("r27") + ", R28 " + value("r28"),
        "tiny",
        Tie.START);
    sheet.text(
        14,
        155,
        "and by R29 " + value("r29") + " to GPIO" + device.lines().chargerPresent().gpio(),
        "tiny",
        Tie.START);
  }

  private void enable() {
    across(182, 84, "r6");
    wire(194, 84, 216, 84);
    dot(204, 84);
    wire(204, 84, 204, 88);
    down(204, 88, "r7");
    gate(222, 78, "Q3");
    wire(222, 78, 222, 70, 252, 70);
    supply(236, 52, "3.3 V");
    down(236, 52, "r8", false);
    wire(236, 64, 236, 70);
    dot(236, 70);
    label(252, 70, "OE of both PCA9685");
    across(182, 128, "r9");
    wire(194, 128, 240, 128, 240, RAIL_MM - 12);
    dot(210, 128);
    wire(210, 128, 210, 132);
    down(210, 132, "r10");
    sheet.text(242, 140, "ON of U4", "small", Tie.START);
    remark();
  }

  private void remark() {
    double cutOffMs = device.lines().heartbeatCutOffNs() / 1e6;
    double holdMs = 0.7 * parts.value("r3") * parts.value("c3") * 1000;
    String[] lines = {
      String.format(
          Locale.ROOT, "A rising edge holds for 0.7 R C = %.0f ms, then all is off;", holdMs),
      String.format(
          Locale.ROOT, "%.0f ms at most with every part at its worst, rail and all.", cutOffMs),
      "A level, high or low, holds nothing. No edge counts in reset.",
      "Two halves, each with parts of its own: one may fail."
    };
    double y = 92;
    for (String line : lines) {
      sheet.text(290, y, line, "under", Tie.START);
      y += 5;
    }
  }

  private void rail() {
    sheet.text(14, RAIL_MM - 10, "Motor rail", "big", Tie.START);
    double y = RAIL_MM;
    wayFromTheCell(y);
    power(124, y, 136, y);
    box(136, y - 12, 34, 24, "U3, L1", "3.16 V");
    sheet.text(139, y + 9, "R21 " + value("r21") + ", R22 " + value("r22"), "tiny", Tie.START);
    power(170, y, 184, y);
    fuse(184, y, "F2", "1 A");
    power(198, y, 222, y);
    box(222, y - 12, 36, 24, "U4", "TPS22918");
    sheet.text(224, y + 9, "CT: C5 " + value("c5"), "tiny", Tie.START);
    power(258, y, 292, y);
    dot(272, y);
    wire(272, y, 272, y + 8);
    plates(272, y + 8, "c6");
    wire(240, y + 12, 240, y + 22, 246, y + 22);
    across(246, y + 22, "r11");
    wire(258, y + 22, 264, y + 22, 264, y);
    dot(264, y);
    sheet.text(238, y + 16, "QOD", "tiny", Tie.END);
    across(292, y, "r12");
    sheet.text(298, y - 8, "U8, INA226", "small", Tie.MIDDLE);
    power(304, y, 322, y);
    contact(322, y);
    power(338, y, 384, y);
    dot(350, y);
    wire(350, y, 350, y + 8);
    plates(350, y + 8, "c7");
    dot(368, y);
    wire(368, y, 368, y + 8);
    down(368, y + 8, "r13");
    label(386, y, "J1 to J7");
    sheet.text(386, y + 7, "contact 1", "small", Tie.START);
    sheet.text(343, y - 4, "VBUS of U8", "small", Tie.START);
  }

  /** BT1 through F1 and CH1 to the net CELL, from which U1 feeds the box and Q1 the rail. */
  private void wayFromTheCell(double y) {
    label(14, y, "BT1");
    power(24, y, 32, y);
    fuse(32, y, "F1", "3 A");
    power(46, y, 56, y);
    box(56, y - 12, 28, 24, "CH1", "BQ24074");
    sheet.text(57.5, y + 5, "LIPO", "tiny", Tie.START);
    sheet.text(82.5, y + 5, "OUT", "tiny", Tie.END);
    wire(80, y - 12, 80, y - 15);
    sheet.text(82, y - 14, "VBUS of its USB socket", "tiny", Tie.START);
    power(84, y, 104, y);
    sheet.text(94, y - 2, "CELL", "small", Tie.MIDDLE);
    dot(94, y);
    wire(94, y, 94, y + 14);
    box(80, y + 14, 28, 14, "U1", "5 V for the box");
    box(104, y - 9, 20, 18, "Q1", "P-channel");
  }

  private void contact(double x, double y) {
    sheet.circle(x + 1, y, 1, "dot");
    sheet.circle(x + 15, y, 1, "dot");
    sheet.line("power", x + 1, y, x + 15.5, y - 3);
    sheet.line("hair", x + 8, y - 2, x + 8, y - 9);
    sheet.line("safe", x + 4, y - 9, x + 12, y - 9);
    sheet.text(x + 8, y - 12, "S1", "name", Tie.MIDDLE);
  }

  private void thermal() {
    double y = THERMAL_MM;
    sheet.text(14, y - 30, "Thermal cut-out", "big", Tie.START);
    sheet.text(78, y - 30, "one of three alike", "small", Tie.START);
    supply(30, y - 20, "3.3 V");
    down(30, y - 20, "r18", false);
    wire(30, y - 8, 30, y + 6);
    dot(30, y - 4);
    box(25, y + 6, 10, 14, "RT", "");
    ground(30, y + 20);
    wire(30, y - 4, 120, y - 4);
    dot(104, y - 4);
    supply(62, y - 20, "3.3 V");
    down(62, y - 20, "r19", false);
    wire(62, y - 8, 62, y + 6);
    down(62, y + 6, "r20");
    dot(62, y + 2);
    wire(62, y + 2, 120, y + 2);
    box(120, y - 10, 30, 16, "U14", "too warm");
    supply(84, y + 6, "3.3 V");
    down(84, y + 6, "r24", false);
    dot(84, y + 20);
    wire(84, y + 18, 84, y + 24);
    down(84, y + 24, "r25");
    wire(84, y + 20, 120, y + 20);
    wire(104, y - 4, 104, y + 14, 120, y + 14);
    box(120, y + 8, 30, 16, "U14", "open");
    wire(150, y - 2, 166, y - 2, 166, y + 16, 150, y + 16);
    wire(166, y - 2, 206, y - 2);
    dot(166, y - 2);
    supply(182, y - 20, "3.3 V");
    down(182, y - 20, "r26", false);
    wire(182, y - 8, 182, y - 2);
    dot(182, y - 2);
    gate(212, y - 8, "Q2");
    wire(212, y - 8, 212, y - 26, 114, y - 26, 114, RAIL_MM + 9);
    sheet.text(
        118, RAIL_MM + 16, "gate of Q1, R30 " + value("r30") + " up to CELL", "small", Tie.START);
    sheet.text(
        118, RAIL_MM + 20, "and R23 " + value("r23") + " to the reference", "small", Tie.START);
    thermalRemark(y);
  }

  private void thermalRemark(double y) {
    String[] lines = {
      "Six comparators (U14, U15), their outputs together: one that is too warm, open or shorted,",
      "or 3.3 V that are gone, and Q1 opens, ahead of the regulator. It closes by itself about 1 K"
          + " lower;",
      "the program has stopped at 41 °C long before, and what it stopped stays stopped.",
      "Q1, U4, OE and S1 are four separate ways to off. S1 needs nothing but a finger."
    };
    for (int i = 0; i < lines.length; i++) {
      sheet.text(244, y - 2 + i * 5, lines[i], "under", Tie.START);
    }
  }

  // Symbols.

  private String value(String name) {
    return parts.written(name).replace("meg", "M");
  }

  private void wire(double... points) {
    sheet.line("wire", points);
  }

  private void power(double... points) {
    sheet.line("power", points);
  }

  private void dot(double x, double y) {
    sheet.circle(x, y, 0.9, "dot");
  }

  private void label(double x, double y, String text) {
    sheet.text(x, y + 1.2, text, "name", Tie.START);
  }

  private void named(double x, double y, String name, Tie tie) {
    sheet.text(x, y, name.toUpperCase(Locale.ROOT), "name", tie);
    sheet.text(x, y + 3.4, value(name), "small", tie);
  }

  private void across(double x, double y, String name) {
    sheet.rect(x, y - 1.8, 12, 3.6, 0.6, "part");
    sheet.text(x + 6, y - 3, name.toUpperCase(Locale.ROOT), "name", Tie.MIDDLE);
    sheet.text(x + 6, y + 5, value(name), "small", Tie.MIDDLE);
  }

  private void down(double x, double y, String name) {
    down(x, y, name, true);
  }

  private void down(double x, double y, String name, boolean grounded) {
    sheet.rect(x - 1.8, y, 3.6, 12, 0.6, "part");
    named(x + 3.4, y + 5, name, Tie.START);
    if (grounded) {
      ground(x, y + 12);
    }
  }

  private void plates(double x, double y, String name) {
    wire(x, y - 1, x, y + 3);
    sheet.line("cut", x - 3.4, y + 3, x + 3.4, y + 3);
    sheet.line("cut", x - 3.4, y + 4.8, x + 3.4, y + 4.8);
    wire(x, y + 4.8, x, y + 9);
    ground(x, y + 9);
    named(x + 4.6, y + 3, name, Tie.START);
  }

  private void ground(double x, double y) {
    wire(x, y, x, y + 1.6);
    wire(x - 2.6, y + 1.6, x + 2.6, y + 1.6);
    wire(x - 1.6, y + 2.5, x + 1.6, y + 2.5);
    wire(x - 0.6, y + 3.4, x + 0.6, y + 3.4);
  }

  private void supply(double x, double y, String volts) {
    wire(x - 2.4, y, x + 2.4, y);
    sheet.text(x, y - 1.4, volts, "small", Tie.MIDDLE);
  }

  private void box(double x, double y, double wide, double tall, String name, String under) {
    sheet.rect(x, y, wide, tall, 2, "part");
    sheet.text(x + wide / 2, y + (tall < 17 ? 6.4 : 7.4), name, "name", Tie.MIDDLE);
    sheet.text(x + wide / 2, y + (tall < 17 ? 10.4 : 11.6), under, "small", Tie.MIDDLE);
  }

  private void pin(double x, double y, String number, String name) {
    sheet.text(x + 2, y + 1, name, "tiny", Tie.START);
    sheet.text(x - 1, y - 0.8, number, "tiny", Tie.END);
  }

  private void fuse(double x, double y, String name, String amps) {
    sheet.rect(x, y - 2, 14, 4, 2, "guard");
    sheet.line("hair", x, y, x + 14, y);
    sheet.text(x + 7, y - 3.4, name, "name", Tie.MIDDLE);
    sheet.text(x + 7, y + 5.6, amps, "small", Tie.MIDDLE);
  }

  /** An N-channel transistor: drain at x, y; gate to the left, source to ground. */
  private void gate(double x, double y, String name) {
    wire(x, y, x, y + 3);
    sheet.circle(x, y + 6, 4.4, "part");
    wire(x - 6, y + 6, x - 2, y + 6);
    sheet.line("cut", x - 2, y + 3.6, x - 2, y + 8.4);
    sheet.line("cut", x - 0.8, y + 3.6, x - 0.8, y + 8.4);
    wire(x - 0.8, y + 4, x, y + 4, x, y + 1.6);
    wire(x - 0.8, y + 8, x, y + 8, x, y + 12);
    ground(x, y + 12);
    sheet.text(x + 6, y + 7, name, "name", Tie.START);
  }
}
