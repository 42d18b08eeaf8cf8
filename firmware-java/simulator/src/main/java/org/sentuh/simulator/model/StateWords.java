package org.sentuh.simulator.model;

import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** A state in the words of a trace. */
final class StateWords {

  private StateWords() {}

  static String of(State state) {
    return switch (state) {
      case State.Running(State.Pace pace) -> running(pace);
      case State.Paused(Reason why) -> "paused (" + why.code() + ")";
      case State.Stopped(Reason why) -> "stopped (" + why.code() + ")";
      case State.Faulted(Reason why) -> "faulted (" + why.code() + ")";
      case State.Idle(), State.Screening(), State.Armed(), State.Completed() -> state.word();
    };
  }

  private static String running(State.Pace pace) {
    return switch (pace) {
      case PLAYING -> "running";
      case EASING_FOR_WEARER -> "easing, she asked";
      case EASING_FOR_CONTACT -> "easing, contact lost";
    };
  }
}
