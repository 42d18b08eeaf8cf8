package org.sentuh.control.prescription;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.prescription.Margin.Means;

/** The strongest that any motor is ever asked to be. */
final class StrongestMotor implements Bound {

  private final Subject subject;
  private double strongest;
  private long atNs = -1;
  private @Nullable String site;

  StrongestMotor(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void see(Stretch stretch) {
    for (int motor = 0; motor < subject.motors(); motor++) {
      if (stretch.most(motor) > strongest) {
        strongest = stretch.most(motor);
        atNs = stretch.fromNs();
        site = subject.motor(motor);
      }
    }
  }

  @Override
  public Margin margin() {
    return new Margin(
        "intensity cap",
        strongest,
        subject.limits().intensity().cap(),
        true,
        "",
        atNs,
        site,
        Means.CONSERVATIVE,
        "lower the programme's ceiling");
  }
}
