package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.settings.DeviceSettings;
import org.sentuh.simulator.board.RailSwitch;
import org.sentuh.simulator.faults.Expectation.Ends;
import org.sentuh.simulator.faults.Expectation.FallsSilent;
import org.sentuh.simulator.faults.Expectation.GoesOn;
import org.sentuh.simulator.faults.Fault.Part;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.MotorDefect;
import org.sentuh.simulator.tissue.SensorDefect;

/**
 * Every fault of a campaign, on the panel and the chips of an order. Bounds are those of the limits
 * and of the hardware, with a tick or two for what has to be noticed first.
 */
final class Faults {

  /** The circuit's own bound: its one-shot of the slowest parts, and two ticks. */
  private static final long HEARTBEAT_MS = 250;

  /**
   * Half a second until a motor that does not go off has drawn what nobody explains, the one-shot,
   * and the rail's fall; and a second in which the rail was off after a stop.
   */
  private static final long STUCK_MS = 2_000;

  /** What is just quick enough while few motors move ends with the second miss within a second. */
  private static final long HARDLY_MS = 1_000;

  /** Two ticks: one to read, one to write. */
  private static final long TICKS_MS = 30;

  private static final long FOREVER_NS = 3_600_000_000_000L;
  private static final int MANY = 1_000_000;

  private final List<SteppedFault> faults = new ArrayList<>();
  private final Order order;
  private final List<String> zones;
  private final List<Integer> drivers;
  private final List<Integer> converters;
  private final List<Integer> thermometers;
  private final int meter;

  private Faults(Order order) {
    DeviceSettings device = order.device();
    this.order = order;
    this.zones = order.setup().panel().sensors().stream().map(site -> site.name()).toList();
    this.drivers =
        device.motors().wires(order.setup().panel()).stream()
            .map(wire -> wire.chip())
            .distinct()
            .toList();
    this.converters = device.pressure().chips();
    this.thermometers =
        device.skin(order.setup().panel()).stream().map(wire -> wire.chip()).toList();
    this.meter = device.supply().chip();
  }

  /** All of them, in the order of the matrix. */
  static List<SteppedFault> of(Order order) {
    Faults of = new Faults(order);
    of.sensors();
    of.crossed();
    of.converters();
    of.drivers();
    of.meters();
    of.bus();
    of.motors();
    of.supply();
    of.lines();
    of.warmth();
    of.garment();
    of.people();
    of.program();
    of.process();
    return List.copyOf(of.faults);
  }

  private void sensors() {
    String one = zones.get(4);
    sensor("sensor-open", one + " reads nothing", one, new SensorDefect.Open(), quiet());
    sensor("sensor-short", one + " stands at its rail", one, new SensorDefect.Short(), doubt());
    sensor("sensor-frozen", one + " never moves", one, new SensorDefect.Frozen(), doubt());
    sensor("sensor-noisy", one + " jumps by 0.3 V", one, new SensorDefect.Noisy(0.3), doubt());
    sensor("sensor-drifts-up", one + " doubles in a minute", one, drift(1), quiet());
    sensor("sensor-drifts-down", one + " halves in a minute", one, drift(-0.5), quiet());
    sensor("sensor-slips", one + " gathers three times as much", one, jump(3), quiet());
    sensor(
        "sensor-jumps",
        one + " gathers eight times as much",
        one,
        jump(8),
        new Expectation.Passes(
            EnumSet.of(Reason.SENSOR_DOUBT, Reason.PRESSURE_SPIKE, Reason.PRESSURE_TOO_HIGH)));
    all("all-sensors-noisy", 6, new SensorDefect.Noisy(0.3), ends(4_000, Reason.SENSORS_LOST));
    sensor("sensor-lifts", one + " gathers a tenth", one, jump(0.1), quiet());
    all("two-sensors-short", 2, new SensorDefect.Short(), ends(400, Reason.SENSORS_LOST));
    all("all-sensors-frozen", 6, new SensorDefect.Frozen(), ends(8_000, Reason.SENSORS_LOST));
    all("all-sensors-short", 6, new SensorDefect.Short(), ends(400, Reason.SENSORS_LOST));
    all(
        "all-sensors-open",
        6,
        new SensorDefect.Open(),
        ends(3_000, Reason.CONTACT_LOST, Reason.SENSORS_LOST, Reason.PAUSED_TOO_LONG));
  }

