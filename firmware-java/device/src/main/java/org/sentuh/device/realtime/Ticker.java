package org.sentuh.device.realtime;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Metronome;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.linux.RealTimeScheduling;
import org.sentuh.device.turns.PanelTurns;

/**
 * The thread that ticks. It ends only after a tick in which everything was off, unless it dies:
 * then the heartbeat has died with it.
 */
public final class Ticker {

  private final TreatmentLoop loop;
  private final Hearing hearing;
  private final Metronome metronome;
  private final PanelTurns turns;
  private final Thread thread;
  private volatile boolean leaving;
  private volatile boolean hurried;
  private volatile @Nullable Throwable death;

  /** The thread of a loop whose panel nobody else uses. */
  public Ticker(TreatmentLoop loop, Hearing hearing, Clock clock, long periodNs) {
    this(loop, hearing, clock, periodNs, new PanelTurns());
  }

  /**
   * The thread of a loop, not started; its recorder is or passes through the hearing.
   *
   * @param turns who else may use the panel, between two ticks
   */
  @SuppressWarnings("ThreadPriorityCheck") // The tick goes first; nothing relies on it.
  public Ticker(TreatmentLoop loop, Hearing hearing, Clock clock, long periodNs, PanelTurns turns) {
    this.turns = turns;
    this.loop = loop;
    this.hearing = hearing;
    this.metronome = new Metronome(TidyingClock.before(clock), periodNs);
    this.thread =
        Thread.ofPlatform()
            .name("tick")
            .daemon()
            .priority(Thread.MAX_PRIORITY)
            .uncaughtExceptionHandler((dead, why) -> death = why)
            .unstarted(this::run);
  }

  /** Begins to tick. */
  public void start() {
    thread.start();
  }

  /** Stops the treatment, and the ticks as soon as everything is off. From any thread. */
  public void leave() {
    loop.inbox().put(new Command.Stop());
    leaving = true;
  }

  /** Waits for the last tick; false when it has not come in time. */
  public boolean join(long mostMs) {
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(mostMs);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** Whether Linux runs it before everything that is not in a hurry; false before it begins. */
  public boolean isHurried() {
    return hurried;
  }

  /** What killed the thread, or null. */
  public @Nullable Throwable death() {
    return death;
  }

  private void run() {
    hurried = RealTimeScheduling.ask();
    while (!isOver()) {
      metronome.run(loop, () -> !isOver() && !turns.waits());
      takeTurn();
    }
  }

  private boolean isOver() {
    return leaving && isOff();
  }

  /** A turn is nobody's overrun: the ticks begin anew when it is over. */
  private void takeTurn() {
    @Nullable Snapshot latest = loop.latest();
    if (leaving) {
      turns.stop();
    }
    turns.take(latest == null ? new State.Idle() : latest.state());
  }

  private boolean isOff() {
    @Nullable Snapshot latest = loop.latest();
    return hearing.broke()
        || latest == null
        || latest.state().hasEnded()
        || latest.state() instanceof State.Idle;
  }
}
