package org.sentuh.control.safety;

/**
 * The bounds of a self-test: those of a treatment, and narrower wherever a short pulse of one motor
 * needs less. Nobody has asked to be massaged and nobody may be startled.
 */
public final class SelfTestBounds {

  /**
   * How strongly a motor is pulsed, felt, 0 to 1: half of where a massage begins, and enough for a
   * turning motor to be told from a blocked one by its current.
   */
  public static final double PULSE = 0.20;

  /** The shortest that {@link HardLimits} lets a treatment be bounded to. */
  private static final double LONGEST_S = 60;

  /** A pulse, and the second of stillness that counts as its rest. */
  private static final double ONE_MOTOR_S = 2;

  /** Two motors that start at once draw less; a shorted one draws more within a tick. */
  private static final double MOST_AMPS = 0.25;

  private static final double MOST_AMPS_S = 0.02;

  private SelfTestBounds() {}

  /** The bounds of a self-test on a device with these limits; none of them is looser. */
  static Limits within(Limits limits) {
    return new Limits(
        limits.skin(),
        limits.pressure(),
        limits.contact(),
        time(limits.time()),
        intensity(limits.intensity()),
        motors(limits.motors()),
        limits.current(),
        limits.vibration(),
        limits.supply());
  }

  private static Limits.Time time(Limits.Time time) {
    double stopS = Math.min(time.treatmentStopS(), LONGEST_S);
    return new Limits.Time(
        Math.min(time.treatmentWarnS(), stopS),
        stopS,
        time.dayStopS(),
        time.wornStopS(),
        time.pausedStopS());
  }

  private static Limits.Intensity intensity(Limits.Intensity intensity) {
    double cap = Math.min(intensity.cap(), PULSE);
    return new Limits.Intensity(Math.min(intensity.warn(), cap), cap, intensity.smoothness());
  }

  private static Limits.Motors motors(Limits.Motors motors) {
    double stopS = Math.min(motors.continuousStopS(), ONE_MOTOR_S);
    return new Limits.Motors(
        1,
        1,
        Math.min(motors.continuousWarnS(), stopS),
        stopS,
        motors.restS(),
        Math.min(motors.stopAmps(), MOST_AMPS),
        Math.min(motors.stopAmpsS(), MOST_AMPS_S));
  }
}
