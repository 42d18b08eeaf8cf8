package org.sentuh.simulator.selftest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sentuh.device.selftest.Fault;
import org.sentuh.device.selftest.Part;
import org.sentuh.simulator.board.RailSwitch;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.selftest.Defect.When;
import org.sentuh.simulator.tissue.MotorDefect;
import org.sentuh.simulator.tissue.SensorDefect;

/** Every named defect that a panel can be given before its self-test. */
public final class Defects {

  private static final int MANY = 1_000_000;
  private static final long FOREVER_NS = 3_600_000_000_000L;

  private final SelfTestOrder order;
  private final List<Defect> defects = new ArrayList<>();

  private Defects(SelfTestOrder order) {
    this.order = order;
  }

  /** All of them, on the sites and chips of an order. */
  public static List<Defect> of(SelfTestOrder order) {
    Defects of = new Defects(order);
    of.chips();
    of.motors();
    of.sensors();
    of.thermometers();
    of.power();
    of.stop();
    return List.copyOf(of.defects);
  }

  /** The one of a name. */
  public static Optional<Defect> named(SelfTestOrder order, String name) {
    return of(order).stream().filter(defect -> defect.name().equals(name)).findFirst();
  }

  private void chips() {
    int driver = order.device().motors().chips().getLast();
    int converter = order.device().pressure().chips().getLast();
    int thermometer = order.device().skin(order.panel()).getFirst().chip();
    int meter = order.device().supply().chip();
    gone("driver-gone", driver, Part.DRIVER_BOARD);
    gone("converter-gone", converter, Part.CONVERTER_BOARD);
    gone("thermometer-gone", thermometer, Part.THERMOMETER);
    gone("meter-gone", meter, Part.SUPPLY_METER);
    lies("driver-lies", driver, Part.DRIVER_BOARD);
    lies("converter-lies", converter, Part.CONVERTER_BOARD);
    lies("thermometer-lies", thermometer, Part.THERMOMETER);
    lies("meter-lies", meter, Part.SUPPLY_METER);
    strangers(driver, meter);
    lostLater(driver, converter, meter);
  }

  private void strangers(int driver, int meter) {
    before(
        "stranger-on-the-bus",
        "a chip that belongs to nobody answers at 0x5a",
        panel -> panel.solderStranger(0x5A),
        Set.of(Fault.CHIP_UNEXPECTED),
        Set.of());
    before(
        "address-shared",
        "a second chip sits at the meter's address",
        panel -> panel.solderStranger(meter),
        Set.of(Fault.ADDRESS_SHARED),
        Set.of(Part.SUPPLY_METER));
    before(
        "driver-at-the-meters-address",
        "a driver's pins say the meter's address",
        panel -> {
          panel.bus().vanish(driver);
          panel.solderStranger(meter);
        },
        Set.of(Fault.CHIP_MISSING, Fault.ADDRESS_SHARED),
        Set.of(Part.DRIVER_BOARD, Part.SUPPLY_METER));
  }

  private void lostLater(int driver, int converter, int meter) {
    before(
        "bus-stuck",
        "a chip holds the bus low",
        panel -> panel.bus().stickFor(FOREVER_NS),
        Set.of(Fault.BUS_STUCK),
        Set.of(Part.BUS_CABLE));
    before(
        "bus-slow",
        "the bus runs at a quarter of its speed",
        panel -> panel.bus().runAt(order.device().bus().speedHz() / 4),
        Set.of(Fault.BUS_SLOW),
        Set.of());
    after(
        "driver-resets",
        "a driver loses its power for a moment",
        panel -> panel.bus().reset(driver),
        Set.of(Fault.CHIP_UNSTEADY),
        Set.of(Part.DRIVER_BOARD));
    after(
        "first-driver-resets",
        "the first driver loses its power for a moment",
        panel -> panel.bus().reset(order.device().motors().chips().getFirst()),
        Set.of(Fault.CHIP_UNSTEADY),
        Set.of(Part.DRIVER_BOARD));
    after(
        "meter-resets",
        "the supply meter loses its power for a moment",
        panel -> panel.bus().reset(meter),
        Set.of(Fault.METER_SILENT),
        Set.of(Part.SUPPLY_METER));
    after(
        "meter-goes",
        "the supply meter answers no more",
        panel -> panel.bus().vanish(meter),
        Set.of(Fault.METER_SILENT),
        Set.of(Part.SUPPLY_METER));
    after(
        "converter-goes",
        "a converter answers no more",
        panel -> panel.bus().vanish(converter),
        Set.of(Fault.SENSOR_SILENT),
        Set.of(Part.CONVERTER_BOARD));
  }

