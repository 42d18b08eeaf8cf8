package org.sentuh.control.safety;

/**
 * The product's own bounds, in code and not in configuration: no file, prescription or page can
 * loosen them.
 *
 * <p>They are the stop values of the safety table in the project's design (section "limits" of
 * {@code config/limits.yaml} names each source); the hardware has its own beyond them.
 */
final class HardLimits {

  private HardLimits() {}

  static void check(
      Limits.Skin skin,
      Limits.Pressure pressure,
      Limits.Contact contact,
      Limits.Time time,
      Limits.Intensity intensity,
      Limits.Motors motors,
      Limits.Current current,
      Limits.Vibration vibration,
      Limits.Supply supply) {
    within("skin.stop_celsius", skin.stopCelsius(), 30, 41);
    within("skin.warn_celsius", skin.warnCelsius(), 25, skin.stopCelsius());
    within("skin.rise_stop_k", skin.riseStopK(), 1, 6);
    within("skin.rise_warn_k", skin.riseWarnK(), 0.5, skin.riseStopK());
    within("skin.fast_k", skin.fastK(), 0.5, 3);
    within("skin.fast_s", skin.fastS(), 2, 30);
    within("skin.fast_from_celsius", skin.fastFromCelsius(), 34, 38);
    check(pressure);
    check(contact);
    within("time.treatment_stop_s", time.treatmentStopS(), 60, 1200);
    within("time.treatment_warn_s", time.treatmentWarnS(), 60, time.treatmentStopS());
    within("time.day_stop_s", time.dayStopS(), 60, 3600);
    within("time.worn_stop_s", time.wornStopS(), 60, 3600);
    within("time.paused_stop_s", time.pausedStopS(), 10, 900);
    within("intensity.cap", intensity.cap(), 0.05, 0.8);
    within("intensity.warn", intensity.warn(), 0.05, intensity.cap());
    within("intensity.level_rise_per_s", intensity.smoothness().levelRisePerS(), 0.01, 0.10);
    within("intensity.motor_rise_per_s", intensity.smoothness().motorRisePerS(), 0.5, 4);
    check(motors);
    check(current);
    within("vibration.stop_ms2", vibration.stopMs2(), 0.05, 1.0);
    within("vibration.warn_ms2", vibration.warnMs2(), 0.05, vibration.stopMs2());
    within("vibration.full_ms2", vibration.fullMs2(), 0.1, 10);
    within("supply.most_volts", supply.mostVolts(), 2, 3.6);
    within("supply.least_volts", supply.leastVolts(), 2, supply.mostVolts());
    within("supply.outside_s", supply.outsideS(), 0, 1);
    within("supply.dead_volts", supply.deadVolts(), 0.1, 0.44);
    within("supply.cut_off_s", supply.cutOffS(), 0.1, 0.5);
  }

  private static void check(Limits.Current current) {
    within("current.full_amps", current.fullAmps(), 0.02, 0.1);
    within("current.gentlest_amps", current.gentlestAmps(), 0, current.fullAmps());
    within("current.spare_amps", current.spareAmps(), 0.005, 0.04);
    within("current.spare_share", current.spareShare(), 0.05, 0.3);
    within("current.unexplained_as", current.unexplainedAs(), 0, 0.05);
    within("current.missing_share", current.missingShare(), 0.1, 0.8);
    within("current.missing_least_amps", current.missingLeastAmps(), 0.005, 0.05);
    within("current.missing_s", current.missingS(), 0, 3);
  }

  private static void check(Limits.Pressure pressure) {
    within("pressure.sustained_stop_kpa", pressure.sustainedStopKpa(), 1, 10);
    within(
        "pressure.sustained_warn_kpa", pressure.sustainedWarnKpa(), 1, pressure.sustainedStopKpa());
    within("pressure.sustained_window_s", pressure.sustainedWindowS(), 1, 60);
    within("pressure.sustained_stop_s", pressure.sustainedStopS(), 1, 30);
    within("pressure.peak_stop_kpa", pressure.peakStopKpa(), 1, 20);
    within("pressure.peak_warn_kpa", pressure.peakWarnKpa(), 1, pressure.peakStopKpa());
    within("pressure.peak_stop_s", pressure.peakStopS(), 0, 2);
    within("pressure.difference_warn", pressure.differenceWarn(), 0.1, 0.9);
    within("pressure.difference_s", pressure.differenceS(), 1, 60);
  }

  private static void check(Limits.Contact contact) {
    within("contact.zones_warn", contact.zonesWarn(), 1, 8);
    within("contact.none_stop_s", contact.noneStopS(), 1, 10);
    within("contact.faulty_stop", contact.faultyStop(), 1, 2);
  }

  private static void check(Limits.Motors motors) {
    within("motors.on_most", motors.onMost(), 1, 10);
    within("motors.on_warn", motors.onWarn(), 1, motors.onMost());
    within("motors.continuous_stop_s", motors.continuousStopS(), 1, 60);
    within("motors.continuous_warn_s", motors.continuousWarnS(), 1, motors.continuousStopS());
    within("motors.rest_s", motors.restS(), 0.2, 10);
    within("motors.stop_amps", motors.stopAmps(), 0.1, 1.0);
    within("motors.stop_amps_s", motors.stopAmpsS(), 0, 0.5);
  }

  private static void within(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "limit "
              + key
              + " "
              + value
              + " is outside "
              + least
              + " to "
              + most
              + "; a limit may only be stricter");
    }
  }
}
