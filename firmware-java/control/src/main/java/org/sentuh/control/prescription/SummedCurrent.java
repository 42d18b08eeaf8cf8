package org.sentuh.control.prescription;

import org.sentuh.control.prescription.Margin.Means;

/** The current that all driven motors draw together, each of them as {@link DrivenMotor} says. */
final class SummedCurrent implements Bound {

  private final Subject subject;
  private final MostMotors motors;

  /** Asks how many motors are driven at once of the bound that counts them. */
  SummedCurrent(Subject subject, MostMotors motors) {
    this.subject = subject;
    this.motors = motors;
  }

  @Override
  public Margin margin() {
    return new Margin(
        "supply current",
        motors.motors() * DrivenMotor.AMPS,
        subject.limits().motors().stopAmps(),
        false,
        "A",
        motors.atNs(),
        null,
        Means.CONSERVATIVE,
        "let fewer hands touch at once, or make the touch narrower");
  }
}
