package org.sentuh.simulator.field;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.journal.Backlog;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/**
 * Writes down beside the device, on a disk that nobody takes away, what a balance needs: every fact
 * that the loop has reported, and every entry that the journal has made durable, before anybody is
 * told of it.
 *
 * <pre>
 * fact BOOT SEQUENCE AT_NS         the loop has reported it, and the ring has taken it
 * entry BOOT LANE SEQUENCE HASH    it is durable in the journal
 * told BOOT                        everything that is durable is stored by the clinic
 * </pre>
 *
 * <p>A line is one write, so a killed process leaves whole lines. Any thread.
 */
public final class Witness implements AutoCloseable {

  private static final int PAGE = 200;
  private static final long LOOK_MS = 1000;

  private final String boot;
  private final OutputStream file;
  private final Map<Lane, Long> seen = new EnumMap<>(Lane.class);

  /**
   * A witness that adds to a file.
   *
   * @param boot of the device's process
   */
  public Witness(Path file, String boot) throws IOException {
    this.boot = boot;
    this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Hears what a loop reports. */
  Recorder hear(Recorder recorder) {
    return new Recorder() {
      @Override
      public boolean offer(Event event) {
        boolean taken = recorder.offer(event);
        if (taken && !(event.fact() instanceof Fact.Second)) {
          say("fact " + boot + " " + event.sequence() + " " + event.atNs());
        }
        return taken;
      }

      @Override
      public void tick(TickRecord tick) {
        recorder.tick(tick);
      }
    };
  }

  /** Stands between a journal and its uplink, and looks at the journal by itself besides. */
  Backlog watch(Backlog backlog) {
    Thread.ofVirtual().name("witness").start(() -> look(backlog));
    return new Watched(backlog);
  }

  /** Everything is told. */
  void told() {
    say("told " + boot);
  }

  private void look(Backlog backlog) {
    try {
      while (true) {
        long written = backlog.written();
        for (Lane lane : Lane.values()) {
          see(backlog, lane);
        }
        backlog.awaitMore(written, LOOK_MS);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void see(Backlog backlog, Lane lane) {
    List<Waiting> page = backlog.after(lane, seen.getOrDefault(lane, 0L), PAGE);
    while (!page.isEmpty()) {
      for (Waiting waiting : page) {
        Entry entry = waiting.entry();
        say(
            "entry "
                + entry.boot()
                + " "
                + lane.word()
                + " "
                + entry.sequence()
                + " "
                + entry.hash());
        seen.put(lane, waiting.place());
      }
      page = backlog.after(lane, seen.getOrDefault(lane, 0L), PAGE);
    }
  }

  private void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (file) {
      try {
        file.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("the witness cannot write", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Nothing is read by the uplink that was not written down before. */
  private final class Watched implements Backlog {

    private final Backlog backlog;

    Watched(Backlog backlog) {
      this.backlog = backlog;
    }

    @Override
    public List<Waiting> after(Lane lane, long place, int most) {
      List<Waiting> found = backlog.after(lane, place, most);
      see(backlog, lane);
      return found;
    }

    @Override
    public long lastPlace() {
      return backlog.lastPlace();
    }

    @Override
    public List<Message.Span> spans() {
      return backlog.spans();
    }

    @Override
    public Map<String, Map<Lane, Long>> heads() {
      return backlog.heads();
    }

    @Override
    public void stored(Message.Ack ack) {
      backlog.stored(ack);
    }

    @Override
    public void unsendable(Entry entry, int reasonCode) {
      backlog.unsendable(entry, reasonCode);
    }

    @Override
    public Set<Consent> consents() {
      return backlog.consents();
    }

    @Override
    public long written() {
      return backlog.written();
    }

    @Override
    public void awaitMore(long written, long mostMs) throws InterruptedException {
      backlog.awaitMore(written, mostMs);
    }
  }
}
