package org.sentuh.control.loop;

import org.sentuh.control.event.Event;

/** Takes what happened. Never blocks the tick. */
public interface Recorder {

  /**
   * Takes an event, or refuses it because there is no room; the loop counts what is refused and
   * reports it.
   */
  boolean offer(Event event);

  /** Takes what went into a tick and what came out of it; what does not fit is left out. */
  void tick(TickRecord tick);
}
