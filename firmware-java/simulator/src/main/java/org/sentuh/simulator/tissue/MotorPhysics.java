package org.sentuh.simulator.tissue;

/**
 * One motor: from the duty at its transistor to speed, vibration and current.
 *
 * <p>The winding sees the rail for the share of time that the duty says, fast enough to act as the
 * mean voltage. Torque is current; dry friction and drag work against it; from rest a higher
 * friction must be broken, so a motor needs a kick or the start duty, and then keeps turning well
 * below it. Without drive only friction stops it. All times follow from these and none is set by
 * hand.
 *
 * <p>A firm contact takes from the motor: with each kPa drag grows by 2 % and the breaking loose by
 * 1 %, and vibration falls as 1 / (1 + kPa / 40): at 5 kPa it turns 5 % slower and shakes a fifth
 * less. Chosen, not measured: mounting is known to matter (Precision Microdrives AB-029), no figure
 * for a back is.
 *
 * <p>One thread; a step allocates nothing and takes no exponential.
 */
public final class MotorPhysics {

  private static final double DRAG_PER_KPA = 0.02;
  private static final double STICTION_PER_KPA = 0.01;
  private static final double HALVING_KPA = 40;

  /** A cable that is pinched, beside the winding. */
  private static final double SHORT_OHM = 2;

  /** A corroded plug, before the winding. */
  private static final double POOR_OHM = 20;

  /** What is left of the winding where turns of it touch. */
  private static final double BURNT_SHARE = 0.7;

  /** Longer steps are divided, so that the rotor's equation is followed closely. */
  private static final double LONGEST_STEP_S = 0.02;

  private final MotorPart part;
  private final double ohm;
  private final double backVolts;
  private final double perInertia;
  private MotorDefect defect = MotorDefect.NONE;
  private double speed;
  private double supplyA;
  private double heatW;
  private double damping = 1;

  /** A motor at rest. */
  public MotorPhysics(MotorPart part) {
    this.part = part;
    this.ohm = part.windingOhm();
    this.backVolts = part.backVolts();
    this.perInertia = 1 / part.inertiaAs();
  }

  /** Gives the motor a defect from now on; {@link MotorDefect#NONE} mends it. */
  public void suffer(MotorDefect what) {
    defect = what;
  }

  /**
   * Moves the motor on.
   *
   * @param duty share of the time that the transistor conducts, 0 to 1
   * @param railVolts voltage of the motor rail, 0 or more
   * @param contactKpa pressure of the back on the motor, 0 or more
   * @param dtS seconds since the last step, 0 or more; made for 0.01
   */
  public void step(double duty, double railVolts, double contactKpa, double dtS) {
    double driven =
        switch (defect) {
          case OPEN_CIRCUIT -> 0;
          case STUCK_ON -> 1;
          case NONE, STALLED, SHORTED, POOR_CONTACT, BURNT -> Math.clamp(duty, 0, 1);
        };
    double volts = driven * railVolts;
    damping = 1 / (1 + contactKpa / HALVING_KPA);
    if (volts == 0 && speed == 0) {
      supplyA = 0;
      heatW = 0;
      return;
    }
    int parts = (int) StrictMath.ceil(dtS / LONGEST_STEP_S);
    for (int i = 0; i < parts; i++) {
      turn(volts, contactKpa, dtS / parts);
    }
    double windingA = Math.max(0, (volts - backVolts * speed) / ohm());
    double besideA = defect == MotorDefect.SHORTED ? volts / SHORT_OHM : 0;
    supplyA = driven * (windingA + besideA);
    heatW = volts * windingA;
  }

  /** Speed as a share of the rated one; a little above 1 is possible on a high rail. */
  public double speed() {
    return speed;
  }

  /** Vibration of the skin at the motor, m/s² rms; grows with the square of speed. */
  public double vibrationRmsMs2() {
    return part.ratedRmsMs2() * speed * speed * damping;
  }

  /** Frequency of the vibration in Hz, which in such a motor is its speed. */
  public double frequencyHz() {
    return part.ratedHz() * speed;
  }

  /** Mean current from the rail in A. */
  public double currentA() {
    return supplyA;
  }

  /** Heat in W: all the electric power, for what shakes the skin becomes heat there too. */
  public double heatW() {
    return heatW;
  }

  /** The part, as a bench would measure it. */
  public MotorPart part() {
    return part;
  }

  /** What the winding's current passes, its defect included. */
  private double ohm() {
    return switch (defect) {
      case POOR_CONTACT -> ohm + POOR_OHM;
      case BURNT -> ohm * BURNT_SHARE;
      case NONE, STALLED, OPEN_CIRCUIT, STUCK_ON, SHORTED -> ohm;
    };
  }

  private void turn(double volts, double contactKpa, double dtS) {
    boolean blocked = defect == MotorDefect.STALLED;
    double breakA = part.startA() * (1 + STICTION_PER_KPA * contactKpa);
    if (blocked || (speed == 0 && volts / ohm() < breakA)) {
      speed = 0;
      return;
    }
    // A diode lets the winding's current fade, so a rotor faster than its drive is not braked.
    boolean pushed = volts > backVolts * speed;
    double dragA = part.dragA() * (1 + DRAG_PER_KPA * contactKpa);
    double push = ((pushed ? volts / ohm() : 0) - part.frictionA()) * perInertia;
    double pull = (dragA + (pushed ? backVolts / ohm() : 0)) * perInertia;
    double half = pull * dtS / 2;
    // The trapezoidal rule: stable, and within 0.02 % of the exponential at 10 ms.
    double next = (speed * (1 - half) + push * dtS) / (1 + half);
    speed = Math.max(0, next);
  }
}