  private void crossed() {
    add(
        "sensors-crossed",
        Part.SENSOR,
        "the plugs of two pressure sensors are exchanged",
        bed -> bed.panel().crossSensors(zones.get(0), zones.get(5)),
        quiet(),
        6);
    add(
        "motors-crossed",
        Part.MOTOR,
        "the plugs of two motors are exchanged",
        bed -> bed.panel().crossMotors("2B", "5D"),
        quiet(),
        6);
  }

  private void converters() {
    for (int chip : converters) {
      chip("converter", chip, ends(3_000, Reason.SENSORS_LOST), doubtOr(Reason.SENSORS_LOST));
    }
  }

  private void drivers() {
    for (int chip : drivers) {
      String name = "driver-" + hex(chip);
      chipGone(name, chip, ends(HEARTBEAT_MS, Reason.DRIVERS_LOST));
      chipRefuses(name, chip, 1, quiet());
      chipRefuses(name, chip, 200, ends(HEARTBEAT_MS, Reason.DRIVERS_LOST));
      add(
          name + "-resets",
          Part.CHIP,
          "a motor driver loses its power for a moment",
          bed -> bed.panel().bus().reset(chip),
          ends(1_500, Reason.DRIVERS_LOST),
          6);
      add(
          name + "-disturbed",
          Part.CHIP,
          "a motor driver's output register is disturbed to full on",
          bed -> bed.panel().disturb(chip, 0x07, 0x10),
          new Expectation.Passes(EnumSet.of(Reason.NONE, Reason.CURRENT_WITHOUT_DRIVE)),
          8);
    }
  }

  private void meters() {
    chipGone("meter", meter, ends(1_000, Reason.SUPPLY_UNKNOWN));
    chipLies("meter", meter, 3, quiet());
    add(
        "meter-resets",
        Part.CHIP,
        "the supply meter loses its power for a moment",
        bed -> bed.panel().bus().reset(meter),
        ends(1_500, Reason.SUPPLY_UNKNOWN, Reason.SUPPLY_OUTSIDE),
        6);
    for (int chip : thermometers) {
      chipGone("thermometer-" + hex(chip), chip, doubt());
    }
    add(
        "all-thermometers-gone",
        Part.CHIP,
        "no thermometer answers",
        bed -> thermometers.forEach(bed.panel().bus()::vanish),
        ends(3_000, Reason.TEMPERATURE_UNKNOWN),
        8);
    chipLies( // by 4 K, which skin may have, but not from one reading to the next
        "thermometer", thermometers.getFirst(), MANY, ends(3_000, Reason.HEAT_UNEXPLAINED));
  }

  private void bus() {
    stuck("bus-stuck-5ms", 5_000_000L, quiet());
    stuck("bus-stuck-60ms", 60_000_000L, passes(Reason.SENSORS_LOST));
    stuck("bus-stuck-1s", 1_000_000_000L, passes(Reason.SENSORS_LOST));
    stuck("bus-stuck-for-good", FOREVER_NS, held());
    slow("bus-at-200kHz", 200_000, quiet());
    slow("bus-at-100kHz", 100_000, quiet());
    slow("bus-at-50kHz", 50_000, ends(HARDLY_MS, Reason.TICKS_MISSED));
    slow("bus-at-10kHz", 10_000, ends(HEARTBEAT_MS, Reason.TICKS_MISSED, Reason.DRIVERS_LOST));
  }

  private void motors() {
    motor("motor-open", "2B", MotorDefect.OPEN_CIRCUIT, quiet());
    motor("motor-stalled", "2B", MotorDefect.STALLED, quiet());
    motor(
        "motor-stuck-on", "4C", MotorDefect.STUCK_ON, ends(STUCK_MS, Reason.CURRENT_WITHOUT_DRIVE));
    add(
        "all-motors-open",
        Part.MOTOR,
        "the panel's plug is out: no motor draws anything",
        bed -> everyMotor(bed, MotorDefect.OPEN_CIRCUIT),
        ends(3_000, Reason.DRIVE_WITHOUT_CURRENT),
        14);
    add(
        "all-motors-stalled",
        Part.MOTOR,
        "every rotor is blocked",
        bed -> everyMotor(bed, MotorDefect.STALLED),
        quiet(),
        8);
  }

