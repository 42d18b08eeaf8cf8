package org.sentuh.device.selftest;

import java.util.Optional;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;

/**
 * What one force sensor says in a self-test: its level and its noise while nothing moves, and
 * whether it moves at all from the first tick to the last one, in which motors shake it, too.
 */
final class SensorBaseline {

  /** A converter brings one input a tick and has four; half of that is the least. */
  private static final int MOST_TICKS_A_CONVERSION = 8;

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
  private boolean gone;
  private int ticks;
  private int conversions;
  private int still;
  private boolean follows;
  private int least = Integer.MAX_VALUE;
  private int most = Integer.MIN_VALUE;
  private int last;
  private double sum;
  private int steps;
  private double squaredSteps;

  SensorBaseline(int zone) {
    this.zone = zone;
  }

  /**
   * Takes what a tick said.
   *
   * @param atRest whether nothing moves
   */
  void take(PressureSample sample, boolean atRest) {
    ticks++;
    follows &= atRest;
    gone = sample.health(zone) == ChannelHealth.UNREACHABLE;
    boolean fresh =
        sample.health(zone) == ChannelHealth.MEASURED && sample.convertedNs(zone) != convertedNs;
    if (!fresh) {
      return;
    }
    int counts = sample.counts(zone);
    conversions++;
    convertedNs = sample.convertedNs(zone);
    least = Math.min(least, counts);
    most = Math.max(most, counts);
    if (atRest) {
      rest(counts);
    }
  }

  private void rest(int counts) {
    if (follows) {
      double step = counts - (double) last;
      steps++;
      squaredSteps += step * step;
    }
    follows = true;
    still++;
    last = counts;
    sum += counts;
  }

  /** What is wrong with it; empty for a sound one. */
  Optional<Fault> judged(int railCounts) {
    if (gone || conversions < Math.max(1, ticks / MOST_TICKS_A_CONVERSION)) {
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

  /** At rest, in counts. */
  double mean() {
    return still == 0 ? Double.NaN : sum / still;
  }

  /** At rest, from one conversion to the next, root of the mean square of the steps, in counts. */
  double jitter() {
    return steps == 0 ? Double.NaN : Math.sqrt(squaredSteps / steps);
  }
}
