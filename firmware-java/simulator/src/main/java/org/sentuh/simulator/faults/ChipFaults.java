package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.faults.Expectation.Ends;
import org.sentuh.simulator.faults.Expectation.GoesOn;
import org.sentuh.simulator.faults.Expectation.Passes;
import org.sentuh.simulator.faults.Fault.Part;
import org.sentuh.simulator.session.Order;

/** What may go wrong with a chip and with the bus that they share. */
final class ChipFaults {

  private static final long FOREVER_NS = 3_600_000_000_000L;
  private static final int MANY = 1_000_000;

  /** What is just quick enough while few motors move ends with the second miss within a second. */
  private static final long HARDLY_MS = 1_000;

  /** One of a driver's three settings is read back every 40 ms; then the one-shot has its time. */
  private static final long READ_BACK_MS = 350;

  private final List<SteppedFault> faults = new ArrayList<>();
  private final List<Integer> drivers;
  private final List<Integer> converters;
  private final List<Integer> thermometers;
  private final int meter;

  private ChipFaults(Order order) {
    DeviceSettings device = order.device();
    drivers =
        device.motors().wires(order.setup().panel()).stream()
            .map(wire -> wire.chip())
            .distinct()
            .toList();
    converters = device.pressure().chips();
    thermometers = device.skin(order.setup().panel()).stream().map(wire -> wire.chip()).toList();
    meter = device.supply().chip();
  }

  static List<SteppedFault> of(Order order) {
    ChipFaults of = new ChipFaults(order);
    of.converters();
    of.drivers();
    of.meters();
    of.bus();
    return of.faults;
  }

  private void converters() {
    for (int chip : converters) {
      chip("converter", chip, new Ends(3_000, Reason.SENSORS_LOST), doubtOr(Reason.SENSORS_LOST));
    }
  }

  private void drivers() {
    for (int chip : drivers) {
      String name = "driver-" + hex(chip);
      chipGone(name, chip, new Ends(Expectation.CUT_OFF_MS, Reason.DRIVERS_LOST));
      chipRefuses(name, chip, 1, new GoesOn());
      chipRefuses(name, chip, 200, new Ends(Expectation.CUT_OFF_MS, Reason.DRIVERS_LOST));
      chipLies(name, chip, 1, new GoesOn());
      chipLies(name + "-on", chip, MANY, new Ends(Expectation.CUT_OFF_MS, Reason.DRIVERS_LOST));
      faults.add(
          new SteppedFault(
              name + "-resets",
              Part.CHIP,
              "a motor driver loses its power for a moment",
              bed -> bed.panel().bus().reset(chip),
              new Ends(READ_BACK_MS, Reason.DRIVERS_LOST),
              6));
      faults.add(
          new SteppedFault(
              name + "-disturbed",
              Part.CHIP,
              "a motor driver's output register is disturbed to full on",
              bed -> bed.panel().disturb(chip, 0x07, 0x10),
              new Passes(Reason.NONE, Reason.CURRENT_WITHOUT_DRIVE),
              8));
    }
  }

  private void meters() {
    chipGone("meter", meter, new Ends(1_000, Reason.SUPPLY_UNKNOWN));
    chipLies("meter", meter, 3, new GoesOn());
    faults.add(
        new SteppedFault(
            "meter-resets",
            Part.CHIP,
            "the supply meter loses its power for a moment",
            bed -> bed.panel().bus().reset(meter),
            new Ends(1_500, Reason.SUPPLY_UNKNOWN, Reason.SUPPLY_OUTSIDE),
            6));
    for (int chip : thermometers) {
      chipGone("thermometer-" + hex(chip), chip, new GoesOn(Reason.SENSOR_DOUBT));
    }
    faults.add(
        new SteppedFault(
            "all-thermometers-gone",
            Part.CHIP,
            "no thermometer answers",
            bed -> thermometers.forEach(bed.panel().bus()::vanish),
            new Ends(3_000, Reason.TEMPERATURE_UNKNOWN),
            8));
    chipLies( // by 4 K, which skin may have, but not from one reading to the next
        "thermometer", thermometers.getFirst(), MANY, new Ends(3_000, Reason.HEAT_UNEXPLAINED));
  }

