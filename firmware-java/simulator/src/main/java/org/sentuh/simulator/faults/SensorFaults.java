package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.faults.Expectation.Ends;
import org.sentuh.simulator.faults.Expectation.GoesOn;
import org.sentuh.simulator.faults.Expectation.Passes;
import org.sentuh.simulator.faults.Fault.Part;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.SensorDefect;

/** What may go wrong with a pressure sensor, with all of them, and with the plugs of a panel. */
final class SensorFaults {

  /** A pause in which nothing touches is not resumed, and ends by itself after 300 s. */
  private static final int A_PAUSE_ENDS_S = 310;

  private final List<SteppedFault> faults = new ArrayList<>();
  private final List<String> zones;

  private SensorFaults(Order order) {
    zones = order.setup().panel().sensors().stream().map(site -> site.name()).toList();
  }

  static List<SteppedFault> of(Order order) {
    SensorFaults of = new SensorFaults(order);
    of.sensors();
    of.crossed();
    return of.faults;
  }

  private void sensors() {
    String one = zones.get(4);
    sensor("sensor-open", one + " reads nothing", one, new SensorDefect.Open(), new GoesOn());
    sensor(
        "sensor-short",
        one + " stands at its rail",
        one,
        new SensorDefect.Short(),
        new GoesOn(Reason.SENSOR_DOUBT));
    sensor(
        "sensor-frozen",
        one + " never moves",
        one,
        new SensorDefect.Frozen(),
        new GoesOn(Reason.SENSOR_DOUBT));
    sensor(
        "sensor-noisy",
        one + " jumps by 0.3 V",
        one,
        new SensorDefect.Noisy(0.3),
        new GoesOn(Reason.SENSOR_DOUBT));
    sensor("sensor-drifts-up", one + " doubles in a minute", one, drift(1), new GoesOn());
    sensor("sensor-drifts-down", one + " halves in a minute", one, drift(-0.5), new GoesOn());
    sensor("sensor-slips", one + " gathers three times as much", one, jump(3), new GoesOn());
    sensor(
        "sensor-jumps",
        one + " gathers eight times as much",
        one,
        jump(8),
        new Passes(Reason.SENSOR_DOUBT, Reason.PRESSURE_SPIKE, Reason.PRESSURE_TOO_HIGH));
    all("all-sensors-noisy", 6, new SensorDefect.Noisy(0.3), new Ends(4_000, Reason.SENSORS_LOST));
    sensor("sensor-lifts", one + " gathers a tenth", one, jump(0.1), new GoesOn());
    all("two-sensors-short", 2, new SensorDefect.Short(), new Ends(400, Reason.SENSORS_LOST));
    all("all-sensors-frozen", 6, new SensorDefect.Frozen(), new Ends(8_000, Reason.SENSORS_LOST));
    all("all-sensors-short", 6, new SensorDefect.Short(), new Ends(400, Reason.SENSORS_LOST));
    all(
        "all-sensors-open",
        6,
        new SensorDefect.Open(),
        new Ends(3_000, Reason.CONTACT_LOST, Reason.SENSORS_LOST, Reason.PAUSED_TOO_LONG),
        A_PAUSE_ENDS_S);
  }

  private void crossed() {
    faults.add(
        new SteppedFault(
            "sensors-crossed",
            Part.SENSOR,
            "the plugs of two pressure sensors are exchanged",
            bed -> bed.panel().crossSensors(zones.get(0), zones.get(5)),
            new GoesOn(),
            6));
    faults.add(
        new SteppedFault(
            "motors-crossed",
            Part.MOTOR,
            "the plugs of two motors are exchanged",
            bed -> bed.panel().crossMotors("2B", "5D"),
            new GoesOn(),
            6));
  }

  private void sensor(
      String name, String what, String zone, SensorDefect defect, Expectation expected) {
    faults.add(
        new SteppedFault(
            name,
            Part.SENSOR,
            what,
            bed -> bed.panel().happen(new Happening.SensorSuffers(zone, defect)),
            expected,
            12));
  }

  private void all(String name, int count, SensorDefect defect, Expectation expected) {
    all(name, count, defect, expected, 16);
  }

  private void all(String name, int count, SensorDefect defect, Expectation expected, int watchS) {
    faults.add(
        new SteppedFault(
            name,
            Part.SENSOR,
            name.replace('-', ' '),
            bed ->
                zones
                    .subList(0, count)
                    .forEach(zone -> bed.panel().happen(new Happening.SensorSuffers(zone, defect))),
            expected,
            watchS));
  }

  private static SensorDefect drift(double sharePerMinute) {
    return new SensorDefect.Drifting(sharePerMinute);
  }

  private static SensorDefect jump(double factor) {
    return new SensorDefect.Jump(factor);
  }
}
