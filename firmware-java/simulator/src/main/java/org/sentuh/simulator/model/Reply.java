package org.sentuh.simulator.model;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Answer;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;

/**
 * What became of one command.
 *
 * @param command what was asked
 * @param outcome the answer, or that there was none
 */
record Reply(Command command, Outcome outcome) {

  /** An answer, or none. */
  sealed interface Outcome {}

  /**
   * It was taken.
   *
   * @param now the state that the answer told; null where only the record of it is seen
   */
  record Taken(@Nullable State now) implements Outcome {}

  /**
   * It was not taken.
   *
   * @param why the reason
   */
  record NotTaken(Refusal why) implements Outcome {}

  /** It was told at the door that there is no room for it. */
  record TurnedAway() implements Outcome {}

  /** Nobody said anything. */
  record Unanswered() implements Outcome {}

  static Reply of(Command command, @Nullable Answer answer) {
    return new Reply(
        command,
        switch (answer) {
          case null -> new Unanswered();
          case Answer.Accepted(State now) -> new Taken(now);
          case Answer.Refused(Refusal why) -> new NotTaken(why);
        });
  }

  boolean taken() {
    return outcome instanceof Taken;
  }
}
