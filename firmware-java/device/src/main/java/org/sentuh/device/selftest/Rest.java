package org.sentuh.device.selftest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.SelfTestTick;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.device.selftest.SelfTestReport.SensorSeen;
import org.sentuh.device.selftest.SelfTestReport.ThermometerSeen;

/**
 * What a panel says while nothing of it moves, and which of its sensors live from the first tick to
 * the last one.
 */
final class Rest {

  /** A chip of ±0.5 °C beside two others, on one back or on one table. */
  static final double MOST_APART_K = 2.5;

  /**
   * More than the meter's own offset (0.2 mA at 50 milliohm) and any leakage; no motor draws less.
   */
  static final double FLOWS_AMPS = 0.005;

  private static final int FEW = 3;

  private final Wiring wiring;
  private final Plausibility plausibility;
  private final List<SensorBaseline> baselines;
  private int supplyReadings;
  private int unknownReadings;
  private double amps;
  private double volts;
  private @Nullable PressureSample pressure;
  private @Nullable Vitals vitals;

  Rest(Wiring wiring, Bench bench) {
    this.wiring = wiring;
    this.plausibility = bench.settings().pressure().plausibility();
    this.baselines =
        IntStream.range(0, bench.panel().zones()).mapToObj(SensorBaseline::new).toList();
  }

  /**
   * Hears what the sensors say in any tick.
   *
   * @param atRest whether nothing moves
   */
  void hear(SelfTestTick tick, boolean atRest) {
    PressureSample now = tick.sample().pressure();
    baselines.forEach(baseline -> baseline.take(now, atRest));
    pressure = atRest || pressure == null ? now : pressure;
    vitals = tick.sample().vitals();
  }

  /** A rail counts only while it is held up by the heartbeat. */
  void take(Vitals.Supply supply) {
    unknownReadings += supply.known() ? 0 : 1;
    if (supply.known()) {
      supplyReadings++;
      amps += (supply.amps() - amps) / supplyReadings;
      volts += (supply.volts() - volts) / supplyReadings;
    }
  }

  /** The mean current of nothing, in A; NaN when it was never read. */
  double amps() {
    return supplyReadings == 0 ? Double.NaN : amps;
  }

  /** The mean voltage of the rail; NaN when it was never read. */
  double volts() {
    return supplyReadings == 0 ? Double.NaN : volts;
  }

  /** Whether something flows though nothing is driven. */
  boolean flows() {
    return supplyReadings > 0 && amps > FLOWS_AMPS;
  }

  /** What is wrong with what feeds motors and sensors. */
  List<Finding> supplyFindings(Limits.Supply bounds) {
    List<Finding> findings = new ArrayList<>();
    supply(bounds).ifPresent(findings::add);
    rail().ifPresent(findings::add);
    return findings;
  }

  /** What is wrong with sensors and thermometers, when nothing more will be heard of them. */
  List<Finding> sensorFindings() {
    List<Finding> findings = new ArrayList<>();
    for (SensorSeen sensor : sensors()) {
      sensor.fault().map(fault -> finding(fault, sensor)).ifPresent(findings::add);
    }
    for (ThermometerSeen seen : thermometers()) {
      seen.fault().map(fault -> finding(fault, seen)).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> supply(Limits.Supply bounds) {
    double none = Double.NaN;
    if (supplyReadings == 0) {
      return unknownReadings == 0
          ? Optional.empty()
          : Optional.of(Finding.of(Fault.METER_SILENT, "INA226", wiring.meter(), none, none, none));
    }
    if (flows()) {
      return Optional.of(
          Finding.of(
              Fault.CURRENT_AT_REST, "", wiring.meter(), amps * 1e3, none, FLOWS_AMPS * 1e3));
    }
    boolean within = volts >= bounds.leastVolts() && volts <= bounds.mostVolts();
    return within
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                volts < SelfTest.RAIL_OPEN_VOLTS ? Fault.RAIL_OFF : Fault.RAIL_OUTSIDE,
                "",
                wiring.meter(),
                volts,
                bounds.leastVolts(),
                bounds.mostVolts()));
  }

