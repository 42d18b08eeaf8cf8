package org.sentuh.clinic.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.FleetOfDevices;
import org.sentuh.clinic.MosquittoBroker;
import org.sentuh.clinic.ToldLane;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.clinic.archive.Gap;
import org.sentuh.clinic.archive.Reason;
import org.sentuh.clinic.intake.IntakeSettings.Sharing;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** An intake between a real broker and each real database. */
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(120)
final class IntakeTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final DeviceId OTHER = new DeviceId("sentuh-02");
  private static final String BOOT = "b1";
  private static final Wall.Clock CLOCK = () -> new Wall(Instant.now(), Wall.Quality.TRUSTED);

  private final Database database;
  private final List<AutoCloseable> open = new ArrayList<>();
  private String url = "";
  private MosquittoBroker broker;
  private Archive archive;
  private FleetOfDevices devices;

  @SuppressWarnings("NullAway.Init") // everything is opened before each test
  IntakeTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    url = database.fresh();
    broker = opened(new MosquittoBroker());
    archive = opened(Archive.open(url));
    devices = opened(new FleetOfDevices(broker.uri(), "devices"));
    devices.connect();
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

  private Intake intake(Sharing sharing, String name) throws Exception {
    Intake intake = opened(Intake.start(settings(sharing, name), archive, CLOCK));
    until(intake::isListening);
    return intake;
  }

  private IntakeSettings settings(Sharing sharing, String name) {
    IntakeSettings usual = IntakeSettings.of(broker.uri(), name).sharing(sharing);
    return with(usual, Duration.ofSeconds(2), usual.probeWithin());
  }

  /** Where the probe is to fail, nobody need wait for long. */
  private static IntakeSettings hasty(MosquittoBroker broker) {
    IntakeSettings usual = IntakeSettings.of(broker.uri(), "one");
    return with(usual, usual.leaseTerm(), Duration.ofMillis(500));
  }

  private static IntakeSettings with(
      IntakeSettings usual, Duration leaseTerm, Duration probeWithin) {
    return new IntakeSettings(
        usual.brokers(),
        usual.tls(),
        usual.sharing(),
        usual.group(),
        usual.name(),
        usual.receiveMaximum(),
        usual.mostInBatch(),
        usual.longestBatch(),
        usual.session(),
        leaseTerm,
        probeWithin);
  }

  // The plain way.

  @Test
  void whatADeviceTellsIsStoredToTheByteAndAcknowledged() throws Exception {
    intake(Sharing.SHARE, "one");

    devices.send(devices.write(DEVICE, BOOT, 500));

    until(devices::isAllAcknowledged);
    assertStored(DEVICE, BOOT);
  }

  @Test
  void whatWasSaidBeforeTheIntakeCameIsAskedForAndComes() throws Exception {
    devices.write(DEVICE, BOOT, 20);
    intake(Sharing.AUTO, "one");

    devices.send(Channel.SYNC, sync(new Message.Span(BOOT, Lane.EVENT, 0, 19)));
    devices.sendUnacknowledged();

    until(devices::isAllAcknowledged);
    assertStored(DEVICE, BOOT);
  }

  @Test
  void aSecondTellingIsAcknowledgedAgainAndStoredOnce() throws Exception {
    Intake intake = intake(Sharing.SHARE, "one");
    List<Entry> told = devices.write(DEVICE, BOOT, 10);
    devices.send(told);
    until(devices::isAllAcknowledged);

    try (FleetOfDevices forgetful = new FleetOfDevices(broker.uri(), "forgetful")) {
      forgetful.connect();
      forgetful.send(told);
      until(() -> forgetful.upTo(DEVICE, BOOT) == 9);
    }

    until(() -> intake.counts().again() == 10);
    assertStored(DEVICE, BOOT);
  }

  @Test
  void aQuestionIsAnsweredFromTheDatabaseAndOnlyForWhatIsThere() throws Exception {
    intake(Sharing.SHARE, "one");
    devices.send(devices.write(DEVICE, BOOT, 3));
    until(devices::isAllAcknowledged);

    // The retained ack is only a hint, and here it is gone.
    devices.send(Channel.ACK.topic(DEVICE), new byte[0], true);
    try (FleetOfDevices rebooted = new FleetOfDevices(broker.uri(), "rebooted")) {
      rebooted.connect();
      rebooted.send(
          Channel.SYNC,
          sync(new Message.Span(BOOT, Lane.EVENT, 3, 3), new Message.Span("b9", Lane.EVENT, 0, 4)));
      until(() -> rebooted.upTo(DEVICE, BOOT) == 2);
      assertThat(rebooted.upTo(DEVICE, "b9")).isEqualTo(-1);
    }
  }

  // What bad input gets.

  @Test
  void badMessagesAreKeptWithTheirReasonAndNothingElseSuffers() throws Exception {
    Intake intake = intake(Sharing.SHARE, "one");
    String topic = Channel.EVENT.topic(DEVICE);
    Entry foreign = new ToldLane(OTHER, BOOT, Lane.EVENT).next();
    devices.send(topic, "not json".getBytes(StandardCharsets.UTF_8), false);
    devices.send(topic, "{\"schema\":1}".getBytes(StandardCharsets.UTF_8), false);
    devices.send(topic, "{\"schema\":2}".getBytes(StandardCharsets.UTF_8), false);
    devices.send(topic, new byte[] {(byte) 0xc3, (byte) 0x28}, false);
    devices.send(topic, new byte[0], false);
    devices.send(topic, new byte[WireJson.MOST_BYTES + 1], false);
    devices.send(topic, foreign.body().getBytes(StandardCharsets.UTF_8), false);
    devices.send(
        "sentuh/v1/s99/" + DEVICE + "/event", "{}".getBytes(StandardCharsets.UTF_8), false);
    devices.send("sentuh/v1/s00/not.a.device/event", "{}".getBytes(StandardCharsets.UTF_8), false);
    devices.send(devices.write(DEVICE, BOOT, 100));

    until(devices::isAllAcknowledged);
    until(() -> intake.counts().quarantined() == 9);
    assertStored(DEVICE, BOOT);
    assertThat(archive.quarantineCounts())
        .isEqualTo(
            Map.of(
                Reason.NOT_UNDERSTOOD, 5L,
                Reason.NOT_TEXT, 1L,
                Reason.TOO_LARGE, 1L,
                Reason.TOPIC, 2L));
    assertThat(archive.quarantine(20))
        .extracting(kept -> kept.why())
        .anySatisfy(why -> assertThat(why).contains("not a line of JSON"))
        .anySatisfy(why -> assertThat(why).contains("field device is missing"))
        .anySatisfy(why -> assertThat(why).contains("field schema is 2"))
        .anySatisfy(why -> assertThat(why).contains("sentuh-01, whose topic this is"))
        .anySatisfy(why -> assertThat(why).contains("65537 bytes; at most 65536"));
  }

  @Test
  void aBrokenChainAndAForgedRepetitionAreShownAndTheAckGoesOn() throws Exception {
    intake(Sharing.SHARE, "one");
    ToldLane lane = new ToldLane(DEVICE, BOOT, Lane.EVENT);
    List<Entry> told = List.of(lane.next(), lane.nextOn("f".repeat(64)), lane.next());
    ToldLane forger = new ToldLane(DEVICE, BOOT, Lane.EVENT);
    devices.send(told);
    until(() -> devices.upTo(DEVICE, BOOT) == 2);

    devices.send(List.of(forger.nextOn("e".repeat(64))));

    until(() -> archive.quarantineCounts().size() == 2);
    assertThat(archive.entries(DEVICE, BOOT, Lane.EVENT, 0, 10)).isEqualTo(told);
    assertThat(archive.gaps(DEVICE))
        .extracting(Gap::first, Gap::why)
        .containsExactlyInAnyOrder(tuple(1L, "broken-chain"), tuple(0L, "other-content"));
  }

  // Presence.

  @Test
  void birthAndGoodbyeAndTheLastHealthAreKnown() throws Exception {
    intake(Sharing.SHARE, "one");
    archive.register(OTHER, CLOCK.now().at());

    devices.send(Channel.STATUS, status("birth"));
    until(() -> archive.devices().stream().anyMatch(DeviceSeen::online));
    devices.send(Channel.STATUS, status("goodbye"));

    until(() -> archive.devices().stream().noneMatch(DeviceSeen::online));
    assertThat(archive.devices())
        .filteredOn(DeviceSeen::neverReported)
        .extracting(DeviceSeen::device)
        .containsExactly(OTHER);
  }

  // Sharing.

  @Test
  void twoIntakesShareTheDevicesByTheBroker() throws Exception {
    Intake first = intake(Sharing.SHARE, "one");
    Intake second = intake(Sharing.SHARE, "two");

    for (int device = 0; device < 20; device++) {
      devices.send(devices.write(new DeviceId("d-" + device), BOOT, 100));
    }

    until(devices::isAllAcknowledged);
    assertThat(first.counts().fresh()).isPositive();
    assertThat(second.counts().fresh()).isPositive();
    assertThat(first.counts().fresh() + second.counts().fresh()).isEqualTo(2000);
    for (int device = 0; device < 20; device++) {
      assertStored(new DeviceId("d-" + device), BOOT);
    }
  }

  @Test
  void aSecondIntakeTakesHalfTheShardsAndAllWhenTheFirstGoes() throws Exception {
    Intake first = intake(Sharing.SHARD, "one");
    until(() -> first.shares() == DeviceId.SHARDS);
    Intake second = opened(Intake.start(settings(Sharing.SHARD, "two"), archive, CLOCK));
    until(() -> first.shares() == 8 && second.shares() == 8 && second.isListening());

    sendToMany(100);
    until(devices::isAllAcknowledged);
    assertThat(second.counts().fresh()).isPositive();

    first.close();
    until(() -> second.shares() == DeviceId.SHARDS && second.isListening());
    sendToMany(100);

    until(devices::isAllAcknowledged);
    for (int device = 0; device < 20; device++) {
      assertStored(new DeviceId("d-" + device), BOOT);
    }
  }

  private void sendToMany(int each) throws Exception {
    for (int device = 0; device < 20; device++) {
      devices.send(devices.write(new DeviceId("d-" + device), BOOT, each));
    }
  }

  @Test
  void aBrokerThatDoesNotDeliverTheProbeIsRefused() throws Exception {
    try (MosquittoBroker silent =
        new MosquittoBroker("acl_file " + accessList("topic write sentuh/v1/#\n"))) {
      assertThatThrownBy(() -> Intake.start(hasty(silent), archive, CLOCK))
          .isInstanceOf(IntakeRefused.class)
          .hasMessageContaining("has not delivered a probe within 0.5 s");
    }
  }

  @Test
  void aBrokerThatRefusesAcksIsRefusedAndToldWhy() throws Exception {
    try (MosquittoBroker deaf =
        new MosquittoBroker("acl_file " + accessList("topic read sentuh/v1/#\n"))) {
      assertThatThrownBy(() -> Intake.start(hasty(deaf), archive, CLOCK))
          .isInstanceOf(IntakeRefused.class)
          .hasMessageContaining("reason 135")
          .hasMessageContaining("write sentuh/v1/+/+/ack");
    }
  }

  private Path accessList(String text) throws IOException {
    Path file = Files.createTempFile("sentuh-acl", "");
    Files.writeString(file, text);
    return file;
  }

  // The words.

  private static Message.Sync sync(Message.Span... spans) {
    return new Message.Sync(DEVICE, BOOT, List.of(spans), 0);
  }

  private static Message.Status status(String why) {
    return new Message.Status(
        DEVICE,
        why.equals("birth"),
        BOOT,
        ToldLane.WALL,
        why,
        "0.1.0",
        EnumSet.of(Consent.TREATMENT));
  }

  private void assertStored(DeviceId device, String boot) throws ArchiveUnavailable {
    assertThat(archive.entries(device, boot, Lane.EVENT, 0, 100_000))
        .isEqualTo(devices.written(device, boot));
    assertThat(archive.gaps(device)).isEmpty();
  }

  /** Waits until something holds; the class's time limit ends a wait that is in vain. */
  static void until(Callable<Boolean> holds) throws Exception {
    while (!holds.call()) {
      Thread.sleep(20);
    }
  }
}
