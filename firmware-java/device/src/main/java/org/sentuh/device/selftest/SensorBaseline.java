package org.sentuh.device.selftest;

import java.util.Optional;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;

/** What one force sensor says while nothing moves. */
final class SensorBaseline {

  /** Fewer conversions than this in a second or two are none. */
  static final int LEAST_CONVERSIONS = 20;

  /**
   * 0.25 mV: less than a part of 90 megohm gives. The data sheet says "above 10 megohm" of an
   * unloaded part and not how much above, so a part that is better than that looks like a broken
   * cable until somebody presses it.
   */
  static final int OPEN_COUNTS = 2;

  /** The part of its rail at which a sensor is shorted. */
  static final double SHORT_SHARE = 0.97;

  /** 19 mV from one conversion to the next, ten times a sound channel's noise. */
  static final double NOISY_COUNTS = 150;

  private final int zone;
  private long convertedNs = Long.MIN_VALUE;
  private int conversions;
  private int least = Integer.MAX_VALUE;
  private int most = Integer.MIN_VALUE;
  private int last;
  private double sum;
  private double squaredSteps;

  SensorBaseline(int zone) {
    this.zone = zone;
  }

  void take(PressureSample sample) {
    boolean fresh =
        sample.health(zone) == ChannelHealth.MEASURED && sample.convertedNs(zone) != convertedNs;
    if (!fresh) {
      return;
    }
    int counts = sample.counts(zone);
    if (conversions > 0) {
      double step = counts - (double) last;
      squaredSteps += step * step;
    }
    conversions++;
    convertedNs = sample.convertedNs(zone);
    last = counts;
    sum += counts;
    least = Math.min(least, counts);
    most = Math.max(most, counts);
  }

  /** What is wrong with it; empty for a sound one. */
  Optional<Fault> judged(int railCounts) {
    if (conversions < LEAST_CONVERSIONS) {
      return Optional.of(Fault.SENSOR_SILENT);
    }
    if (mean() >= SHORT_SHARE * railCounts) {
      return Optional.of(Fault.SENSOR_SHORTED);
    }
    if (most <= OPEN_COUNTS) {
      return Optional.of(Fault.SENSOR_OPEN);
    }
    if (least == most) {
      return Optional.of(Fault.SENSOR_FROZEN);
    }
    return jitter() > NOISY_COUNTS ? Optional.of(Fault.SENSOR_NOISY) : Optional.empty();
  }

  int conversions() {
    return conversions;
  }

  /** In counts. */
  double mean() {
    return conversions == 0 ? Double.NaN : sum / conversions;
  }

  /** From one conversion to the next, root of the mean square of the steps, in counts. */
  double jitter() {
    return conversions < 2 ? Double.NaN : Math.sqrt(squaredSteps / (conversions - 1));
  }
}
