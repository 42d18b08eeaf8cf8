package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * A tick that begins a whole period late makes it gentler for a second; another within that second
 * stops. So does one that comes so late that the hardware may have switched the motors off
 * meanwhile: they would begin to move again and nobody had asked for it. So do ticks that begin in
 * time and are never done in time: without a heartbeat the motors are off, and the treatment would
 * play to nobody.
 */
final class TickPunctuality implements Interlock {

  private static final long WARY_NS = 1_000_000_000L;

  private static final double HALF = 0.5;

  private long waryNs;

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "tick punctuality",
        "a missed period: half strength for 1 s; another one within it, 0.1 s without a"
            + " heartbeat or without a tick: off",
        List.of(Reason.TICK_LATE, Reason.TICKS_MISSED),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    boolean late = situation.missedPeriods() > 0;
    boolean again = late && waryNs > 0;
    waryNs = late ? WARY_NS : Math.max(0, waryNs - situation.dtNs());
    boolean unheard = situation.unheard() && situation.failedDeliveries() == 0;
    boolean cutOff = situation.dtNs() > Situation.MOST_SILENCE_NS;
    if (((again || unheard) && situation.underway()) || (cutOff && situation.attended())) {
      draft.stop(Reason.TICKS_MISSED);
    } else if (waryNs > 0) {
      draft.gentler(HALF, Reason.TICK_LATE);
    }
  }
}