  private void supply() {
    sags("supply-sags-a-little", 0.2, quiet());
    sags("supply-sags", 1.2, ends(1_500, Reason.SUPPLY_OUTSIDE));
    sags("supply-collapses", 5, ends(1_500, Reason.SUPPLY_OUTSIDE, Reason.RAIL_CUT));
    add(
        "charger-plugged-in",
        Part.SUPPLY,
        "the charger is plugged in while she wears it",
        bed -> bed.panel().happen(new Happening.Charger(true)),
        ends(TICKS_MS, Reason.CHARGING),
        6);
  }

  private void lines() {
    add(
        "stop-wire-broken",
        Part.LINE,
        "the stop button cannot be read",
        bed -> bed.panel().stopButton().setBroken(true),
        ends(TICKS_MS, Reason.STOP_BUTTON),
        6);
    add(
        "charger-wire-broken",
        Part.LINE,
        "whether a charger is there cannot be read",
        bed -> bed.panel().charger().setBroken(true),
        ends(TICKS_MS, Reason.CHARGING),
        6);
    add(
        "heartbeat-wire-broken",
        Part.LINE,
        "the heartbeat does not reach the hardware",
        Bed::cutHeartbeat,
        ends(HEARTBEAT_MS, Reason.RAIL_CUT),
        8);
    add(
        "rail-switch-open",
        Part.LINE,
        "the motor rail's switch does not conduct",
        bed -> bed.panel().hurtRailSwitch(RailSwitch.Defect.OPEN),
        ends(TICKS_MS, Reason.RAIL_CUT),
        8);
    add(
        "rail-switch-welded",
        Part.LINE,
        "the motor rail's switch does not open, and somebody stops",
        bed -> {
          bed.panel().hurtRailSwitch(RailSwitch.Defect.WELDED);
          bed.loop().inbox().put(new Command.Stop());
        },
        new Expectation.Passes(EnumSet.of(Reason.CUT_OFF_FAILED)),
        8);
  }

  private void warmth() {
    for (String site : List.of("skin-upper", "skin-middle", "skin-lower")) {
      add(
          site + "-heated",
          Part.SKIN,
          "something hot lies on the skin side",
          bed -> bed.panel().happen(new Happening.SkinHeated(site, 60)),
          ends(10_000, Reason.HEAT_UNEXPLAINED),
          16);
    }
  }

  private void garment() {
    worn(
        "garment-presses-hard",
        new Happening.GarmentPresses(30),
        ends(5_000, Reason.PRESSURE_SPIKE, Reason.PRESSURE_TOO_HIGH));
    worn(
        "straps-pulled-hard",
        new Happening.StrapPulls(Optional.empty(), 5, 200_000_000L),
        new GoesOn(EnumSet.of(Reason.PRESSURE_PEAK, Reason.PRESSURE_SUSTAINED)));
    worn("one-strap-pulled", new Happening.StrapPulls(Optional.of(zones.get(2)), 3, 0), quiet());
    worn(
        "panel-taken-off",
        new Happening.StrapPulls(Optional.empty(), 0, 500_000_000L),
        ends(4_000, Reason.CONTACT_LOST));
    worn(
        "one-strap-loose",
        new Happening.StrapPulls(Optional.of(zones.get(2)), 0, 500_000_000L),
        quiet());
    worn("she-sits-up", new Happening.SitsUp(), ends(4_000, Reason.CONTACT_LOST));
  }

