package org.sentuh.control.treatment;

import org.sentuh.control.pattern.Score;
import org.sentuh.control.treatment.State.Armed;
import org.sentuh.control.treatment.State.Completed;
import org.sentuh.control.treatment.State.Faulted;
import org.sentuh.control.treatment.State.Idle;
import org.sentuh.control.treatment.State.Pace;
import org.sentuh.control.treatment.State.Paused;
import org.sentuh.control.treatment.State.Running;
import org.sentuh.control.treatment.State.Screening;
import org.sentuh.control.treatment.State.Stopped;

/**
 * One treatment: its state, its place in the programme, and the level at which it is played.
 *
 * <p>Only a person's command starts, resumes or strengthens it; anything may end it. The place in
 * the programme moves while it runs and stands while it waits. Used by the tick's thread alone.
 */
public final class Treatment {

  /** One step softer or stronger. */
  public static final double STEP = 0.05;

  /** The softest level that can still be felt everywhere. */
  public static final double SOFTEST = 0.05;

  /** How long a running treatment takes to ease out before it is paused, in nanoseconds. */
  public static final long EASING_NS = 500_000_000L;

  private final Score score;
  private final double prescribedCeiling;
  private State state = new Idle();
  private double level;
  private double ceiling;
  private long placeNs;
  private long runNs;
  private long treatedNs;
  private long pausedNs;
  private long pauseNs;
  private long easingNs;

  /**
   * A treatment that has not begun.
   *
   * @param score the programme on the mother's back
   * @param level where her level begins, above 0
   * @param ceiling the highest that is allowed, from {@code level} to 1
   */
  public Treatment(Score score, double level, double ceiling) {
    if (!(level > 0 && level <= ceiling && ceiling <= 1)) {
      throw new IllegalArgumentException(
          "level "
              + level
              + " must be above 0 and at most the ceiling, "
              + ceiling
              + ", itself at most 1");
    }
    this.score = score;
    this.level = level;
    this.ceiling = ceiling;
    this.prescribedCeiling = ceiling;
  }

  /** The programme on the mother's back. */
  public Score score() {
    return score;
  }

  /** Where it is. */
  public State state() {
    return state;
  }

  /** Her level: felt intensity, 0 to 1. */
  public double level() {
    return level;
  }

  /** Her own ceiling, never above the prescription's. */
  public double ceiling() {
    return ceiling;
  }

  /** The place in the programme, in nanoseconds since its beginning. */
  public long placeNs() {
    return placeNs;
  }

  /** How long it has been running since it was started, in nanoseconds; 0 once acknowledged. */
  public long runNs() {
    return runNs;
  }

  /**
   * How long it has been running in all, in nanoseconds: after an acknowledged end it may be
   * started again, and a day's bound counts every time.
   */
  public long treatedNs() {
    return treatedNs;
  }

  /** How long it has waited in all its pauses since it was started, in nanoseconds. */
  public long pausedNs() {
    return pausedNs;
  }

  /** How long the present pause has lasted, in nanoseconds; 0 outside of a pause. */
  public long pauseNs() {
    return state instanceof Paused ? pauseNs : 0;
  }

  /**
   * Takes a command, or says why not.
   *
   * @param zonesInContact how many zones of the panel touch the back now
   */
  public Answer take(Command command, int zonesInContact) {
    return switch (command) {
      case Command.Stop(Command.Stop.From from) -> stop(from);
      case Command.Screen() -> from(state instanceof Idle, new Screening());
      case Command.AnswerScreening(boolean clear) -> answer(clear);
      case Command.Start() -> start();
      case Command.Pause() -> pause();
      case Command.Resume() -> resume(zonesInContact);
      case Command.Softer() -> softer();
      case Command.Stronger() -> stronger();
      case Command.LimitTo(double limit) -> limitTo(limit);
      case Command.Acknowledge() -> acknowledge();
      case Command.Barred(Command asked, Refusal against) -> new Answer.Refused(against);
    };
  }

  /**
   * Lets time pass.
   *
   * @param dtNs nanoseconds since the last call, 0 or more
   * @param zonesInContact how many zones of the panel touch the back
   */
  public void advance(long dtNs, int zonesInContact) {
    switch (state) {
      case Running(Pace pace) -> run(pace, dtNs, zonesInContact);
      case Paused(Reason why) -> {
        pausedNs += dtNs;
        pauseNs += dtNs;
      }
      default -> {}
    }
  }

