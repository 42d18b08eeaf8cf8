package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sentuh.control.treatment.Command;

/**
 * Where a treatment is when a fault comes, how it got there, and how the mother then goes on as if
 * nothing had happened: a fault that is found only when motors are wanted is found.
 */
public enum Stage {
  /** Nobody has asked for anything. */
  IDLE(1_000),
  /** The questions are being asked. */
  SCREENING(1_000),
  /** Everything is ready. */
  ARMED(3_000),
  /**
   * The massage has begun: its first motors rise in its seventh second, and move on in its eighth.
   */
  RISING(12_000),
  /** The massage is being played. */
  RUNNING(15_000),
  /** It fades because she asked for a pause. */
  EASING(15_000),
  /** It waits. */
  PAUSED(16_500),
  /** She has stopped it. */
  STOPPED(16_000),
  /** It was played to its end. */
  COMPLETED(43_000);

  private static final long PAUSE_MS = 14_800;
  private static final long STOP_MS = 15_000;

  private final long faultMs;

  Stage(long faultMs) {
    this.faultMs = faultMs;
  }

  /**
   * A command at its time.
   *
   * @param atMs since the first tick
   * @param command what
   */
  public record Step(long atMs, Command command) {}

  /** Its word in the matrix. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** When the fault comes, in milliseconds after the first tick, before chance adds to it. */
  public long faultMs() {
    return faultMs;
  }

  /** Whether the programme is a short one, so that its end comes soon. */
  public boolean isAfterTheEnd() {
    return this == COMPLETED;
  }

  /** Whether a massage is being played, or fades. */
  public boolean isPlaying() {
    return this == RISING || this == RUNNING || this == EASING;
  }

  /** What led here. */
  public List<Step> before() {
    ArrayList<Step> steps = new ArrayList<>();
    if (this != IDLE) {
      steps.add(new Step(500, new Command.Screen()));
    }
    if (ordinal() >= ARMED.ordinal()) {
      steps.add(new Step(750, new Command.AnswerScreening(true)));
    }
    if (ordinal() >= RISING.ordinal()) {
      steps.add(new Step(4_000, new Command.Start()));
    }
    if (this == EASING || this == PAUSED) {
      steps.add(new Step(PAUSE_MS, new Command.Pause()));
    }
    if (this == STOPPED) {
      steps.add(new Step(STOP_MS, new Command.Stop()));
    }
    return steps;
  }

  /**
   * What she does after the fault, in milliseconds after it, where motors stand still: she wants
   * them. What is refused is refused.
   */
  public List<Step> after() {
    Step resumes = new Step(1_000, new Command.Resume());
    Step screens = new Step(1_100, new Command.Screen());
    Step answers = new Step(1_300, new Command.AnswerScreening(true));
    Step starts = new Step(2_000, new Command.Start());
    return switch (this) {
      case IDLE -> List.of(screens, answers, starts);
      case SCREENING -> List.of(answers, starts);
      case ARMED -> List.of(starts);
      case RISING, RUNNING -> List.of();
      case EASING, PAUSED -> List.of(resumes);
      case STOPPED, COMPLETED ->
          List.of(new Step(1_000, new Command.Acknowledge()), screens, answers, starts);
    };
  }
}
