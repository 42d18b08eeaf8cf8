package org.sentuh.simulator.punctuality;

import java.util.List;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Recorder;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.field.FieldDevice;

/**
 * Telemetry that is busy: in the same process as the tick, a second journal and uplink are told
 * many facts a second, more than a treatment tells in some minutes.
 */
final class Chatter implements AutoCloseable {

  private static final long PAUSE_NS = 20_000_000L;
  private static final int PAUSES_A_SECOND = 50;

  private final Reporting reporting;
  private final Recorder recorder;
  private final Clock clock;
  private final int factsAtOnce;
  private final String boot = FieldDevice.newBoot();
  private final Thread thread;
  private volatile boolean closed;
  private long told;

  /** Begins to talk, and owns from now on what it talks to. */
  Chatter(Reporting reporting, Clock clock, int factsASecond) {
    this.factsAtOnce = factsASecond / PAUSES_A_SECOND;
    this.reporting = reporting;
    this.recorder = reporting.recorder(List.of("anywhere"));
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("chatter").daemon().start(this::talk);
  }

  private void talk() {
    for (long tNs = clock.nowNs(); !closed; tNs += PAUSE_NS) {
      clock.sleepUntil(tNs);
      for (int fact = 0; fact < factsAtOnce; fact++) {
        // The ring refuses what the disk is too slow for, and counts it.
        var _ =
            recorder.offer(
                new Event(boot, told, tNs, new Fact.ContactChanged("anywhere", told % 2 == 0)));
        told++;
      }
    }
  }

  /** Whether its clinic answers. */
  boolean isHeard() {
    return reporting.uplink().confirmed();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    reporting.close();
  }
}