  /**
   * Ends it, for a reason that stops or faults; an end that already stands is kept, except that a
   * fault outranks a stop.
   *
   * @throws IllegalArgumentException for a reason that ends nothing
   */
  public void end(Reason why) {
    State end =
        switch (why.kind()) {
          case STOP -> new Stopped(why);
          case FAULT -> new Faulted(why);
          default -> throw new IllegalArgumentException(why + " does not end a treatment");
        };
    if (!state.hasEnded() || (end instanceof Faulted && !(state instanceof Faulted))) {
      state = end;
    }
  }

  private void run(Pace pace, long dtNs, int zonesInContact) {
    runNs += dtNs;
    treatedNs += dtNs;
    placeNs = Math.min(placeNs + dtNs, score.durationNs());
    if (placeNs == score.durationNs()) {
      state = new Completed();
      return;
    }
    if (pace == Pace.PLAYING) {
      if (zonesInContact == 0) {
        ease(Pace.EASING_FOR_CONTACT);
      }
      return;
    }
    easingNs += dtNs;
    if (easingNs >= EASING_NS) {
      pauseNs = 0;
      state =
          new Paused(pace == Pace.EASING_FOR_WEARER ? Reason.PAUSED_BY_WEARER : Reason.NO_CONTACT);
    }
  }

  private void ease(Pace pace) {
    easingNs = 0;
    state = new Running(pace);
  }

  private Answer stop(Command.Stop.From from) {
    if (!(state instanceof Idle)) {
      end(from.told());
    }
    return new Answer.Accepted(state);
  }

  private Answer answer(boolean clear) {
    return from(
        state instanceof Screening, clear ? new Armed() : new Stopped(Reason.SCREENING_FORBIDS));
  }

  private Answer start() {
    return from(state instanceof Armed, new Running(Pace.PLAYING));
  }

  private Answer pause() {
    if (!(state instanceof Running(Pace pace))) {
      return refuse();
    }
    if (pace == Pace.PLAYING) {
      ease(Pace.EASING_FOR_WEARER);
    }
    return new Answer.Accepted(state);
  }

  private Answer resume(int zonesInContact) {
    boolean waiting = state instanceof Paused;
    if (waiting && zonesInContact == 0) {
      return new Answer.Refused(Refusal.NO_CONTACT);
    }
    return from(waiting, new Running(Pace.PLAYING));
  }

  private Answer softer() {
    if (!levelCounts()) {
      return refuse();
    }
    if (level <= SOFTEST) {
      return new Answer.Refused(Refusal.SOFTEST);
    }
    level = Math.max(SOFTEST, level - STEP);
    return new Answer.Accepted(state);
  }

  private Answer stronger() {
    if (!levelCounts()) {
      return refuse();
    }
    if (level >= ceiling) {
      return new Answer.Refused(
          ceiling < prescribedCeiling ? Refusal.AT_HER_CEILING : Refusal.AT_THE_PRESCRIPTION);
    }
    level = Math.min(ceiling, level + STEP);
    return new Answer.Accepted(state);
  }

  private Answer limitTo(double limit) {
    if (state.hasEnded() || !(limit >= SOFTEST)) {
      return refuse();
    }
    ceiling = Math.min(limit, prescribedCeiling);
    level = Math.min(level, ceiling);
    return new Answer.Accepted(state);
  }

  /** What is over is over: what comes next has not run yet, even if it ends before its start. */
  private Answer acknowledge() {
    boolean over = state.hasEnded();
    if (over) {
      placeNs = 0;
      runNs = 0;
      pausedNs = 0;
    }
    return from(over, new Idle());
  }

  private boolean levelCounts() {
    return state instanceof Armed || state instanceof Running || state instanceof Paused;
  }

  private Answer from(boolean allowed, State next) {
    if (!allowed) {
      return refuse();
    }
    state = next;
    return new Answer.Accepted(state);
  }

  private Answer refuse() {
    return new Answer.Refused(state.hasEnded() ? Refusal.NOT_ACKNOWLEDGED : Refusal.NOT_NOW);
  }
}
