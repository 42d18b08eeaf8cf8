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
  private final Wiping wiping;
  private final AtomicReference<@Nullable HandTurn> shown = new AtomicReference<>();

  /**
   * The doors of one device.
   *
   * @param device its name, which releases a hold
   * @param hand a new turn of the massage on a hand
   * @param wiping what erases all that is of the mother, when the device changes hands
   */
  public Visit(
      TreatmentBook book,
      HoldLatch hold,
      String device,
      PanelTurns turns,
      Supplier<HandTurn> hand,
      Wiping wiping) {
    this.book = book;
    this.hold = hold;
    this.device = device;
    this.turns = turns;
    this.hand = hand;
    this.wiping = wiping;
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

  /** Asks for the device to be wiped. */
  @FunctionalInterface
  public interface Wiping {

    /** Of a device that is no real one, and keeps nothing. */
    Wiping NOTHING =
        (sign, typed) -> {
          throw new IllegalArgumentException("this device keeps nothing that could be wiped");
        };

    /**
     * Asks for it.
     *
     * @throws IllegalArgumentException for another name, or no sign
     * @throws org.sentuh.device.readiness.Wipe.NotNow where it cannot be now
     */
    void ask(String sign, String typed);
  }

  /** Asks for all that is of the mother to be erased; the device ends, and starts anew. */
  public void wipe(String sign, String typed) {
    wiping.ask(sign, typed);
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
