package org.sentuh.clinic.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sentuh.clinic.intake.IntakeTest.until;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.FleetOfDevices;
import org.sentuh.clinic.GoodNeighbour;
import org.sentuh.clinic.MosquittoBroker;
import org.sentuh.clinic.RudePublisher;
import org.sentuh.clinic.ToldLane;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Gap;
import org.sentuh.clinic.archive.Quarantined;
import org.sentuh.clinic.archive.Reason;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * What bad input gets, from a real broker into each real database: what is kept, what is refused,
 * for which reason, and that nothing else suffers. Beside each a good device goes on talking over
 * its own connection and sends nothing twice; afterwards the device that had sent what was bad
 * tells its own entries, which are stored as if nothing had been.
 */
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(120)
final class BadInputTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final DeviceId GOOD = new DeviceId("sentuh-02");
  private static final DeviceId OTHER = new DeviceId("sentuh-03");
  private static final String BOOT = "b1";
  private static final String TOPIC = Channel.EVENT.topic(DEVICE);
  private static final Wall.Clock CLOCK = () -> new Wall(Instant.now(), Wall.Quality.TRUSTED);

  /** As the clinic's own configuration has it. */
  private static final int LARGEST_PACKET = 280_000;

  private final Database database;
  private final List<AutoCloseable> open = new ArrayList<>();
  private MosquittoBroker broker;
  private Archive archive;
  private Intake intake;
  private FleetOfDevices devices;
  private GoodNeighbour neighbour;

  @SuppressWarnings("NullAway.Init") // everything is opened before each test
  BadInputTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    String url = database.fresh();
    broker = opened(new MosquittoBroker("max_packet_size " + LARGEST_PACKET));
    archive = opened(Archive.open(url));
    intake = opened(Intake.start(IntakeSettings.of(broker.uri(), "one"), archive, CLOCK));
    until(intake::isListening);
    devices = opened(new FleetOfDevices(broker.uri(), "devices"));
    devices.connect();
    neighbour = opened(new GoodNeighbour(broker.uri(), GOOD, BOOT));
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

  @Test
  void whatIsNotJsonIsKeptToTheByteAndTheDeviceGoesOn() throws Exception {
    byte[] half = ("{\"schema\":1,\"device\":\"" + DEVICE + "\",").getBytes(UTF_8);
    devices.send(TOPIC, half, false);
    devices.send(TOPIC, "not json".getBytes(UTF_8), false);

    assertQuarantined(Reason.NOT_UNDERSTOOD, 2);
    assertThat(kept())
        .allSatisfy(kept -> assertThat(kept.why()).startsWith("not a line of JSON: "))
        .extracting(kept -> new String(kept.payload(), UTF_8))
        .containsExactlyInAnyOrder("not json", new String(half, UTF_8));
    assertNothingElseSuffered();
  }

  @Test
  void whatIsNotTextIsKeptToTheByteAndTheDeviceGoesOn() throws Exception {
    byte[] noText = {(byte) 0xc3, (byte) 0x28, 0, (byte) 0xff};
    devices.send(TOPIC, noText, false);

    assertQuarantined(Reason.NOT_TEXT, 1);
    assertThat(kept().getFirst().payload()).isEqualTo(noText);
    assertThat(kept().getFirst().why()).startsWith("not UTF-8: ");
    assertNothingElseSuffered();
  }

  @Test
  void whatIsNotOfTheSchemaIsKeptAndTheFieldIsNamed() throws Exception {
    String line = new ToldLane(DEVICE, BOOT, Lane.EVENT).next().body();
    devices.send(TOPIC, bytes(line, "\"boot\":\"b1\",", ""), false);
    devices.send(TOPIC, bytes(line, "\"schema\":1", "\"schema\":2"), false);
    devices.send(TOPIC, bytes(line, "\"sequence\":0", "\"sequence\":-1"), false);
    devices.send(TOPIC, bytes(line, "contact-changed", "moon-rose"), false);

    assertQuarantined(Reason.NOT_UNDERSTOOD, 4);
    assertThat(kept())
        .extracting(Quarantined::why)
        .containsExactlyInAnyOrder(
            "field boot is missing",
            "field schema is 2, but must be 1; update the reader",
            "field sequence is -1, but must be 0 or more",
            "fact \"moon-rose\" is not understood here; update the reader");
    assertNothingElseSuffered();
  }

  /** A later device may say more; that is no reason to refuse it. */
  @Test
  void aFieldThatNobodyKnowsIsNoBadInput() throws Exception {
    ToldLane lane = new ToldLane(DEVICE, "b0", Lane.EVENT);
    Entry entry = lane.next();
    byte[] later = bytes(entry.body(), "{\"schema\":1,", "{\"schema\":1,\"later\":[5],");
    devices.send(TOPIC, later, false);

    until(() -> devices.upTo(DEVICE, "b0") == 0);
    assertThat(archive.entries(DEVICE, "b0", Lane.EVENT, 0, 10))
        .singleElement()
        .satisfies(stored -> assertThat(stored.body()).isEqualTo(new String(later, UTF_8)));
    assertThat(archive.quarantineCounts()).isEmpty();
    assertNothingElseSuffered();
  }

  @Test
  void whatSpeaksForAnotherDeviceIsCreditedToNeither() throws Exception {
    String foreign = new ToldLane(OTHER, BOOT, Lane.EVENT).next().body();
    devices.send(TOPIC, foreign.getBytes(UTF_8), false);

    assertQuarantined(Reason.NOT_UNDERSTOOD, 1);
    assertThat(kept().getFirst())
        .satisfies(kept -> {
          assertThat(kept.topic()).isEqualTo(TOPIC);
          assertThat(new String(kept.payload(), UTF_8)).isEqualTo(foreign);
          assertThat(kept.why())
              .isEqualTo(
                  "field device is \"sentuh-03\", but must be sentuh-01, whose topic this is");
        });
    assertThat(archive.boots(OTHER)).isEmpty();
    assertThat(devices.upTo(OTHER, BOOT)).isEqualTo(-1);
    assertNothingElseSuffered();
  }

  @Test
  void aTopicThatIsNoDevicesIsKeptAsSuch() throws Exception {
    byte[] line = new ToldLane(DEVICE, BOOT, Lane.EVENT).next().body().getBytes(UTF_8);
    String wrongShard = TOPIC.replace(DEVICE.shard(), OTHER.shard());
    assertThat(wrongShard).isNotEqualTo(TOPIC);
    devices.send(wrongShard, line, false);
    devices.send("sentuh/v1/s00/not.a.device/event", line, false);

    assertQuarantined(Reason.TOPIC, 2);
    assertThat(kept())
        .allSatisfy(kept -> assertThat(kept.payload()).isEqualTo(line))
        .extracting(Quarantined::topic)
        .containsExactlyInAnyOrder(wrongShard, "sentuh/v1/s00/not.a.device/event");
    assertNothingElseSuffered();
  }

  @Test
  void whatIsFarTooLargeForTheIntakeIsKeptByItsBeginningAndItsLength() throws Exception {
    String line = new ToldLane(DEVICE, BOOT, Lane.EVENT).next().body();
    byte[] large = (line + " ".repeat(WireJson.MOST_BYTES)).getBytes(UTF_8);
    devices.send(TOPIC, large, false);

    assertQuarantined(Reason.TOO_LARGE, 1);
    assertThat(kept().getFirst())
        .satisfies(kept -> {
          assertThat(kept.bytes()).isEqualTo(large.length);
          assertThat(new String(kept.payload(), UTF_8)).startsWith(line).hasSizeLessThan(10_000);
          assertThat(kept.why()).isEqualTo(large.length + " bytes; at most 65536 are read here");
        });
    assertNothingElseSuffered();
  }

  @Test
  void whatIsFarTooLargeForTheBrokerEndsItsSendersConnectionAndNobodyElses() throws Exception {
    try (RudePublisher rude = new RudePublisher(broker.port(), "rude")) {
      rude.publish(TOPIC, RudePublisher.filler(LARGEST_PACKET + 1));

      assertThat(rude.awaitEnd()).as("MQTT's \"packet too large\", or no word").isIn(0x95, -1);
    }
    assertThat(archive.quarantineCounts()).as("the intake has not even heard of it").isEmpty();
    assertNothingElseSuffered();

    try (RudePublisher again = new RudePublisher(broker.port(), "rude")) {
      byte[] most = RudePublisher.filler(LARGEST_PACKET - 100);
      again.publish(TOPIC, most);
      assertQuarantined(Reason.TOO_LARGE, 1);
      assertThat(kept().getFirst().bytes()).as("just below it is passed on").isEqualTo(most.length);
    }
  }

  @Test
  void aSequenceFromThePastWithTheSameContentIsAcknowledgedAgainAndStoredOnce() throws Exception {
    List<Entry> told = devices.write(DEVICE, BOOT, 20);
    devices.send(told);
    until(() -> devices.upTo(DEVICE, BOOT) == 19);

    devices.send(told.subList(3, 6));

    until(() -> intake.counts().again() == 3);
    assertThat(devices.upTo(DEVICE, BOOT)).as("an ack never goes back").isEqualTo(19);
    assertThat(archive.quarantineCounts()).isEmpty();
    assertNothingElseSuffered();
  }

  @Test
  void aSequenceFromThePastWithAnotherContentIsKeptApartAndTheFirstStays() throws Exception {
    List<Entry> told = devices.write(DEVICE, BOOT, 20);
    devices.send(told);
    until(() -> devices.upTo(DEVICE, BOOT) == 19);

    Entry old = told.get(3);
    byte[] other = bytes(old.body(), "\"touching\":false", "\"touching\":true");
    devices.send(TOPIC, other, false);

    assertQuarantined(Reason.OTHER_CONTENT, 1);
    assertThat(kept().getFirst().payload()).isEqualTo(other);
    assertThat(archive.entries(DEVICE, BOOT, Lane.EVENT, 3, 1)).containsExactly(old);
    assertThat(archive.gaps(DEVICE))
        .extracting(Gap::first, Gap::last, Gap::why)
        .containsExactly(tuple(3L, 3L, "other-content"));
    assertThat(devices.upTo(DEVICE, BOOT)).isEqualTo(19);
    assertGoodDeviceSawNothing();
    assertDeviceGoesOn();
  }

  @Test
  void aBrokenChainIsStoredAndShownAndTheAckGoesOn() throws Exception {
    ToldLane lane = new ToldLane(DEVICE, "b0", Lane.EVENT);
    List<Entry> told = List.of(lane.next(), lane.nextOn("f".repeat(64)), lane.next());
    devices.send(told);

    until(() -> devices.upTo(DEVICE, "b0") == 2);
    assertQuarantined(Reason.BROKEN_CHAIN, 1);
    assertThat(new String(kept().getFirst().payload(), UTF_8)).isEqualTo(told.get(1).body());
    assertThat(archive.entries(DEVICE, "b0", Lane.EVENT, 0, 10)).isEqualTo(told);
    assertThat(archive.gaps(DEVICE))
        .extracting(Gap::boot, Gap::first, Gap::last, Gap::why)
        .containsExactly(tuple("b0", 1L, 1L, "broken-chain"));
    assertGoodDeviceSawNothing();
    assertDeviceGoesOn();
  }

  private static byte[] bytes(String line, String from, String to) {
    assertThat(line).contains(from);
    return line.replace(from, to).getBytes(UTF_8);
  }

  private List<Quarantined> kept() throws Exception {
    return archive.quarantine(100);
  }

  /** So many, for this reason and no other. */
  private void assertQuarantined(Reason reason, long times) throws Exception {
    until(() -> archive.quarantineCounts().getOrDefault(reason, 0L) >= times);
    assertThat(archive.quarantineCounts()).isEqualTo(Map.of(reason, times));
    until(() -> intake.counts().quarantined() == times);
    assertThat(kept())
        .allSatisfy(kept -> assertThat(kept.reason()).isEqualTo(reason))
        .hasSize((int) times);
  }

  private void assertNothingElseSuffered() throws Exception {
    assertGoodDeviceSawNothing();
    assertDeviceGoesOn();
    assertThat(archive.gaps(DEVICE)).isEmpty();
  }

  /** Every entry was acknowledged over the one connection, and stands in the archive. */
  private void assertGoodDeviceSawNothing() throws Exception {
    List<Entry> told = neighbour.finish();

    assertThat(archive.entries(GOOD, BOOT, Lane.EVENT, 0, 100_000))
        .hasSizeGreaterThanOrEqualTo(100)
        .isEqualTo(told);
    assertThat(archive.gaps(GOOD)).isEmpty();
    assertThat(kept()).noneMatch(kept -> kept.topic().contains(GOOD.value()));
    assertThat(intake.counts().archiveFailures()).isZero();
  }

  /** The device that sent what was bad tells on, and all of it is stored. */
  private void assertDeviceGoesOn() throws Exception {
    devices.send(devices.write(DEVICE, BOOT, 50));

    until(devices::isAllAcknowledged);
    assertThat(archive.entries(DEVICE, BOOT, Lane.EVENT, 0, 100_000))
        .isEqualTo(devices.written(DEVICE, BOOT));
  }
}