  private void motors() {
    String one = order.panel().motors().get(5).name();
    motor("motor-open", one, MotorDefect.OPEN_CIRCUIT, Fault.MOTOR_OPEN, Part.MOTOR);
    motor("motor-shorted", one, MotorDefect.SHORTED, Fault.MOTOR_SHORTED, Part.MOTOR);
    motor("motor-stalled", one, MotorDefect.STALLED, Fault.MOTOR_STALLED, Part.MOTOR);
    motor("motor-weak", one, MotorDefect.POOR_CONTACT, Fault.MOTOR_WEAK, Part.MOTOR);
    motor("motor-burnt", one, MotorDefect.BURNT, Fault.MOTOR_HUNGRY, Part.MOTOR);
    motor("motor-always-on", one, MotorDefect.STUCK_ON, Fault.CURRENT_AT_REST, Part.DRIVER_BOARD);
    before(
        "panel-unplugged",
        "no motor is connected",
        panel -> all(panel, 0, MotorDefect.OPEN_CIRCUIT),
        Set.of(Fault.NO_MOTOR_DRAWS),
        Set.of(Part.PANEL_CABLE));
    before(
        "driver-drives-nothing",
        "no transistor of the second driver conducts",
        panel -> all(panel, 16, MotorDefect.OPEN_CIRCUIT),
        Set.of(Fault.DRIVER_SILENT),
        Set.of(Part.DRIVER_BOARD));
    before(
        "two-motors-on-one-channel",
        "two motors hang on one channel, and one channel on none",
        panel -> panel.joinMotors(one, order.panel().motors().getLast().name()),
        Set.of(Fault.MOTOR_DOUBLED, Fault.MOTOR_OPEN),
        Set.of(Part.MOTOR));
  }

  private void sensors() {
    String one = order.panel().sensors().get(2).name();
    String other = order.panel().sensors().get(1).name();
    sensor("sensor-open", one, new SensorDefect.Open(), Fault.SENSOR_OPEN);
    sensor("sensor-shorted", one, new SensorDefect.Short(), Fault.SENSOR_SHORTED);
    sensor("sensor-frozen", one, new SensorDefect.Frozen(), Fault.SENSOR_FROZEN);
    sensor("sensor-noisy", one, new SensorDefect.Noisy(0.1), Fault.SENSOR_NOISY);
    defects.add(
        new Defect(
            "sensors-crossed",
            "the plugs of two force sensors are exchanged",
            When.BEFORE_THE_CHIPS,
            panel -> panel.crossSensors(one, other),
            0,
            EnumSet.of(Fault.SENSORS_CROSSED),
            EnumSet.noneOf(Part.class),
            true));
  }

  private void thermometers() {
    int chip = order.device().skin(order.panel()).getLast().chip();
    after(
        "thermometer-off",
        "a thermometer says 4 K less or more than is",
        panel -> panel.bus().corruptReads(chip, 0x40, MANY),
        Set.of(Fault.THERMOMETER_OFF),
        Set.of(Part.THERMOMETER));
    after(
        "thermometer-goes",
        "a thermometer answers no more",
        panel -> panel.bus().vanish(chip),
        Set.of(Fault.THERMOMETER_SILENT),
        Set.of(Part.THERMOMETER));
  }

  private void power() {
    before(
        "battery-low",
        "the cell gives 1.2 V less",
        panel -> panel.happen(new Happening.SupplySags(1.2)),
        Set.of(Fault.RAIL_OUTSIDE),
        Set.of(Part.BATTERY));
  }

