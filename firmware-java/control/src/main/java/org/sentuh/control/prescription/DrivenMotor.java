package org.sentuh.control.prescription;

/**
 * One driven motor as a proof takes it: whatever its intensity, it draws what a hungry motor of its
 * batch draws at full drive, and all of that warms the skin.
 *
 * <p>85 mA at 3 V is published for the class (docs.m5stack.com HAT-Vibrator); 8 % more for a motor
 * at the edge of its batch, and the rail's upper bound of 3.3 V, are choices of this project. A
 * start takes more for less than a tenth of a second, which the interlock lets pass.
 */
final class DrivenMotor {

  static final double AMPS = 0.085 * 1.08;
  static final double WATTS = AMPS * 3.3;

  private DrivenMotor() {}
}
