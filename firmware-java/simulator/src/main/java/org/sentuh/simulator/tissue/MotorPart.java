package org.sentuh.simulator.tissue;

import java.util.SplittableRandom;

/**
 * One vibration motor with an eccentric mass (ERM) of the 3 V, 85 mA class, as a direct current
 * motor with friction.
 *
 * <p>Published for the class: 3.0 V, 85 mA, 12,000 rpm (Z3OC1T8219731, docs.m5stack.com
 * HAT-Vibrator); 0.3 to 2.5 G for 10 mm coins (corelessdcmotor.com); a start current above the
 * running one (60 against 40 mA for an 8 mm coin, forum.arduino.cc 461909); speed proportional to
 * voltage (Precision Microdrives AB-012), force to the square of speed (AB-004); 50 to 150 ms to
 * speed up, and slower to stop without a brake. Chosen within that by this project: winding 22 ohm,
 * hence 136 mA when stalled; start at 1.2 V and turning down to 0.44 V; 80 ms; 0.9 G peak at full
 * speed, 6.2 m/s² rms. A panel's own motors are calibrated.
 *
 * @param ratedVolts where speed is 1
 * @param ratedA current at rated voltage and speed
 * @param windingOhm the winding's resistance; what limits a stalled motor
 * @param frictionA the current that only overcomes dry friction while turning
 * @param startA the current that breaks it loose from rest
 * @param riseS time constant of speeding up at rated voltage
 * @param ratedHz vibration frequency at speed 1
 * @param ratedRmsMs2 vibration at speed 1 without a load on it, m/s² rms
 */
public record MotorPart(
    double ratedVolts,
    double ratedA,
    double windingOhm,
    double frictionA,
    double startA,
    double riseS,
    double ratedHz,
    double ratedRmsMs2) {

  /** The middle of the batch. */
  public static final MotorPart NOMINAL =
      new MotorPart(3.0, 0.085, 22, 0.020, 0.0545, 0.080, 200, 6.2);

  /** How far parts of a batch differ, as shares to either side. */
  private static final double START_SPREAD = 0.15;

  private static final double RISE_SPREAD = 0.20;
  private static final double STRENGTH_SPREAD = 0.10;
  private static final double CURRENT_SPREAD = 0.08;

  /** Refuses a motor that could not turn. */
  public MotorPart {
    boolean turns =
        ratedVolts > 0
            && riseS > 0
            && frictionA >= 0
            && startA >= frictionA
            && ratedA > frictionA
            && ratedVolts > ratedA * windingOhm
            && startA * windingOhm < ratedVolts;
    if (!turns) {
      throw new IllegalArgumentException(
          "a motor of "
              + ratedVolts
              + " V, "
              + ratedA
              + " A, "
              + windingOhm
              + " ohm, friction "
              + frictionA
              + " A, start "
              + startA
              + " A, rise "
              + riseS
              + " s does not turn at its rated voltage");
    }
  }

  /** A part of the batch of which this is the middle. */
  public MotorPart draw(SplittableRandom random) {
    Noise noise = new Noise(random);
    double current = noise.factor(CURRENT_SPREAD);
    return new MotorPart(
        ratedVolts,
        ratedA * current,
        windingOhm / current,
        frictionA * current,
        startA * current * noise.factor(START_SPREAD),
        riseS * noise.factor(RISE_SPREAD),
        ratedHz,
        ratedRmsMs2 * noise.factor(STRENGTH_SPREAD));
  }

  /** The duty at rated voltage from which the motor starts by itself. */
  public double startDuty() {
    return startA * windingOhm / ratedVolts;
  }

  /** The duty at rated voltage below which a turning motor stops. */
  public double holdDuty() {
    return frictionA * windingOhm / ratedVolts;
  }

  /** The voltage that the turning rotor sets against its supply at speed 1. */
  double backVolts() {
    return ratedVolts - ratedA * windingOhm;
  }

  /** The current that drag takes at speed 1 beyond dry friction. */
  double dragA() {
    return ratedA - frictionA;
  }

  /** The current-seconds that bring the rotor from rest to speed 1. */
  double inertiaAs() {
    return riseS * (backVolts() / windingOhm + dragA());
  }
}