  private void people() {
    person(
        "stop-button",
        "the stop button is pressed and held",
        bed -> bed.panel().happen(new Happening.Button(true)),
        Reason.STOP_BUTTON);
    add(
        "stop-at-a-screen",
        Part.PERSON,
        "somebody stops at a screen, and taps more before and after",
        bed -> {
          bed.loop().inbox().put(new Command.Stronger());
          bed.loop().inbox().put(new Command.Stop());
          bed.loop().inbox().put(new Command.Start());
          bed.loop().inbox().put(new Command.Resume());
        },
        new Expectation.StaysOff(TICKS_MS, Reason.STOPPED_BY_WEARER),
        6);
    add(
        "inbox-flooded",
        Part.PERSON,
        "a thousand commands at once from two screens",
        bed -> {
          for (int i = 0; i < 500; i++) {
            bed.loop().inbox().put(new Command.Stronger());
            bed.loop().inbox().put(new Command.Softer());
          }
        },
        quiet(),
        6);
  }

  private void program() {
    bug("bug-at-sensors", bed -> bed.throwAtSensors(new IllegalStateException("a bug")));
    bug("bug-at-drivers", bed -> bed.throwAtDrivers(new IllegalStateException("a bug")));
    bug("clock-jumps-back", bed -> bed.jumpClock(-10_000));
    add(
        "bug-at-recorder",
        Part.PROGRAM,
        "writing down what happens throws",
        bed -> bed.throwAtRecorder(new IllegalStateException("a bug")),
        new FallsSilent(HEARTBEAT_MS),
        6);
    add(
        "clock-jumps-ahead",
        Part.PROGRAM,
        "the monotonic clock jumps by 10 s",
        bed -> bed.jumpClock(10_000),
        passes(),
        6);
    add(
        "recorder-full",
        Part.PROGRAM,
        "the disk stands still and nobody takes events any more",
        Bed::fillRecorder,
        quiet(),
        6);
    add(
        "out-of-memory",
        Part.PROGRAM,
        "the tick's thread dies of an error",
        bed -> bed.throwAtSensors(new OutOfMemoryError("as if")),
        new FallsSilent(HEARTBEAT_MS),
        6);
  }

  private void process() {
    paused("paused-15ms", 15, passes());
    paused("paused-50ms", 50, passes());
    paused("paused-200ms", 200, passes());
    paused("paused-1s", 1_000, passes());
    paused("paused-5s", 5_000, passes());
    add(
        "ticks-always-late",
        Part.PROCESS,
        "every tick takes 12 ms",
        bed -> bed.slowDown(12),
        ends(HEARTBEAT_MS, Reason.TICKS_MISSED),
        6);
    add(
        "ticks-never-done-in-time",
        Part.PROCESS,
        "every tick takes 9 ms",
        bed -> bed.slowDown(9),
        ends(HEARTBEAT_MS, Reason.TICKS_MISSED),
        6);
    add(
        "killed",
        Part.PROCESS,
        "the process is killed",
        Bed::die,
        new FallsSilent(HEARTBEAT_MS),
        6);
  }

  private void chip(String kind, int chip, Expectation gone, Expectation lying) {
    String name = kind + "-" + hex(chip);
    chipGone(name, chip, gone);
    chipRefuses(name, chip, 1, quiet());
    chipLies(name, chip, 3, quiet());
    chipLies(name + "-on", chip, MANY, lying);
    add(
        name + "-resets",
        Part.CHIP,
        "a converter loses its power for a moment",
        bed -> bed.panel().bus().reset(chip),
        quiet(),
        6);
  }

  private void chipGone(String name, int chip, Expectation expected) {
    add(
        name + "-gone",
        Part.CHIP,
        hex(chip) + " answers no more",
        bed -> bed.panel().bus().vanish(chip),
        expected,
        8);
  }

  private void chipRefuses(String name, int chip, int times, Expectation expected) {
    add(
        name + "-refuses-" + times,
        Part.CHIP,
        hex(chip) + " does not acknowledge " + (times == 1 ? "once" : times + " times"),
        bed -> bed.panel().bus().refuse(chip, times),
        expected,
        6);
  }

  private void chipLies(String name, int chip, int reads, Expectation expected) {
    add(
        name + "-lies",
        Part.CHIP,
        "what is read from " + hex(chip) + " is disturbed",
        bed -> bed.panel().bus().corruptReads(chip, 0x40, reads),
        expected,
        8);
  }

  private void stuck(String name, long ns, Expectation expected) {
    add(name, Part.BUS, "the bus is held low", bed -> bed.panel().bus().stickFor(ns), expected, 8);
  }

