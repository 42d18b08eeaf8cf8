package org.sentuh.control.prescription;

import org.sentuh.control.prescription.Margin.Means;
import org.sentuh.control.safety.Exposure;

/**
 * The vibration that the whole programme adds to a day. A touch's energy is shared and none is
 * added, so the squares of all motors never sum to more than the squares of the touches.
 */
final class VibrationDose implements Bound {

  private final Subject subject;
  private final Exposure exposure;

  VibrationDose(Subject subject) {
    this.subject = subject;
    this.exposure = new Exposure(subject.limits().vibration().fullMs2(), 0);
  }

  @Override
  public void see(Stretch stretch) {
    double squares = stretch.level() * stretch.level() * stretch.patch().squares();
    exposure.add(squares, stretch.lengthNs());
  }

  @Override
  public Margin margin() {
    return new Margin(
        "vibration exposure",
        exposure.a8Ms2(),
        subject.limits().vibration().warnMs2(),
        false,
        "m/s²",
        -1,
        null,
        Means.CONSERVATIVE,
        "shorten it, or lower its ceiling");
  }
}