  private Optional<Finding> rail() {
    int counts = railCounts();
    double least = plausibility.railCounts() * (1 - plausibility.railTolerance());
    double most = plausibility.railCounts() * (1 + plausibility.railTolerance());
    return counts >= least && counts <= most
        ? Optional.empty()
        : Optional.of(
            Finding.of(Fault.SENSOR_RAIL, "", wiring.rail(), counts, Math.ceil(least), most));
  }

  private int railCounts() {
    return pressure == null ? 0 : pressure.railCounts();
  }

  /** Every force sensor, in the panel's order. */
  List<SensorSeen> sensors() {
    List<SensorSeen> seen = new ArrayList<>();
    boolean looked = vitals != null;
    for (int zone = 0; zone < baselines.size(); zone++) {
      SensorBaseline baseline = baselines.get(zone);
      seen.add(
          new SensorSeen(
              wiring.zone(zone),
              wiring.sensor(zone),
              baseline.mean(),
              baseline.jitter(),
              looked ? baseline.judged(railCounts()) : Optional.empty()));
    }
    return seen;
  }

  /** Every thermometer, in the panel's order. */
  List<ThermometerSeen> thermometers() {
    List<ThermometerSeen> seen = new ArrayList<>();
    Vitals now = vitals;
    if (now == null) {
      return seen;
    }
    double middle = middle(now);
    List<String> sites = wiring.thermometers();
    for (int site = 0; site < now.skinSites(); site++) {
      double celsius = now.isSkinKnown(site) ? now.skinCelsius(site) : Double.NaN;
      Optional<Fault> fault = Optional.empty();
      if (Double.isNaN(celsius)) {
        fault = Optional.of(Fault.THERMOMETER_SILENT);
      } else if (Math.abs(celsius - middle) > MOST_APART_K) {
        fault = Optional.of(Fault.THERMOMETER_OFF);
      }
      seen.add(new ThermometerSeen(sites.get(site), wiring.thermometer(site), celsius, fault));
    }
    return seen;
  }

  /** The middle one of them; with fewer than three nobody can say which one is off. */
  private static double middle(Vitals vitals) {
    double[] known =
        IntStream.range(0, vitals.skinSites())
            .filter(vitals::isSkinKnown)
            .mapToDouble(vitals::skinCelsius)
            .sorted()
            .toArray();
    return known.length < FEW
        ? Arrays.stream(known).average().orElse(Double.NaN)
        : known[known.length / 2];
  }

  private Finding finding(Fault fault, SensorSeen sensor) {
    double none = Double.NaN;
    return switch (fault) {
      case SENSOR_OPEN ->
          Finding.of(
              fault,
              sensor.zone(),
              sensor.wire(),
              sensor.counts(),
              SensorBaseline.OPEN_COUNTS,
              none);
      case SENSOR_SHORTED ->
          Finding.of(
              fault,
              sensor.zone(),
              sensor.wire(),
              sensor.counts(),
              none,
              Math.floor(SensorBaseline.SHORT_SHARE * railCounts()));
      case SENSOR_NOISY ->
          Finding.of(
              fault,
              sensor.zone(),
              sensor.wire(),
              sensor.jitterCounts(),
              none,
              SensorBaseline.NOISY_COUNTS);
      default -> Finding.of(fault, sensor.zone(), sensor.wire(), sensor.counts(), none, none);
    };
  }

  private Finding finding(Fault fault, ThermometerSeen seen) {
    double middle = vitals == null ? Double.NaN : middle(vitals);
    return fault == Fault.THERMOMETER_OFF
        ? Finding.of(
            fault,
            seen.site(),
            seen.wire(),
            seen.celsius(),
            middle - MOST_APART_K,
            middle + MOST_APART_K)
        : Finding.of(fault, seen.site(), seen.wire(), Double.NaN, Double.NaN, Double.NaN);
  }
}