  private void stop() {
    before(
        "stop-wire-cut",
        "the stop button's wire is cut",
        SimulatedPanel::cutStopLine,
        Set.of(Fault.STOP_CONTACTS_DISAGREE),
        Set.of(Part.STOP_BUTTON));
    before(
        "rail-switch-open",
        "the rail's switch never conducts",
        panel -> panel.hurtRailSwitch(RailSwitch.Defect.OPEN),
        Set.of(Fault.RAIL_OFF),
        Set.of(Part.HEARTBEAT_BOARD));
    before(
        "rail-switch-welded",
        "the rail's switch always conducts",
        panel -> panel.hurtRailSwitch(RailSwitch.Defect.WELDED),
        Set.of(Fault.RAIL_NOT_CUT),
        Set.of(Part.HEARTBEAT_BOARD));
    handed("stop-contact-welded", SimulatedPanel::weldStopContact, Fault.STOP_RAIL_STAYS);
    handed("stop-wire-sticks", SimulatedPanel::sticksStopLine, Fault.STOP_LINE_SILENT);
    oneShot("cut-off-late", "the one-shot holds for 0.4 s", 400_000_000L, Fault.CUT_OFF_LATE);
    oneShot("cut-off-never", "the one-shot never runs out", FOREVER_NS, Fault.CUT_OFF_LATE);
    oneShot("cut-off-early", "the one-shot holds for 0.06 s", 60_000_000L, Fault.CUT_OFF_EARLY);
  }

  private void handed(String name, Consumer<SimulatedPanel> injection, Fault fault) {
    defects.add(
        new Defect(
            name,
            name.replace('-', ' '),
            When.BEFORE_THE_CHIPS,
            injection,
            0,
            EnumSet.of(fault),
            EnumSet.of(Part.STOP_BUTTON),
            true));
  }

  private void oneShot(String name, String what, long holdsNs, Fault fault) {
    defects.add(
        new Defect(
            name,
            what,
            When.BEFORE_THE_CHIPS,
            panel -> {},
            holdsNs,
            EnumSet.of(fault),
            EnumSet.of(Part.HEARTBEAT_BOARD),
            false));
  }

  private void gone(String name, int chip, Part part) {
    before(
        name,
        hex(chip) + " does not answer",
        panel -> panel.bus().vanish(chip),
        Set.of(Fault.CHIP_MISSING),
        Set.of(part));
  }

  private void lies(String name, int chip, Part part) {
    before(
        name,
        "what is read from " + hex(chip) + " is of another chip",
        panel -> panel.bus().corruptReads(chip, 0x22, MANY),
        Set.of(Fault.CHIP_WRONG),
        Set.of(part));
  }

  private void motor(String name, String site, MotorDefect defect, Fault fault, Part part) {
    before(
        name,
        "motor " + site + ": " + defect.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        panel -> panel.happen(new Happening.MotorSuffers(site, defect)),
        Set.of(fault),
        Set.of(part));
  }

  private void all(SimulatedPanel panel, int from, MotorDefect defect) {
    order.panel().motors().stream()
        .skip(from)
        .forEach(site -> panel.happen(new Happening.MotorSuffers(site.name(), defect)));
  }

  private void sensor(String name, String zone, SensorDefect defect, Fault fault) {
    after(
        name,
        "sensor " + zone + " is " + name.substring(name.indexOf('-') + 1),
        panel -> {
          panel.advanceTo(panel.nowNs()); // one that freezes keeps what it says now
          panel.happen(new Happening.SensorSuffers(zone, defect));
        },
        Set.of(fault),
        Set.of(Part.FORCE_SENSOR));
  }

  private void before(
      String name,
      String what,
      Consumer<SimulatedPanel> injection,
      Set<Fault> faults,
      Set<Part> parts) {
    defects.add(new Defect(name, what, When.BEFORE_THE_CHIPS, injection, 0, faults, parts, false));
  }

  private void after(
      String name,
      String what,
      Consumer<SimulatedPanel> injection,
      Set<Fault> faults,
      Set<Part> parts) {
    defects.add(new Defect(name, what, When.AFTER_THE_CHIPS, injection, 0, faults, parts, false));
  }

  private static String hex(int address) {
    return String.format(Locale.ROOT, "0x%02x", address);
  }
}
