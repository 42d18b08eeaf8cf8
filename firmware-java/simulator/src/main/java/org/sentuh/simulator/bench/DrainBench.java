package org.sentuh.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeRefused;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.telemetry.wire.Lane;

/**
 * A device comes back with a long backlog: its journal through its uplink, a mosquitto and an
 * intake into an archive; and how long an alarm takes that happens meanwhile. Nothing is warmed up.
 */
final class DrainBench {

  private static final int ENTRIES = 20_000;
  private static final double LEAST_A_SECOND = 1_000;
  private static final double MOST_ALARM_MS = 1_000;
  private static final long BETWEEN_ALARMS_MS = 250;
  private static final int MOST_ALARMS = 500;

  private DrainBench() {}

  /** Measures into SQLite and, where it is installed, into PostgreSQL. */
  static List<Measured> measure()
      throws IOException, InterruptedException, ServerMissing, ArchiveUnavailable, IntakeRefused {
    List<Measured> measured = new ArrayList<>();
    try (Ground ground = new Ground()) {
      drain(ground, "jdbc:sqlite:" + ground.file("archive.db"), "SQLite", measured);
    }
    if (Ground.hasPostgres()) {
      try (Ground ground = new Ground()) {
        drain(ground, ground.postgres(), "PostgreSQL", measured);
      }
    } else {
      measured.add(
          Measured.told("a backlog into PostgreSQL SKIPPED, it is missing", Double.NaN, ""));
    }
    return measured;
  }

  private static void drain(Ground ground, String url, String store, List<Measured> measured)
      throws IOException, InterruptedException, ServerMissing, ArchiveUnavailable, IntakeRefused {
    URI broker = ground.mosquitto();
    IntakeSettings settings = IntakeSettings.of(broker.toString(), "bench-" + store);
    try (Archive archive = Archive.open(url);
        Intake intake = Intake.start(settings, archive, new MachineWallClock());
        ToldDevice device = new ToldDevice(ground.folder("journal-" + store), store, ENTRIES)) {
      while (!intake.isListening()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      long entries = device.written();
      long beganNs = System.nanoTime();
      device.begin(broker);
      device.await(true, 1);
      List<Double> alarmsMs = new ArrayList<>();
      while (device.status().stored() < entries) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_ALARMS_MS);
        if (device.status().stored() < entries) {
          alarmsMs.add(alarmMs(device, archive));
        }
      }
      device.await(true, entries + alarmsMs.size());
      double seconds = (System.nanoTime() - beganNs) / 1e9;
      measured.add(
          Measured.atLeast(
              "a backlog of " + entries + " into " + store,
              (entries + alarmsMs.size()) / seconds,
              "/s",
              LEAST_A_SECOND));
      measured.add(
          Measured.atMost(
              "slowest of " + alarmsMs.size() + " alarms meanwhile, in the archive",
              alarmsMs.stream().mapToDouble(ms -> ms).max().orElse(Double.NaN),
              "ms",
              MOST_ALARM_MS));
    }
  }

  private static double alarmMs(ToldDevice device, Archive archive)
      throws ArchiveUnavailable, InterruptedException {
    long beganNs = System.nanoTime();
    String itself = "\"tick_sequence\":" + device.alarm() + ",";
    while (archive
        .entries(device.id(), device.boot(), Lane.EVENT, device.firstAlarm(), MOST_ALARMS)
        .stream()
        .noneMatch(entry -> entry.body().contains(itself))) {
      if (System.nanoTime() - beganNs > TimeUnit.MINUTES.toNanos(2)) {
        throw new IllegalStateException("an alarm was not archived within two minutes");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return (System.nanoTime() - beganNs) / 1e6;
  }
}
