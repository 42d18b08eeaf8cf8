package org.sentuh.simulator.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeRefused;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.fleet.Fleet;
import org.sentuh.simulator.fleet.FleetRefused;
import org.sentuh.simulator.fleet.FleetReport;

/**
 * The intake from a mosquitto into PostgreSQL, beside COPY of the same rows in the same server.
 * What it is to store waits at the broker before it begins, as after an hour without it: so a
 * publisher takes nothing of the machine meanwhile.
 */
final class IntakeBench {

  private static final int DEVICES = 100;
  private static final int WARM_UP = 50_000;
  private static final int MESSAGES = 150_000;
  private static final double LEAST_A_SECOND = 10_000;
  private static final long LONGEST_S = 300;

  private IntakeBench() {}

  /** Measures, after a pass that warms up. */
  static List<Measured> measure()
      throws IOException,
          InterruptedException,
          ServerMissing,
          FleetRefused,
          ArchiveUnavailable,
          IntakeRefused {
    try (Ground ground = new Ground()) {
      URI broker = ground.mosquitto();
      try (Archive archive = Archive.open(ground.postgres())) {
        drain(broker, archive, "warm", WARM_UP);
        double ours = drain(broker, archive, "bench", MESSAGES);
        double peakMb = peakBytes() / 1e6;
        Path rows = ground.file("rows");
        ground.psql("\\copy (select * from entry) to '" + rows + "'");
        long all = Long.parseLong(ground.psql("select count(*) from entry"));
        double bare = copy(ground, "bare", "(like entry)", rows, all);
        double keyed = copy(ground, "keyed", "(like entry including indexes)", rows, all);
        return List.of(
            Measured.told("COPY of the same rows, no key", bare, "/s"),
            Measured.told("COPY of the same rows, primary key", keyed, "/s"),
            Measured.atLeast(
                "intake into PostgreSQL, messages a second", ours, "/s", LEAST_A_SECOND),
            Measured.told("intake beside COPY without a key", ours / bare, "x"),
            Measured.told("intake beside COPY with the key", ours / keyed, "x"),
            Measured.told("peak of the heap, the fleet's included", peakMb, "MB"),
            Measured.told("of a heap of at most", Runtime.getRuntime().maxMemory() / 1e6, "MB"));
      }
    }
  }

  /** Lets a fleet speak while no intake listens, then measures how fast one stores that. */
  private static double drain(URI broker, Archive archive, String name, int messages)
      throws InterruptedException, FleetRefused, IntakeRefused {
    MachineWallClock wall = new MachineWallClock();
    IntakeSettings settings = IntakeSettings.of(broker.toString(), "bench");
    try (Intake subscribing = Intake.start(settings, archive, wall)) {
      while (!subscribing.isListening()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    try (Fleet fleet = Fleet.connect(name, DEVICES, broker, new RealTimeClock(), wall)) {
      fleet.speak(messages, Double.POSITIVE_INFINITY);
      FleetReport told = fleet.report();
      if (!told.trouble().isEmpty() || told.stored() > 0) {
        throw new IllegalStateException("the fleet did not get its messages to wait: " + told);
      }
      System.gc();
      pools().forEach(MemoryPoolMXBean::resetPeakUsage);
      long beganNs = System.nanoTime();
      try (Intake intake = Intake.start(settings, archive, wall)) {
        awaitAll(intake, told.published());
        double perSecond = told.published() / ((System.nanoTime() - beganNs) / 1e9);
        fleet.awaitStored(TimeUnit.SECONDS.toMillis(10));
        if (!fleet.report().isComplete() || intake.counts().quarantined() > 0) {
          throw new IllegalStateException("not everything was stored: " + fleet.report());
        }
        return perSecond;
      }
    }
  }

  private static void awaitAll(Intake intake, long messages) throws InterruptedException {
    long giveUpNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    while (intake.counts().fresh() < messages) {
      if (System.nanoTime() > giveUpNs) {
        throw new IllegalStateException("not all was stored in time: " + intake.counts());
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static double peakBytes() {
    return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static double copy(Ground ground, String table, String columns, Path rows, long count)
      throws IOException, InterruptedException {
    ground.psql("create table " + table + " " + columns, "checkpoint");
    long beganNs = System.nanoTime();
    ground.psql("\\copy " + table + " from '" + rows + "'");
    return count / ((System.nanoTime() - beganNs) / 1e9);
  }
}
