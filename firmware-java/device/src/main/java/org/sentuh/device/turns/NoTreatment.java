package org.sentuh.device.turns;

import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;

/** Takes what happens while no treatment goes on: it is no treatment's event. Any thread. */
public final class NoTreatment implements Recorder {

  /** It keeps nothing. */
  public NoTreatment() {}

  @Override
  public boolean offer(Event event) {
    return true;
  }

  @Override
  public void tick(TickRecord tick) {}
}
