package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * The level rises no faster than allowed, whatever the reason it was low; after a silence of the
 * heartbeat, in which the motors may have gone off by themselves, it rises from nothing.
 */
final class LevelRise implements Interlock {

  private final Smoothness smoothness;

  LevelRise(Smoothness smoothness) {
    this.smoothness = smoothness;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "level rise",
        smoothness.levelRisePerS() + " a second at most",
        List.of(Reason.LEVEL_RISE),
        Latch.WHILE_IT_LASTS);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    double from = situation.silent() ? 0 : situation.previous().level();
    draft.capLevel(smoothness.highestLevel(from, situation.riseNs()), Reason.LEVEL_RISE);
  }
}
