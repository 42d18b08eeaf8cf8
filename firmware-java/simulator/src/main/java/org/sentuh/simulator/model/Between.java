package org.sentuh.simulator.model;

import java.util.List;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/** What lies between people, the loop and the motors: nothing, or something wrong on purpose. */
interface Between {

  /** Nothing. */
  Between NOTHING = new Between() {};

  /** What reaches the inbox of what is asked. */
  default List<Command> commands(State state, List<Command> asked) {
    return asked;
  }

  /** What reaches the motors and the heartbeat of what the loop gave. */
  default Moment.Output output(Moment.Output given) {
    return given;
  }
}
