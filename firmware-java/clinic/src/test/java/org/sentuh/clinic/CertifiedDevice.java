package org.sentuh.clinic;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.uplink.Downlink;
import org.sentuh.telemetry.uplink.Uplink;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;

/** The real journal and the real uplink of a device, in real time; nothing is treated. */
public final class CertifiedDevice implements AutoCloseable {

  private static final String BOOT = "b1";
  private static final long QUOTA_BYTES = 16 << 20;
  private static final int MOST = 100_000;

  private final DeviceId id;
  private final Journal journal;
  private final Asked asked;
  private final Uplink uplink;
  private final Thread thread;
  private final List<Entry> written = new ArrayList<>();
  private long places;

  /**
   * A device that agrees to everything and begins to look for its broker.
   *
   * @param name what it calls itself, whatever stands in its certificate
   */
  public CertifiedDevice(Path folder, String name, URI broker, Credentials credentials)
      throws IOException {
    id = new DeviceId(name);
    asked = new Asked(id);
    Files.createDirectories(folder);
    journal =
        Journal.open(
            new Journal.Settings(folder, folder.resolve("memory"), id, BOOT, QUOTA_BYTES),
            Kept.in(folder),
            new SystemTime(),
            CertifiedDevice::now);
    for (Consent consent : Consent.values()) {
      journal.consent(consent, true);
    }
    uplink =
        new Uplink(
            new UplinkSettings(id, BOOT, "0.1.0", List.of(broker), credentials),
            journal,
            asked,
            new SystemTime(),
            CertifiedDevice::now,
            new Random(7));
    thread = new Thread(uplink, "uplink of " + name);
    thread.start();
  }

  /** Its name. */
  public DeviceId id() {
    return id;
  }

  /** Its only boot. */
  public String boot() {
    return BOOT;
  }

  /** Writes so many answers of a mother into the journal, and waits until they are durable. */
  public void write(int entries) throws InterruptedException {
    long before = journal.written();
    for (int answer = 0; answer < entries; answer++) {
      journal.wellbeing(Map.of("calm", answer % 11));
    }
    while (journal.written() < before + entries) {
      Thread.sleep(5);
    }
    for (Waiting each : journal.after(Lane.WELLBEING, places, MOST)) {
      written.add(each.entry());
      places = each.place();
    }
  }

  /** Every answer that was written. */
  public List<Entry> written() {
    return List.copyOf(written);
  }

  /** The answers that the clinic has not yet said to have. */
  public List<Entry> waiting() {
    return journal.after(Lane.WELLBEING, 0, MOST).stream().map(Waiting::entry).toList();
  }

  /** How its uplink is. */
  public UplinkStatus status() {
    return uplink.status();
  }

  /** What it was asked to do. */
  public List<Message.RemoteCommand> commands() {
    return asked.commands;
  }

  /** What it was prescribed. */
  public List<Message.Desired> prescriptions() {
    return asked.prescriptions;
  }

  @Override
  public void close() {
    uplink.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.close();
  }

  private static Wall now() {
    return new Wall(Instant.now(), Wall.Quality.TRUSTED);
  }

  private static final class SystemTime implements Clock {

    @Override
    public long nowNs() {
      return System.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      LockSupport.parkNanos(deadlineNs - System.nanoTime());
    }
  }

  private static final class Asked implements Downlink {

    private final DeviceId id;
    private final List<Message.RemoteCommand> commands =
        Collections.synchronizedList(new ArrayList<>());
    private final List<Message.Desired> prescriptions =
        Collections.synchronizedList(new ArrayList<>());

    private Asked(DeviceId id) {
      this.id = id;
    }

    @Override
    public Message.CommandReply obey(Message.RemoteCommand command) {
      commands.add(command);
      return new Message.CommandReply(id, command.id(), "done", "", now());
    }

    @Override
    public Message.Reported offer(Message.Desired desired) {
      prescriptions.add(desired);
      return new Message.Reported(id, desired.revision(), desired.revision(), "");
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
      return new Message.Health(id, BOOT, now(), Map.of(), 0, QUOTA_BYTES, 0, 1, 0, false);
    }
  }
}