  private void bus() {
    stuck("bus-stuck-5ms", 5_000_000L, new GoesOn());
    stuck("bus-stuck-60ms", 60_000_000L, Passes.afterAHold(Reason.SENSORS_LOST));
    stuck("bus-stuck-1s", 1_000_000_000L, Passes.afterAHold(Reason.SENSORS_LOST));
    stuck("bus-stuck-for-good", FOREVER_NS, held());
    slow("bus-at-200kHz", 200_000, new GoesOn());
    slow("bus-at-100kHz", 100_000, new GoesOn());
    slow("bus-at-50kHz", 50_000, new Ends(HARDLY_MS, Reason.TICKS_MISSED));
    slow("bus-at-40kHz", 40_000, new Ends(Expectation.CUT_OFF_MS, Reason.TICKS_MISSED));
    slow(
        "bus-at-10kHz",
        10_000,
        new Ends(Expectation.CUT_OFF_MS, Reason.TICKS_MISSED, Reason.DRIVERS_LOST));
  }

  private void chip(String kind, int chip, Expectation gone, Expectation lying) {
    String name = kind + "-" + hex(chip);
    chipGone(name, chip, gone);
    chipRefuses(name, chip, 1, new GoesOn());
    chipLies(name, chip, 3, new GoesOn());
    chipLies(name + "-on", chip, MANY, lying);
    faults.add(
        new SteppedFault(
            name + "-resets",
            Part.CHIP,
            "a converter loses its power for a moment",
            bed -> bed.panel().bus().reset(chip),
            new GoesOn(),
            6));
  }

  private void chipGone(String name, int chip, Expectation expected) {
    faults.add(
        new SteppedFault(
            name + "-gone",
            Part.CHIP,
            hex(chip) + " answers no more",
            bed -> bed.panel().bus().vanish(chip),
            expected,
            8));
  }

  private void chipRefuses(String name, int chip, int times, Expectation expected) {
    faults.add(
        new SteppedFault(
            name + "-refuses-" + times,
            Part.CHIP,
            hex(chip) + " does not acknowledge " + (times == 1 ? "once" : times + " times"),
            bed -> bed.panel().bus().refuse(chip, times),
            expected,
            6));
  }

  private void chipLies(String name, int chip, int reads, Expectation expected) {
    faults.add(
        new SteppedFault(
            name + "-lies",
            Part.CHIP,
            "what is read from " + hex(chip) + " is disturbed",
            bed -> bed.panel().bus().corruptReads(chip, 0x40, reads),
            expected,
            8));
  }

  private void stuck(String name, long ns, Expectation expected) {
    faults.add(
        new SteppedFault(
            name,
            Part.BUS,
            "the bus is held low",
            bed -> bed.panel().bus().stickFor(ns),
            expected,
            8));
  }

  private void slow(String name, int hz, Expectation expected) {
    faults.add(
        new SteppedFault(
            name,
            Part.BUS,
            "chips stretch the clock to " + hz / 1000 + " kHz",
            bed -> bed.panel().bus().runAt(hz),
            expected,
            6));
  }

  private static Ends doubtOr(Reason end) {
    return new Ends(3_000, end, Reason.SENSOR_DOUBT);
  }

  private static Ends held() {
    return new Ends(
        Expectation.CUT_OFF_MS,
        Reason.DRIVERS_LOST,
        Reason.TICKS_MISSED,
        Reason.SUPPLY_UNKNOWN,
        Reason.SENSORS_LOST);
  }

  private static String hex(int address) {
    return String.format(Locale.ROOT, "0x%02x", address);
  }
}
