package org.sentuh.device.visit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Hold;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.device.turns.PanelTurns;

/** All doors of a midwife at the device, in one place. Any thread. */
public final class Visit {

  private final TreatmentBook book;
  private final HoldLatch hold;
  private final String device;
  private final PanelTurns turns;
  private final Supplier<HandTurn> hand;
  private final AtomicReference<@Nullable HandTurn> shown = new AtomicReference<>();

  /**
   * The doors of one device.
   *
   * @param device its name, which releases a hold
   * @param hand a new turn of the massage on a hand
   */
  public Visit(
      TreatmentBook book,
      HoldLatch hold,
      String device,
      PanelTurns turns,
      Supplier<HandTurn> hand) {
    this.book = book;
    this.hold = hold;
    this.device = device;
    this.turns = turns;
    this.hand = hand;
  }

  /** The last treatments. */
  public TreatmentBook book() {
    return book;
  }

  /** Lets no treatment begin from now on. Waits for the disk. */
  public void hold(String why) {
    hold.hold(Hold.Origin.MIDWIFE, why);
  }

  /**
   * Lets it go on.
   *
   * @param midwife her short sign
   * @param typed the device's name as she typed it
   * @throws IllegalArgumentException when it is another name, or no sign
   */
  public void release(String midwife, String typed) {
    hold.release(midwife, typed, device);
  }

  /** Asks for the massage on a hand; false while something else has the panel. */
  public boolean show() {
    HandTurn turn = hand.get();
    boolean taken = turns.ask(turn);
    if (taken) {
      shown.set(turn);
    }
    return taken;
  }

  /** The massage on a hand as it goes on, or as it ended last. */
  public Optional<HandTurn> shown() {
    return Optional.ofNullable(shown.get());
  }
}
