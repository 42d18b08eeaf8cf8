package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * The hardware's own cut-off, watched: without a heartbeat the motor rail has to fall. Where it
 * stays, a shorted motor could not be switched off, so nothing begins until a later silence has
 * shown that it falls.
 *
 * <p>The silence is counted in ticks that came, no longer each than a rise may take: a stall or a
 * clock that jumps says nothing about it.
 */
final class RailCutOff implements Interlock {

  private final Limits.Supply limits;
  private final Held silent;
  private boolean failed;

  RailCutOff(Limits.Supply limits) {
    this.limits = limits;
    this.silent = new Held(limits.cutOffS());
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "rail cut-off",
        "the rail below "
            + limits.deadVolts()
            + " V within "
            + limits.cutOffS()
            + " s of the last heartbeat",
        List.of(Reason.CUT_OFF_FAILED),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    boolean isSilent = situation.silentNs() > situation.dtNs();
    boolean isLong = silent.longEnough(isSilent, situation.riseNs());
    Vitals.Supply supply = situation.vitals().supply();
    if (isLong && supply.known()) {
      failed = supply.volts() >= limits.deadVolts();
    }
    if (failed && (situation.attended() || situation.state().hasEnded())) {
      draft.stop(Reason.CUT_OFF_FAILED);
    }
  }
}
