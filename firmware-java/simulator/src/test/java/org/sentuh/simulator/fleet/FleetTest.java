package org.sentuh.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.BootSeen;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.broker.DemoBroker;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;

/** A fleet against a real broker, a real intake and a real archive, all in this process. */
class FleetTest {

  private static final int DEVICES = 20;
  private static final int MESSAGES = 400;

  @TempDir Path folder;

  @Test
  void whatAFleetSaysIsArchivedCompleteAndOnce() throws Exception {
    try (DemoBroker broker = DemoBroker.start(folder.resolve("broker"), DemoBroker.freePort());
        Archive archive = archive();
        Intake intake =
            Intake.start(IntakeSettings.of(broker.uri(), "one"), archive, new MachineWallClock())) {
      awaitListening(intake);
      FleetReport report = speak(broker, 30_000);

      assertThat(report.trouble()).isEmpty();
      assertThat(report.published()).isEqualTo(MESSAGES + DEVICES);
      assertThat(report.taken()).isEqualTo(report.published());
      assertThat(report.stored()).isEqualTo(report.published());
      assertThat(report.isComplete()).isTrue();
      assertThat(report.p50Ms()).isPositive().isLessThanOrEqualTo(report.p99Ms());
      assertThat(intake.counts().fresh()).isEqualTo(report.published());
      assertThat(intake.counts().again()).as("doubled").isZero();
      assertThat(archive.quarantineCounts()).isEmpty();
      assertThat(archived(archive)).isEqualTo(report.published());
    }
  }

  @Test
  void withoutAClinicNothingCountsAsStored() throws Exception {
    try (DemoBroker broker = DemoBroker.start(folder.resolve("broker"), DemoBroker.freePort())) {
      FleetReport report = speak(broker, 50);

      assertThat(report.taken()).isEqualTo(report.published()).isEqualTo(MESSAGES + DEVICES);
      assertThat(report.stored()).isZero();
      assertThat(report.isComplete()).isFalse();
      assertThat(report.toJson()).contains("\"clinic_acked\":0", "\"p99_ms\":null");
    }
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() throws IOException {
    URI nobody = URI.create("tcp://127.0.0.1:" + DemoBroker.freePort());

    assertThatThrownBy(
            () -> Fleet.connect("fleet", 2, nobody, new RealTimeClock(), new MachineWallClock()))
        .isInstanceOf(FleetRefused.class)
        .hasMessageContaining(nobody.toString());
  }

  @Test
  void latenciesAreKnownToOnePerCent() {
    Latencies latencies = new Latencies();
    assertThat(latencies.quantileMs(0.5)).isNaN();
    for (long ms = 1; ms <= 1000; ms++) {
      latencies.add(ms * 1_000_000, 1);
    }

    assertThat(latencies.quantileMs(0.5)).isCloseTo(500, within(5.0));
    assertThat(latencies.quantileMs(0.99)).isCloseTo(990, within(10.0));
  }

  private static FleetReport speak(DemoBroker broker, long silenceMs) throws Exception {
    try (Fleet fleet =
        Fleet.connect(
            "fleet",
            DEVICES,
            URI.create(broker.uri()),
            new RealTimeClock(),
            new MachineWallClock())) {
      fleet.speak(MESSAGES, Double.POSITIVE_INFINITY);
      fleet.awaitStored(silenceMs);
      return fleet.report();
    }
  }

  /** How many entries there are, each lane of which is complete and unaltered. */
  private static long archived(Archive archive) throws ArchiveUnavailable {
    Set<String> boots = new HashSet<>();
    long entries = 0;
    for (int number = 0; number < DEVICES; number++) {
      DeviceId device = new DeviceId(String.format("fleet-%04d", number));
      assertThat(archive.gaps(device)).isEmpty();
      List<BootSeen> seen = archive.boots(device);
      assertThat(seen).hasSize(1);
      assertThat(boots.add(seen.getFirst().boot())).as("a boot of its own").isTrue();
      entries += audited(archive, device, seen.getFirst().boot(), Lane.EVENT);
      entries += audited(archive, device, seen.getFirst().boot(), Lane.SAMPLE);
    }
    return entries;
  }

  private static long audited(Archive archive, DeviceId device, String boot, Lane lane)
      throws ArchiveUnavailable {
    LaneAudit audit = new LaneAudit(List.of());
    List<Entry> entries = archive.entries(device, boot, lane, 0, MESSAGES);
    entries.forEach(audit::add);
    assertThat(audit.finish(entries.size() - 1).isComplete()).as("%s %s", device, lane).isTrue();
    return entries.size();
  }

  private Archive archive() throws ArchiveUnavailable {
    return Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
  }

  private static void awaitListening(Intake intake) throws InterruptedException {
    for (int look = 0; look < 1000 && !intake.isListening(); look++) {
      Thread.sleep(10);
    }
    assertThat(intake.isListening()).isTrue();
  }
}
