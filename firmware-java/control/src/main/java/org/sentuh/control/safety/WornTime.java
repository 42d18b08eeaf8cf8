package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * How long the panel has lain on the back without a break: pressure injury begins within the first
 * hour of sustained load.
 */
final class WornTime implements Interlock {

  /** Off the back for so long is a break, in seconds: long enough to have been taken off. */
  private static final double BREAK_S = 60;

  private final double stopS;
  private final long stopNs;
  private final Held off = new Held(BREAK_S);
  private long wornNs;

  WornTime(double stopS) {
    this.stopS = stopS;
    this.stopNs = Held.ns(stopS);
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "worn time",
        "stop after " + stopS + " s on the back",
        List.of(Reason.WORN_TOO_LONG),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    boolean isOff = situation.intent().zonesInContact() == 0;
    wornNs = off.longEnough(isOff, situation.dtNs()) ? 0 : wornNs + situation.dtNs();
    if (wornNs >= stopNs && situation.attended()) {
      draft.stop(Reason.WORN_TOO_LONG);
    }
  }
}
