package org.sentuh.clinic.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.FleetOfDevices;
import org.sentuh.clinic.MosquittoBroker;
import org.sentuh.clinic.PostgresServer;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.intake.IntakeSettings.Sharing;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/** Whatever is killed between the devices and the archive: nothing is lost, nothing is doubled. */
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(600)
final class KilledTest {

  private static final String BOOT = "b1";
  private static final int KILLS = 2;
  private static final List<DeviceId> DEVICES =
      IntStream.range(0, 12).mapToObj(number -> new DeviceId("d-" + number)).toList();

  private final Database database;
  private final List<AutoCloseable> open = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  KilledTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  private FleetOfDevices devices(MosquittoBroker broker) throws Exception {
    FleetOfDevices devices = opened(new FleetOfDevices(broker.uri(), "devices"));
    devices.connect();
    return devices;
  }

  private Intake intake(MosquittoBroker broker, Archive archive) throws Exception {
    return opened(
        Intake.start(
            IntakeSettings.of(broker.uri(), "one"),
            archive,
            () -> new Wall(Instant.now(), Wall.Quality.TRUSTED)));
  }

  @Test
  void theIntakesProcess() throws Exception {
    killTheProcess(Sharing.SHARE);
  }

  @Test
  void theIntakesProcessThatHoldsItsDevicesByLease() throws Exception {
    killTheProcess(Sharing.SHARD);
  }

  private void killTheProcess(Sharing sharing) throws Exception {
    String url = database.fresh();
    MosquittoBroker broker = opened(new MosquittoBroker());
    FleetOfDevices devices = devices(broker);
    Process process = start(url, broker, sharing);
    for (int kill = 0; kill < KILLS; kill++) {
      long before = devices.leastUpTo(DEVICES, BOOT);
      // What was said before it listens is lost at the broker, and comes again as from a journal.
      while (devices.leastUpTo(DEVICES, BOOT) <= before) {
        devices.talk(DEVICES, BOOT, 1, 2);
        devices.finish(1);
      }
      devices.talk(DEVICES, BOOT, 4, 10);
      process.destroyForcibly().waitFor();
      devices.talk(DEVICES, BOOT, 2, 10);
      process = start(url, broker, sharing);
    }

    assertNothingIsLostOrDoubled(url, devices);
  }

  private Process start(String url, MosquittoBroker broker, Sharing sharing) throws Exception {
    Process process =
        IntakeProcess.start(url, broker.uri(), "one", sharing, folder.resolve("intake.log"));
    open.add(process::destroyForcibly);
    return process;
  }

  @Test
  void theBroker() throws Exception {
    String url = database.fresh();
    MosquittoBroker broker = opened(new MosquittoBroker());
    Archive archive = opened(Archive.open(url));
    FleetOfDevices devices = devices(broker);
    intake(broker, archive);
    for (int kill = 0; kill < KILLS; kill++) {
      devices.talk(DEVICES, BOOT, 4, 20);
      broker.kill();
      devices.talk(DEVICES, BOOT, 1, 20);
      broker.startAgain();
    }

    assertNothingIsLostOrDoubled(url, devices);
  }

  @Test
  void theDatabase() throws Exception {
    assumeTrue(database == Database.POSTGRESQL, "SQLite has no server to kill");
    PostgresServer server = opened(new PostgresServer());
    String url = server.freshDatabase();
    MosquittoBroker broker = opened(new MosquittoBroker());
    Archive archive = opened(Archive.open(url));
    FleetOfDevices devices = devices(broker);
    Intake intake = intake(broker, archive);
    for (int kill = 0; kill < KILLS; kill++) {
      devices.talk(DEVICES, BOOT, 4, 10);
      server.kill();
      devices.talk(DEVICES, BOOT, 2, 10);
      server.startAgain();
      devices.finish(15);
    }

    assertNothingIsLostOrDoubled(url, devices);
    assertThat(intake.counts().archiveFailures()).isPositive();
  }

  private void assertNothingIsLostOrDoubled(String url, FleetOfDevices devices) throws Exception {
    assertThat(devices.finish(60)).as("everything is acknowledged in the end").isTrue();
    try (Archive archive = Archive.open(url)) {
      for (DeviceId device : DEVICES) {
        assertThat(archive.entries(device, BOOT, Lane.EVENT, 0, 1_000_000))
            .isEqualTo(devices.written(device, BOOT));
        assertThat(archive.gaps(device)).isEmpty();
      }
      assertThat(archive.quarantineCounts()).isEmpty();
    }
  }
}
