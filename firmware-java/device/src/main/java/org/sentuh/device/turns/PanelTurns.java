package org.sentuh.device.turns;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one turn that is asked for or goes on. Whoever ticks looks between two ticks whether one
 * {@link #waits}, lets it {@link #take} the panel, and then goes on ticking. {@link #take} on the
 * tick's thread, everything else on any.
 */
public final class PanelTurns {

  private static final Logger LOG = LoggerFactory.getLogger(PanelTurns.class);

  private final AtomicReference<@Nullable Turn> present = new AtomicReference<>();

  /** Nobody has asked for anything. */
  public PanelTurns() {}

  /** Every stop that is put into this inbox, from wherever it comes, ends a turn as well. */
  public void obey(Inbox inbox) {
    inbox.whenStopped(this::stop);
  }

  /** Asks for a turn; false while another one waits or goes on. */
  public boolean ask(Turn turn) {
    return present.compareAndSet(null, turn);
  }

  /** Whether a turn waits or goes on. */
  public boolean waits() {
    return present.get() != null;
  }

  /** The word of the turn that waits or goes on. */
  public Optional<String> word() {
    return Optional.ofNullable(present.get()).map(Turn::word);
  }

  /** Ends the turn that waits or goes on, for somebody at the device. */
  public void stop() {
    stop(new Command.Stop());
  }

  private void stop(Command.Stop asked) {
    Turn turn = present.get();
    if (turn != null) {
      turn.stop(asked);
    }
  }

  /**
   * Lets the turn that waits use the panel, and returns when it is over. In a treatment there is
   * none: what was asked for before it began is forgotten.
   *
   * @param standing where the treatment is
   */
  public void take(State standing) {
    Turn turn = present.get();
    if (turn == null) {
      return;
    }
    try {
      if (standing instanceof State.Idle || standing.hasEnded()) {
        turn.take(standing);
      }
    } catch (RuntimeException bug) {
      LOG.error(
          "{} broke off; everything is off, and the treatment's ticks go on", turn.word(), bug);
    } finally {
      present.set(null);
    }
  }
}
