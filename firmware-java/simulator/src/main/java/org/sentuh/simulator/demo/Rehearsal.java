package org.sentuh.simulator.demo;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;

/**
 * Plays a treatment for nobody, as fast as it goes, so that the ticks that count find their code
 * compiled: two late ticks in a second stop a treatment, and a cold one may well be late.
 */
final class Rehearsal {

  private static final int MOST_TICKS = 30_000;
  private static final long MOST_NS = 2_000_000_000L;
  private static final int TICKS_BEFORE_START = 100;

  private final Setup setup;
  private final Stage stage;

  Rehearsal(Setup setup, Stage stage) {
    this.setup = setup;
    this.stage = stage;
  }

  /** Plays until it is warm or two seconds have passed; returns how many ticks it played. */
  int play(Clock real) {
    SteppedClock clock = new SteppedClock();
    TreatmentLoop loop = new TreatmentLoop(setup, stage.rehearsal(clock));
    long untilNs = real.nowNs() + MOST_NS;
    int ticks = 0;
    while (ticks < MOST_TICKS && real.nowNs() < untilNs) {
      ticks++;
      clock.sleepUntil(ticks * setup.periodNs());
      if (ticks % TICKS_BEFORE_START == 0) {
        goOn(loop);
      }
      loop.tick(clock.nowNs(), 0);
    }
    return ticks;
  }

  /** Leads it from wherever it is back to running, so that every kind of tick is played. */
  private static void goOn(TreatmentLoop loop) {
    @Nullable Snapshot latest = loop.latest();
    if (latest == null) {
      return;
    }
    if (latest.state().hasEnded()) {
      loop.inbox().put(new Command.Acknowledge());
    }
    loop.inbox().put(new Command.Screen());
    loop.inbox().put(new Command.AnswerScreening(true));
    loop.inbox().put(new Command.Start());
    loop.inbox().put(new Command.Resume());
  }
}
