package org.sentuh.simulator.model;

import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/**
 * How far a person has gone towards a massage since the last end: the only way to motion. Kept
 * beside the machine, from the commands that were taken, so that the machine cannot forget it.
 */
enum Deed {
  /** An end stands. */
  NOTHING,
  /** The end was acknowledged, or there has been none yet. */
  ACKNOWLEDGED,
  /** The questions were begun. */
  ASKED,
  /** The questions were answered, and nothing forbids it. */
  CLEARED,
  /** It was started. */
  STARTED;

  /** What a command makes of it, when it is taken. */
  Deed then(Command taken) {
    return switch (taken) {
      case Command.Acknowledge() -> this == NOTHING ? ACKNOWLEDGED : this;
      case Command.Screen() -> this == ACKNOWLEDGED ? ASKED : this;
      case Command.AnswerScreening(boolean clear) -> this == ASKED && clear ? CLEARED : this;
      case Command.Start() -> this == CLEARED ? STARTED : this;
      default -> this;
    };
  }

  /** What the state makes of it: an end takes everything back. */
  Deed in(State state) {
    return state.hasEnded() ? NOTHING : this;
  }
}
