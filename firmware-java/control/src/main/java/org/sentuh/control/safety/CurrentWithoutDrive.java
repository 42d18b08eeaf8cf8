package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * Current that the driven motors do not explain: a transistor that has failed closed, a shorted
 * motor, a pinched cable. It is looked at whether anybody is treated or not, for a motor that
 * nobody drives turns then, too; its end takes the heartbeat away, and with it the rail.
 *
 * <p>A start takes more than a motor that turns, for a moment. So what flows beyond the tolerance
 * is added up as charge, and what stays below it is taken off again.
 */
final class CurrentWithoutDrive implements Interlock {

  private final Limits.Current limits;
  private double unexplainedAs;

  CurrentWithoutDrive(Limits.Current limits) {
    this.limits = limits;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "current without drive",
        "stop when more than "
            + limits.spareAmps()
            + " A and "
            + limits.spareShare()
            + " of what the driven motors explain has carried "
            + limits.unexplainedAs()
            + " As",
        List.of(Reason.CURRENT_WITHOUT_DRIVE),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    Vitals.Supply supply = situation.vitals().supply();
    if (!supply.known()) {
      return;
    }
    double explained = limits.explainedAmps(situation.previous());
    double beyond = supply.amps() - explained * (1 + limits.spareShare()) - limits.spareAmps();
    unexplainedAs = Math.max(0, unexplainedAs + beyond * situation.riseNs() / 1e9);
    if (beyond > 0 && unexplainedAs >= limits.unexplainedAs()) {
      draft.stop(Reason.CURRENT_WITHOUT_DRIVE);
    }
  }
}
