package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/** A journal whose writer steps when a test says so, in a folder of its own. */
final class Bench {

  static final DeviceId DEVICE = new DeviceId("sentuh-01");
  static final long QUOTA = 64 << 20;

  private static final WireJson JSON = new WireJson();

  final SteppedClock clock = new SteppedClock();
  final Path folder;
  final Journal journal;
  final Happenings happen;
  final Recorder recorder;

  private Bench(Path folder, Path memory, String boot, long quotaBytes) {
    this.folder = folder;
    this.happen = new Happenings(boot);
    this.journal =
        Journal.stepped(
            new Journal.Settings(folder, memory, DEVICE, boot, quotaBytes),
            Kept.in(folder),
            clock,
            clock);
    this.recorder = journal.recorder(Happenings.ZONES);
  }

  static Bench open(Path folder, String boot) {
    return open(folder, boot, QUOTA);
  }

  static Bench open(Path folder, Path memory, String boot) {
    return new Bench(folder, memory, boot, QUOTA);
  }

  static Bench open(Path folder, String boot, long quotaBytes) {
    return new Bench(folder, folder.resolve("memory"), boot, quotaBytes);
  }

  long nowNs() {
    return clock.nowNs();
  }

  /** Offers what must be taken. */
  void offer(Event event) {
    assertThat(recorder.offer(event)).as("room for %s", event).isTrue();
  }

  void step() {
    clock.pass(0.2);
    journal.step();
  }

  /** A whole treatment, a step a second. */
  void treatment() {
    long beganNs = nowNs();
    for (Event event : happen.treatment(beganNs)) {
      while (nowNs() < event.atNs()) {
        step();
      }
      offer(event);
    }
    step();
  }

  /** A whole treatment, as many facts a step as the ring takes; no less real for the disk. */
  void hastyTreatment() {
    int offered = 0;
    for (Event event : happen.treatment(nowNs())) {
      offer(event);
      if (++offered % 300 == 0) {
        step();
      }
    }
    clock.pass(304);
    step();
  }

  /** Everything that waits in a lane. */
  List<Entry> waiting(Lane lane) {
    return journal.after(lane, 0, Integer.MAX_VALUE).stream().map(Waiting::entry).toList();
  }

  List<Message> messages(Lane lane) {
    return waiting(lane).stream().map(Bench::message).toList();
  }

  List<Notice> notices() {
    ArrayList<Notice> notices = new ArrayList<>();
    for (Message message : messages(Lane.EVENT)) {
      if (message instanceof Message.Noted(var stamp, Notice notice)) {
        notices.add(notice);
      }
    }
    return notices;
  }

  static Message message(Entry entry) {
    Channel channel = entry.lane().channel();
    Received<Message> read = JSON.read(new Topic(DEVICE, channel, ""), entry.body());
    if (read instanceof Received.Understood<Message>(Message message)) {
      return message;
    }
    throw new AssertionError(entry + " is " + read);
  }

  /**
   * Checks the chain of every track: without a hole from its first entry on, each the hash of the
   * one before.
   */
  void checkChains() {
    for (Lane lane : Lane.values()) {
      Map<String, Entry> last = new HashMap<>();
      for (Entry entry : waiting(lane)) {
        Entry before = last.put(entry.boot(), entry);
        if (before != null) {
          assertThat(entry.sequence()).as("%s", entry).isEqualTo(before.sequence() + 1);
          assertThat(entry.before()).as("%s", entry).isEqualTo(before.hash());
        } else if (entry.sequence() == 0) {
          assertThat(entry.before()).isEqualTo(Entry.BEGINNING);
        }
        assertThat(((Message.Stamped) message(entry)).stamp().before()).isEqualTo(entry.before());
      }
    }
  }

  /** The size of the files, as they are. */
  long fileBytes() {
    return journal.health().journalBytes();
  }

  /** Copies a folder as it is now. */
  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        if (Files.isDirectory(file)) {
          copy(file, to.resolve(file.getFileName()));
        } else {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
