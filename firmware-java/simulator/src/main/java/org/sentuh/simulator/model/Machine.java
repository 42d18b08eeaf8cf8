package org.sentuh.simulator.model;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Answer;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.control.treatment.Treatment;

/**
 * A treatment as the explorer plays it: the product's own, or one with something wrong on purpose.
 *
 * @param treatment what is played, and whose level, place and clocks are seen
 * @param taking how it takes a command
 * @param passing how it lets time pass
 * @param ending how it ends
 * @param telling the state that it tells
 */
record Machine(
    Treatment treatment, Taking taking, Passing passing, Ending ending, Telling telling) {

  /** Takes a command; null says nothing. */
  interface Taking {
    @Nullable Answer take(Treatment treatment, Command command, int zonesInContact);
  }

  /** Lets time pass. */
  interface Passing {
    void advance(Treatment treatment, long dtNs, int zonesInContact);
  }

  /** Ends it. */
  interface Ending {
    void end(Treatment treatment, Reason why);
  }

  /** Tells where it is. */
  interface Telling {
    State state(Treatment treatment);
  }

  /** The product's own. */
  static Machine of(Treatment treatment) {
    return new Machine(
        treatment, Treatment::take, Treatment::advance, Treatment::end, Treatment::state);
  }

  Machine taking(Taking other) {
    return new Machine(treatment, other, passing, ending, telling);
  }

  Machine passing(Passing other) {
    return new Machine(treatment, taking, other, ending, telling);
  }

  Machine ending(Ending other) {
    return new Machine(treatment, taking, passing, other, telling);
  }

  Machine telling(Telling other) {
    return new Machine(treatment, taking, passing, ending, other);
  }

  @Nullable Answer take(Command command, int zonesInContact) {
    return taking.take(treatment, command, zonesInContact);
  }

  void advance(long dtNs, int zonesInContact) {
    passing.advance(treatment, dtNs, zonesInContact);
  }

  void end(Reason why) {
    ending.end(treatment, why);
  }

  State state() {
    return telling.state(treatment);
  }
}
