package org.sentuh.device.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.settings.DeviceSettings.SkinWire;

/** Which wire belongs to which site, in words for a technician. */
final class Wiring {

  private final DeviceSettings settings;
  private final Panel panel;

  Wiring(DeviceSettings settings, Panel panel) {
    this.settings = settings;
    this.panel = panel;
  }

  static String hex(int address) {
    return String.format(Locale.ROOT, "0x%02X", address);
  }

  /** The chip that belongs to each address. */
  Map<Integer, String> chips() {
    Map<Integer, String> chips = new TreeMap<>();
    settings.motors().chips().forEach(address -> chips.put(address, "PCA9685"));
    settings.pressure().chips().forEach(address -> chips.put(address, "ADS1115"));
    settings.skin().forEach(wire -> chips.put(wire.chip(), "MCP9808"));
    chips.put(settings.supply().chip(), "INA226");
    return chips;
  }

  List<MotorWire> motors() {
    return settings.motors().wires(panel);
  }

  String motor(int motor) {
    MotorWire wire = motors().get(motor);
    return hex(wire.chip()) + " channel " + wire.channel();
  }

  String sensor(int zone) {
    PressureWire wire = settings.pressure().wires(panel).get(zone);
    return hex(wire.chip()) + " input " + wire.input();
  }

  String zone(int zone) {
    return panel.sensors().get(zone).name();
  }

  String rail() {
    return hex(settings.pressure().railChip()) + " input " + settings.pressure().railInput();
  }

  String thermometer(int site) {
    return hex(settings.skin(panel).get(site).chip());
  }

  List<String> thermometers() {
    return new ArrayList<>(settings.skin(panel).stream().map(SkinWire::site).toList());
  }

  String meter() {
    return hex(settings.supply().chip());
  }
}
