package org.sentuh.telemetry.wire;

import org.sentuh.control.event.Event;

/** What became of a line that claims to be an event. */
public sealed interface Received {

  /**
   * It is one.
   *
   * @param event the event, equal to the one that was written
   */
  record Understood(Event event) implements Received {}

  /**
   * It is none that is understood here.
   *
   * @param why the field, what stood in it, and what is allowed there
   */
  record Refused(String why) implements Received {}
}