  private void slow(String name, int hz, Expectation expected) {
    add(
        name,
        Part.BUS,
        "chips stretch the clock to " + hz / 1000 + " kHz",
        bed -> bed.panel().bus().runAt(hz),
        expected,
        6);
  }

  private void motor(String name, String site, MotorDefect defect, Expectation expected) {
    add(
        name,
        Part.MOTOR,
        "motor " + site + ": " + defect.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        bed -> bed.panel().happen(new Happening.MotorSuffers(site, defect)),
        expected,
        10);
  }

  private void everyMotor(Bed bed, MotorDefect defect) {
    order
        .setup()
        .panel()
        .motors()
        .forEach(site -> bed.panel().happen(new Happening.MotorSuffers(site.name(), defect)));
  }

  private void sags(String name, double volts, Expectation expected) {
    add(
        name,
        Part.SUPPLY,
        "the cell gives " + volts + " V less",
        bed -> bed.panel().happen(new Happening.SupplySags(volts)),
        expected,
        6);
  }

  private void sensor(
      String name, String what, String zone, SensorDefect defect, Expectation expected) {
    add(
        name,
        Part.SENSOR,
        what,
        bed -> bed.panel().happen(new Happening.SensorSuffers(zone, defect)),
        expected,
        12);
  }

  private void all(String name, int count, SensorDefect defect, Expectation expected) {
    add(
        name,
        Part.SENSOR,
        name.replace('-', ' '),
        bed ->
            zones
                .subList(0, count)
                .forEach(zone -> bed.panel().happen(new Happening.SensorSuffers(zone, defect))),
        expected,
        16);
  }

  private void worn(String name, Happening body, Expectation expected) {
    faults.add(
        new SteppedFault(
            new Fault(name, Part.GARMENT, name.replace('-', ' ')),
            List.of(body),
            bed -> {},
            expected,
            16));
  }

  private void person(String name, String what, Consumer<Bed> presses, Reason reason) {
    add(name, Part.PERSON, what, presses, ends(TICKS_MS, reason), 6);
  }

  private void bug(String name, Consumer<Bed> injection) {
    add(
        name,
        Part.PROGRAM,
        "the program itself goes wrong",
        injection,
        ends(HEARTBEAT_MS, Reason.PROGRAM_FAULT),
        6);
  }

  private void paused(String name, long ms, Expectation expected) {
    add(
        name,
        Part.PROCESS,
        "nothing of the process runs for " + ms + " ms",
        bed -> bed.pause(ms),
        expected,
        8);
  }

  private void add(
      String name,
      Part part,
      String what,
      Consumer<Bed> injection,
      Expectation expected,
      int watchS) {
    faults.add(
        new SteppedFault(new Fault(name, part, what), List.of(), injection, expected, watchS));
  }

  private static SensorDefect drift(double sharePerMinute) {
    return new SensorDefect.Drifting(sharePerMinute);
  }

  private static SensorDefect jump(double factor) {
    return new SensorDefect.Jump(factor);
  }

  private static Ends ends(long withinMs, Reason... why) {
    return new Ends(withinMs, EnumSet.copyOf(List.of(why)));
  }

  private static GoesOn quiet() {
    return new GoesOn(Set.of());
  }

  private static GoesOn doubt() {
    return new GoesOn(EnumSet.of(Reason.SENSOR_DOUBT));
  }

  private static Ends doubtOr(Reason end) {
    return ends(3_000, end, Reason.SENSOR_DOUBT);
  }

  private static Ends held() {
    return ends(
        HEARTBEAT_MS,
        Reason.DRIVERS_LOST,
        Reason.TICKS_MISSED,
        Reason.SUPPLY_UNKNOWN,
        Reason.SENSORS_LOST);
  }

  private static Expectation.Passes passes(Reason... besides) {
    EnumSet<Reason> saying =
        EnumSet.of(
            Reason.TICK_LATE, Reason.TICKS_MISSED, Reason.DRIVERS_LOST, Reason.SUPPLY_UNKNOWN);
    saying.addAll(List.of(besides));
    return new Expectation.Passes(saying);
  }

  private static String hex(int address) {
    return String.format(Locale.ROOT, "0x%02x", address);
  }
}
