package org.sentuh.simulator.drawings;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.DeviceSettings.Input;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.settings.DeviceSettings.SkinWire;

/** Every wire as a row of a table, with where its site lies on each size of panel. */
final class WiringTables {

  private static final int FIRST_FORCE_PLUG = 11;
  private static final int FIRST_SKIN_PLUG = 21;

  private final DeviceSettings device;
  private final List<Panel> panels;
  private final StringBuilder out = new StringBuilder();

  private WiringTables(DeviceSettings device, List<Panel> panels) {
    this.device = device;
    this.panels = panels;
  }

  static String of(DeviceSettings device, List<Panel> panels) {
    WiringTables tables = new WiringTables(device, panels);
    tables.head();
    tables.chips();
    tables.motors();
    tables.pressure();
    tables.skin();
    tables.lines();
    return tables.out.toString();
  }

  private void head() {
    say("# Wires and sites");
    say("");
    say(
        "Made by `sentuh drawings` from `config/device.yaml` and `config/panels/*.yaml`, which the"
            + " device itself reads; a test holds this page to them. Places are x, y in"
            + " millimetres: x to her right of the midline, y below C7.");
    say("");
    say("![Wiring](wiring.svg)");
  }

  private void chips() {
    title("Chips on the bus");
    row("chip", "address", "address pins", "serves");
    row("---", "---", "---", "---");
    for (int chip : device.motors().chips()) {
      row("PCA9685", PanelDrawing.hex(chip), Pins.driverStraps(chip), "16 motors");
    }
    for (int chip : device.pressure().chips()) {
      row("ADS1115", PanelDrawing.hex(chip), Pins.converterStrap(chip), "force sensors");
    }
    for (SkinWire wire : device.skin()) {
      row(
          "MCP9808",
          PanelDrawing.hex(wire.chip()),
          Pins.thermometerStraps(wire.chip()),
          wire.site());
    }
    int meter = device.supply().chip();
    row("INA226", PanelDrawing.hex(meter), Pins.meterStraps(meter), "motor rail");
  }

  private void motors() {
    title("Motors");
    say("A plug a row of motors: contact 1 is the rail, 2 to 5 are columns A to D.");
    say("");
    places("site", "driver", "output", "pin", "plug");
    for (MotorWire wire : device.motors().wires()) {
      place(
          panel ->
              at(
                  panel.motors().stream()
                      .filter(m -> m.name().equals(wire.site()))
                      .map(m -> m.place())
                      .toList()),
          wire.site(),
          PanelDrawing.hex(wire.chip()),
          "LED" + wire.channel(),
          String.valueOf(Pins.output(wire.channel())),
          Pins.plug(wire.site()));
    }
  }

  private void pressure() {
    title("Force sensors");
    say("A plug each: contact 1 is 3.3 V, 2 the input.");
    say("");
    places("site", "converter", "input", "pin", "divider", "plug");
    for (PressureWire wire : device.pressure().wires()) {
      place(
          panel ->
              at(
                  panel.sensors().stream()
                      .filter(s -> s.name().equals(wire.site()))
                      .map(s -> s.place())
                      .toList()),
          wire.site(),
          PanelDrawing.hex(wire.chip()),
          "AIN" + wire.input(),
          String.valueOf(Pins.input(wire.input())),
          PanelDrawing.figure(wire.dividerOhm()) + " ohm",
          Pins.plug(FIRST_FORCE_PLUG, device.pressure().wires().indexOf(wire)));
    }
    say("");
    say(
        "The 3.3 V that feed the dividers are read by "
            + PanelDrawing.hex(device.pressure().railChip())
            + " AIN"
            + device.pressure().railInput()
            + ".");
  }

  private void skin() {
    title("Thermometers");
    say(
        "A plug each: 3.3 V, ground, SDA, SCL, and the two wires of the cut-out's thermistor (RT1"
            + " to RT3) that lies against it.");
    say("");
    places("site", "chip", "address pins", "plug");
    for (SkinWire wire : device.skin()) {
      place(
          panel ->
              at(
                  panel.temperatures().stream()
                      .filter(t -> t.name().equals(wire.site()))
                      .map(t -> t.place())
                      .toList()),
          wire.site(),
          PanelDrawing.hex(wire.chip()),
          Pins.thermometerStraps(wire.chip()),
          Pins.plug(FIRST_SKIN_PLUG, device.skin().indexOf(wire)));
    }
  }

  private void lines() {
    title("Single wires of the Raspberry Pi");
    row("wire", "GPIO", "header pin", "to");
    row("---", "---", "---", "---");
    line(
        "heartbeat",
        device.lines().heartbeatGpio(),
        "R1 of the safety board; off within "
            + device.lines().heartbeatCutOffNs() / 1_000_000
            + " ms of the last beat");
    line(
        "stop button, told",
        device.lines().stopButton().gpio(),
        "R31 and the second contact of S1, to ground; "
            + meaning(device.lines().stopButton(), "pressed"));
    line(
        "charger",
        device.lines().chargerPresent().gpio(),
        "R29 of the safety board; " + meaning(device.lines().chargerPresent(), "plugged in"));
    device.lines().front().ifPresent(this::front);
    row(
        "bus data, clock",
        "2, 3",
        Pins.header(2) + ", " + Pins.header(3),
        "SDA and SCL of every chip");
    row(
        "3.3 V, 5 V, ground",
        "",
        "1; 2 and 4; 6, 9, 14, 20",
        "chips and sensors; from U1; everything");
  }

  private void front(DeviceSettings.Front front) {
    line(
        "start button",
        front.startButton().gpio(),
        "S2, to ground; " + meaning(front.startButton(), "pressed"));
    line("light", front.lightGpio(), "R32 and D21, to ground; high is lit");
    front
        .buzzerGpio()
        .ifPresent(gpio -> line("buzzer", gpio, "R33 and LS1, to ground; high sounds"));
  }

  private void line(String name, int gpio, String to) {
    row(name, String.valueOf(gpio), String.valueOf(Pins.header(gpio)), to);
  }

  private static String meaning(Input input, String yes) {
    return (input.activeHigh() ? "high" : "low") + " means " + yes;
  }

  private interface Finder {
    String on(Panel panel);
  }

  private void places(String... heads) {
    StringBuilder head = new StringBuilder("|");
    StringBuilder rule = new StringBuilder("|");
    for (String name : heads) {
      head.append(' ').append(name).append(" |");
      rule.append(" --- |");
    }
    for (Panel panel : panels) {
      head.append(" on ").append(panel.name()).append(" |");
      rule.append(" --- |");
    }
    say(head.toString());
    say(rule.toString());
  }

  private void place(Finder where, String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell).append(" |");
    }
    for (Panel panel : panels) {
      row.append(' ').append(where.on(panel)).append(" |");
    }
    say(row.toString());
  }

  private static String at(List<Place> places) {
    return places.isEmpty()
        ? "–"
        : PanelDrawing.figure(places.getFirst().xMm())
            + ", "
            + PanelDrawing.figure(places.getFirst().yMm());
  }

  private void title(String title) {
    say("");
    say("## " + title);
    say("");
  }

  private void row(String... cells) {
    say("| " + String.join(" | ", cells) + " |");
  }

  private void say(String line) {
    out.append(line).append('\n');
  }
}
