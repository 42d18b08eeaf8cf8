package org.sentuh.simulator.model;

import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * A kind of state, as the picture and the table show it: all reasons for which one is stopped stand
 * at one place. The place is that of its middle in the picture.
 */
enum Stand {
  /** Nothing is going on. */
  IDLE("idle", 84, 118),
  /** The questions are being asked. */
  SCREENING("screening", 270, 118),
  /** Ready to be started. */
  ARMED("armed", 456, 118),
  /** The massage plays. */
  RUNNING("running", 662, 118),
  /** It eases out because she asked for a pause. */
  EASING_FOR_HER("easing out, she asked", 546, 248),
  /** It eases out because nothing touches the back. */
  EASING_FOR_CONTACT("easing out, no contact", 778, 248),
  /** It waits because she asked. */
  PAUSED_BY_HER("paused, she asked", 546, 360),
  /** It waits because nothing touches the back. */
  PAUSED_FOR_CONTACT("paused, no contact", 778, 360),
  /** It was played to its end. */
  COMPLETED("completed", 1040, 118),
  /** It was ended before its end. */
  STOPPED("stopped", 330, 500),
  /** It was ended because something is broken. */
  FAULTED("faulted", 778, 500);

  private final String word;
  private final int x;
  private final int y;

  Stand(String word, int x, int y) {
    this.word = word;
    this.x = x;
    this.y = y;
  }

  String word() {
    return word;
  }

  int x() {
    return x;
  }

  int y() {
    return y;
  }

  /** Whether somebody attends it, so that a stop, a bound and a fault end it. */
  boolean isAttended() {
    return this != IDLE && !isEnd();
  }

  /** Whether it is left by acknowledging it alone. */
  boolean isEnd() {
    return this == COMPLETED || this == STOPPED || this == FAULTED;
  }

  static Stand of(State state) {
    return switch (state) {
      case State.Idle() -> IDLE;
      case State.Screening() -> SCREENING;
      case State.Armed() -> ARMED;
      case State.Running(State.Pace pace) ->
          switch (pace) {
            case PLAYING -> RUNNING;
            case EASING_FOR_WEARER -> EASING_FOR_HER;
            case EASING_FOR_CONTACT -> EASING_FOR_CONTACT;
          };
      case State.Paused(Reason why) ->
          why == Reason.NO_CONTACT ? PAUSED_FOR_CONTACT : PAUSED_BY_HER;
      case State.Completed() -> COMPLETED;
      case State.Stopped(Reason why) -> STOPPED;
      case State.Faulted(Reason why) -> FAULTED;
    };
  }
}
