package org.sentuh.control.prescription;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.prescription.Margin.Means;
import org.sentuh.control.safety.DrivenTime;

/** The longest that any motor is driven without a rest. */
final class LongestDrive implements Bound {

  private final Subject subject;
  private final DrivenTime time;
  private long longestNs;
  private long atNs = -1;
  private @Nullable String site;

  /** A rest must be longer by a tick, for the ticks may miss its beginning and its end. */
  LongestDrive(Subject subject) {
    this.subject = subject;
    long restNs = Math.round(subject.limits().motors().restS() * 1e9);
    this.time = new DrivenTime(subject.motors(), restNs + Proof.LONGEST_TICK_NS);
  }

  @Override
  public void see(Stretch stretch) {
    for (int motor = 0; motor < subject.motors(); motor++) {
      boolean driven = stretch.drives(motor);
      long drivenNs = time.count(motor, driven, true, stretch.lengthNs());
      if (driven && drivenNs > longestNs) {
        longestNs = drivenNs;
        atNs = stretch.fromNs() + stretch.lengthNs();
        site = subject.motor(motor);
      }
    }
  }

  @Override
  public Margin margin() {
    return new Margin(
        "one motor continuously",
        longestNs == 0 ? 0 : (longestNs + Proof.LONGEST_TICK_NS) / 1e9,
        subject.limits().motors().continuousWarnS(),
        false,
        "s",
        atNs,
        site,
        Means.CONSERVATIVE,
        "let the hand rest, or move it on earlier");
  }
}
