package org.sentuh.simulator.bench;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.uplink.Downlink;
import org.sentuh.telemetry.uplink.Uplink;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/**
 * A device's journal with a backlog in it, written through the loop's own port, and its uplink,
 * which begins when it is told to.
 */
final class ToldDevice implements AutoCloseable {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final long QUOTA_BYTES = 256L << 20;
  private static final int ENTRIES_A_FRAME = 10;
  private static final int ZONES = 6;
  private static final int OFFERED_AT_ONCE = 400;
  private static final int PAGE = 500;
  private static final long WRITING_MS = 60_000;

  private final DeviceId id;
  private final String boot = FieldDevice.newBoot();
  private final RealTimeClock clock = new RealTimeClock();
  private final MachineWallClock wall = new MachineWallClock();
  private final Journal journal;
  private final Recorder recorder;
  private final long firstAlarm;
  private @Nullable Uplink uplink;
  private long events;

  /** Opens a journal and writes about so many entries into it, events and frames. */
  ToldDevice(Path folder, String name, int entries) throws InterruptedException {
    id = new DeviceId(name);
    journal =
        Journal.open(
            new Journal.Settings(folder, folder.resolve("memory"), id, boot, QUOTA_BYTES),
            Kept.in(folder),
            clock,
            wall);
    for (Consent consent : Consent.values()) {
      journal.consent(consent, true);
    }
    List<String> zones = new ArrayList<>();
    for (int zone = 0; zone < ZONES; zone++) {
      zones.add("zone-" + zone);
    }
    recorder = journal.recorder(zones);
    write(entries);
    firstAlarm =
        1
            + journal.spans().stream()
                .filter(span -> span.lane() == Lane.EVENT)
                .mapToLong(Message.Span::last)
                .max()
                .orElse(-1);
  }

  private void write(int entries) throws InterruptedException {
    long startNs = clock.nowNs();
    int offered = 0;
    for (int frame = 0; frame < entries / ENTRIES_A_FRAME; frame++) {
      long atNs = startNs + (long) frame * ENTRIES_A_FRAME * SECOND_NS;
      for (int second = 0; second < ENTRIES_A_FRAME; second++) {
        offer(atNs + second * SECOND_NS, second(second));
        if (second > 0) {
          offer(atNs + second * SECOND_NS, new Fact.StrokeBegan(1, frame, second, atNs - startNs));
        }
        offered += 2;
      }
      if (offered >= OFFERED_AT_ONCE) {
        offered = 0;
        awaitWritten();
      }
    }
    awaitWritten();
  }

  private void awaitWritten() throws InterruptedException {
    if (!journal.awaitWritten(WRITING_MS)) {
      throw new IllegalStateException("the disk has not taken a batch within a minute");
    }
  }

  private static Fact second(int second) {
    List<Fact.ZoneSecond> zones = new ArrayList<>();
    for (int zone = 0; zone < ZONES; zone++) {
      double kpa = 2.1 + 0.17 * zone + 0.013 * second;
      zones.add(new Fact.ZoneSecond(kpa - 0.21, kpa, kpa + 0.34, 0.41, true));
    }
    return new Fact.Second(
        second * SECOND_NS, 0.41, zones, List.of(33.1, 33.4, 33.2), 0.412, 3.012);
  }

  private long offer(long atNs, Fact fact) {
    long number = events++;
    if (!recorder.offer(new Event(boot, number, atNs, fact))) {
      throw new IllegalStateException("the journal's ring has no room");
    }
    return number;
  }

  /** An alarm happens now; answers the loop's number of it. */
  long alarm() {
    return offer(clock.nowNs(), new Fact.LimitBegan(Reason.PRESSURE_PEAK, 0.8, 0.4));
  }

  /** The sequence in the lane of events behind all that was written at first. */
  long firstAlarm() {
    return firstAlarm;
  }

  DeviceId id() {
    return id;
  }

  String boot() {
    return boot;
  }

  /** How many entries were written. */
  long written() {
    return journal.written();
  }

  /** Writes the bodies of all that waits into a file, in the order in which an uplink sends it. */
  void writeLines(Path file) throws IOException {
    try (Writer lines = Files.newBufferedWriter(file)) {
      for (Lane lane : Lane.values()) {
        List<Waiting> page = journal.after(lane, 0, PAGE);
        while (!page.isEmpty()) {
          for (Waiting waiting : page) {
            lines.append(waiting.entry().body()).append('\n');
          }
          page = journal.after(lane, page.getLast().place(), PAGE);
        }
      }
    }
  }

  /** Begins to tell a broker what waits. */
  void begin(URI broker) {
    Uplink begun =
        new Uplink(
            new UplinkSettings(id, boot, "bench", List.of(broker), null),
            journal,
            new Idle(),
            clock,
            wall,
            new SplittableRandom(1));
    uplink = begun;
    Thread.ofPlatform().name("uplink").daemon().start(begun);
  }

  /** How the uplink is; only after {@link #begin}. */
  UplinkStatus status() {
    Uplink begun = uplink;
    if (begun == null) {
      throw new IllegalStateException("the uplink has not begun");
    }
    return begun.status();
  }

  /** Waits until the broker, or the clinic, has so many entries. */
  void await(boolean stored, long entries) throws InterruptedException {
    long giveUpNs = System.nanoTime() + 120 * SECOND_NS;
    UplinkStatus now = status();
    while ((stored ? now.stored() : now.taken()) < entries) {
      if (System.nanoTime() > giveUpNs) {
        throw new IllegalStateException("not all was told within two minutes: " + now);
      }
      TimeUnit.MILLISECONDS.sleep(1);
      now = status();
    }
  }

  @Override
  public void close() {
    Uplink begun = uplink;
    if (begun != null) {
      begun.close();
    }
    journal.close();
  }

  /** Nobody asks anything of this device. */
  private final class Idle implements Downlink {

    @Override
    public Message.CommandReply obey(Message.RemoteCommand command) {
      return new Message.CommandReply(id, command.id(), "refused", "this is a bench", wall.now());
    }

    @Override
    public Message.Reported offer(Message.Desired desired) {
      return new Message.Reported(id, 0, desired.revision(), "this is a bench");
    }

    @Override
    public int prescriptionRevision() {
      return 0;
    }

    @Override
    public String log() {
      return "";
    }

    @Override
    public Message.Health health() {
      JournalHealth now = journal.health();
      return new Message.Health(
          id,
          boot,
          wall.now(),
          now.waiting(),
          now.journalBytes(),
          now.quotaBytes(),
          now.freeBytes(),
          1,
          now.refused(),
          false);
    }
  }
}
