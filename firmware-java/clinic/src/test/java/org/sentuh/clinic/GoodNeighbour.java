package org.sentuh.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;

/**
 * A device that tells one event after the other over one connection, while something bad happens
 * beside it. It never comes back from a lost connection and never sends anything again: if anything
 * of it is held up, dropped or refused, it is seen.
 */
public final class GoodNeighbour implements AutoCloseable {

  private static final int EACH = 5;
  private static final int PAUSE_MS = 10;

  private final DeviceId device;
  private final String boot;
  private final FleetOfDevices connection;
  private final List<Entry> told = new ArrayList<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Thread thread = Thread.ofPlatform().name("good neighbour").unstarted(this::talk);
  private volatile boolean closed;

  /** Begins to talk. */
  public GoodNeighbour(String broker, DeviceId device, String boot) throws Exception {
    this.device = device;
    this.boot = boot;
    this.connection = new FleetOfDevices(broker, "neighbour-" + device);
    connection.connect();
    thread.start();
  }

  private void talk() {
    try {
      while (!closed) {
        List<Entry> entries = connection.write(device, boot, EACH);
        connection.send(entries);
        synchronized (told) {
          told.addAll(entries);
        }
        Thread.sleep(PAUSE_MS);
      }
    } catch (Exception lost) {
      failure.set(lost);
    }
  }

  /** Everything that it has told, once so much more has been told from now on and acknowledged. */
  public List<Entry> toldAfter(int more) throws Exception {
    int enough = told().size() + more;
    while (connection.upTo(device, boot) < enough - 1) {
      Exception lost = failure.get();
      if (lost != null) {
        throw new AssertionError("the good device lost its connection", lost);
      }
      Thread.sleep(PAUSE_MS);
    }
    return told().subList(0, enough);
  }

  private List<Entry> told() {
    synchronized (told) {
      return List.copyOf(told);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    connection.close();
  }
}
