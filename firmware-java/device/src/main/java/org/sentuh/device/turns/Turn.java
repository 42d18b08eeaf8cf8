package org.sentuh.device.turns;

import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/** Something that uses the panel for a while, and leaves everything off. */
public interface Turn {

  /** Its word in messages, as in {@code self-test}. */
  String word();

  /**
   * Uses the panel, and returns when everything is off. Called on the tick's thread, which does
   * nothing else meanwhile.
   *
   * @param standing where the treatment is: idle, or ended
   */
  void take(State standing);

  /** Turns everything off with the next tick, and ends it. Any thread, at any time. */
  void stop(Command.Stop asked);
}
