package org.sentuh.clinic.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sentuh.clinic.intake.IntakeTest.until;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
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
 * for which reason, and that nothing else suffers. Beside all of it a good device goes on talking
 * over one connection and sends nothing twice; after each, the device that had sent what was bad
 * tells its own entries, which are stored as if nothing had been.
 */
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(60)
final class BadInputTest {

  private static final DeviceId GOOD = new DeviceId("good");
  private static final String BOOT = "b1";
  private static final Wall.Clock CLOCK = () -> new Wall(Instant.now(), Wall.Quality.TRUSTED);

  /** As the clinic's own configuration has it. */
  private static final int LARGEST_PACKET = 280_000;

  private static final int MORE = 50;

  private static final Map<Database, Stage> STAGES = new EnumMap<>(Database.class);
  private static int tests;

  private final Archive archive;
  private final Intake intake;
  private final MosquittoBroker broker;
  private final FleetOfDevices devices;
  private final GoodNeighbour neighbour;
  private final DeviceId device;
  private final DeviceId other;
  private final String topic;
  private final Map<Reason, Long> before;
  private final IntakeCounts countsBefore;

  /** Each test has its own two devices, and looks only at what it has changed. */
  BadInputTest(Database database) throws Exception {
    Stage stage = Stage.on(database);
    archive = stage.archive;
    intake = stage.intake;
    broker = stage.broker;
    devices = stage.devices;
    neighbour = stage.neighbour;
    tests++;
    device = new DeviceId("bad-" + tests);
    other = new DeviceId("other-" + tests);
    topic = Channel.EVENT.topic(device);
    before = archive.quarantineCounts();
    countsBefore = intake.counts();
  }

  @AfterAll
  static void close() throws Exception {
    for (Stage stage : STAGES.values()) {
      stage.close();
    }
    STAGES.clear();
  }

  /** What all tests on one kind of database share, the good device's one connection above all. */
  private static final class Stage {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final MosquittoBroker broker;
    private final Archive archive;
    private final Intake intake;
    private final FleetOfDevices devices;
    private final GoodNeighbour neighbour;

    private Stage(Database database) throws Exception {
      String url = database.fresh();
      broker = opened(new MosquittoBroker("max_packet_size " + LARGEST_PACKET));
      archive = opened(Archive.open(url));
      intake = opened(Intake.start(IntakeSettings.of(broker.uri(), "one"), archive, CLOCK));
      until(intake::isListening);
      devices = opened(new FleetOfDevices(broker.uri(), "devices"));
      devices.connect();
      neighbour = opened(new GoodNeighbour(broker.uri(), GOOD, BOOT));
    }

    static Stage on(Database database) throws Exception {
      Stage known = STAGES.get(database);
      Stage stage = known == null ? new Stage(database) : known;
      STAGES.put(database, stage);
      return stage;
    }

    private <T extends AutoCloseable> T opened(T resource) {
      open.add(resource);
      return resource;
    }

    private void close() throws Exception {
      for (AutoCloseable resource : open.reversed()) {
        resource.close();
      }
    }
  }

  @Test
  void whatIsNotJsonIsKeptToTheByteAndTheDeviceGoesOn() throws Exception {
    byte[] half = ("{\"schema\":1,\"device\":\"" + device + "\",").getBytes(UTF_8);
    devices.send(topic, half, false);
    devices.send(topic, "not json".getBytes(UTF_8), false);

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
    devices.send(topic, noText, false);

    assertQuarantined(Reason.NOT_TEXT, 1);
    assertThat(kept().getFirst().payload()).isEqualTo(noText);
    assertThat(kept().getFirst().why()).startsWith("not UTF-8: ");
    assertNothingElseSuffered();
  }

  @Test
  void whatIsNotOfTheSchemaIsKeptAndTheFieldIsNamed() throws Exception {
    String line = new ToldLane(device, BOOT, Lane.EVENT).next().body();
    devices.send(topic, bytes(line, "\"boot\":\"b1\",", ""), false);
    devices.send(topic, bytes(line, "\"schema\":1", "\"schema\":2"), false);
    devices.send(topic, bytes(line, "\"sequence\":0", "\"sequence\":-1"), false);
    devices.send(topic, bytes(line, "contact-changed", "moon-rose"), false);

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
    ToldLane lane = new ToldLane(device, "b0", Lane.EVENT);
    Entry entry = lane.next();
    byte[] later = bytes(entry.body(), "{\"schema\":1,", "{\"schema\":1,\"later\":[5],");
    devices.send(topic, later, false);

    until(() -> devices.upTo(device, "b0") == 0);
    assertThat(archive.entries(device, "b0", Lane.EVENT, 0, 10))
        .singleElement()
        .satisfies(stored -> assertThat(stored.body()).isEqualTo(new String(later, UTF_8)));
    assertThat(archive.quarantineCounts()).isEqualTo(before);
    assertNothingElseSuffered();
  }

  @Test
  void whatSpeaksForAnotherDeviceIsCreditedToNeither() throws Exception {
    String foreign = new ToldLane(other, BOOT, Lane.EVENT).next().body();
    devices.send(topic, foreign.getBytes(UTF_8), false);

    assertQuarantined(Reason.NOT_UNDERSTOOD, 1);
    assertThat(kept().getFirst())
        .satisfies(kept -> {
          assertThat(kept.topic()).isEqualTo(topic);
          assertThat(new String(kept.payload(), UTF_8)).isEqualTo(foreign);
          assertThat(kept.why())
              .isEqualTo(
                  "field device is \"%s\", but must be %s, whose topic this is"
                      .formatted(other, device));
        });
    assertThat(archive.boots(other)).isEmpty();
    assertThat(devices.upTo(other, BOOT)).isEqualTo(-1);
    assertNothingElseSuffered();
  }

  @Test
  void aTopicThatIsNoDevicesIsKeptAsSuch() throws Exception {
    byte[] line = new ToldLane(device, BOOT, Lane.EVENT).next().body().getBytes(UTF_8);
    String wrongShard = topic.replace(device.shard(), "s99");
    String nobody = "sentuh/v1/s00/not.a.device/event";
    devices.send(wrongShard, line, false);
    devices.send(nobody, line, false);

    assertQuarantined(Reason.TOPIC, 2);
    assertThat(kept())
        .allSatisfy(kept -> assertThat(kept.payload()).isEqualTo(line))
        .extracting(Quarantined::topic)
        .containsExactlyInAnyOrder(wrongShard, nobody);
    assertNothingElseSuffered();
  }

  @Test
  void whatIsFarTooLargeForTheIntakeIsKeptByItsBeginningAndItsLength() throws Exception {
    String line = new ToldLane(device, BOOT, Lane.EVENT).next().body();
    byte[] large = (line + " ".repeat(WireJson.MOST_BYTES)).getBytes(UTF_8);
    devices.send(topic, large, false);

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
      rude.publish(topic, RudePublisher.filler(LARGEST_PACKET + 1));

      assertThat(rude.awaitEnd()).as("MQTT's \"packet too large\", or no word").isIn(0x95, -1);
    }
    assertThat(archive.quarantineCounts())
        .as("the intake has not even heard of it")
        .isEqualTo(before);
    assertNothingElseSuffered();

    try (RudePublisher again = new RudePublisher(broker.port(), "rude")) {
      byte[] most = RudePublisher.filler(LARGEST_PACKET - 100);
      again.publish(topic, most);
      assertQuarantined(Reason.TOO_LARGE, 1);
      assertThat(kept().getFirst().bytes()).as("just below it is passed on").isEqualTo(most.length);
    }
  }

  @Test
  void aSequenceFromThePastWithTheSameContentIsAcknowledgedAgainAndStoredOnce() throws Exception {
    List<Entry> told = devices.write(device, BOOT, 20);
    devices.send(told);
    until(() -> devices.upTo(device, BOOT) == 19);

    devices.send(told.subList(3, 6));

    until(() -> intake.counts().again() == countsBefore.again() + 3);
    assertThat(devices.upTo(device, BOOT)).as("an ack never goes back").isEqualTo(19);
    assertThat(archive.quarantineCounts()).isEqualTo(before);
    assertNothingElseSuffered();
  }

  @Test
  void aSequenceFromThePastWithAnotherContentIsKeptApartAndTheFirstStays() throws Exception {
    List<Entry> told = devices.write(device, BOOT, 20);
    devices.send(told);
    until(() -> devices.upTo(device, BOOT) == 19);

    Entry old = told.get(3);
    byte[] other = bytes(old.body(), "\"touching\":false", "\"touching\":true");
    devices.send(topic, other, false);

    assertQuarantined(Reason.OTHER_CONTENT, 1);
    assertThat(kept().getFirst().payload()).isEqualTo(other);
    assertThat(archive.entries(device, BOOT, Lane.EVENT, 3, 1)).containsExactly(old);
    assertThat(archive.gaps(device))
        .extracting(Gap::first, Gap::last, Gap::why)
        .containsExactly(tuple(3L, 3L, "other-content"));
    assertThat(devices.upTo(device, BOOT)).isEqualTo(19);
    assertGoodDeviceSawNothing();
    assertDeviceGoesOn();
  }

  @Test
  void aBrokenChainIsStoredAndShownAndTheAckGoesOn() throws Exception {
    ToldLane lane = new ToldLane(device, "b0", Lane.EVENT);
    List<Entry> told = List.of(lane.next(), lane.nextOn("f".repeat(64)), lane.next());
    devices.send(told);

    until(() -> devices.upTo(device, "b0") == 2);
    assertQuarantined(Reason.BROKEN_CHAIN, 1);
    assertThat(new String(kept().getFirst().payload(), UTF_8)).isEqualTo(told.get(1).body());
    assertThat(archive.entries(device, "b0", Lane.EVENT, 0, 10)).isEqualTo(told);
    assertThat(archive.gaps(device))
        .extracting(Gap::boot, Gap::first, Gap::last, Gap::why)
        .containsExactly(tuple("b0", 1L, 1L, "broken-chain"));
    assertGoodDeviceSawNothing();
    assertDeviceGoesOn();
  }

  private static byte[] bytes(String line, String from, String to) {
    assertThat(line).contains(from);
    return line.replace(from, to).getBytes(UTF_8);
  }

  /** What is in quarantine since this test began. */
  private List<Quarantined> kept() throws Exception {
    long others = before.values().stream().mapToLong(Long::longValue).sum();
    List<Quarantined> all = archive.quarantine(100);
    return all.subList(0, all.size() - (int) others);
  }

  /** So many since this test began, for this reason and no other. */
  private void assertQuarantined(Reason reason, long times) throws Exception {
    Map<Reason, Long> expected = new EnumMap<>(Reason.class);
    expected.putAll(before);
    expected.merge(reason, times, Long::sum);
    long enough = before.getOrDefault(reason, 0L) + times;
    until(() -> archive.quarantineCounts().getOrDefault(reason, 0L) >= enough);
    assertThat(archive.quarantineCounts()).isEqualTo(expected);
    until(() -> intake.counts().quarantined() == countsBefore.quarantined() + times);
    assertThat(kept())
        .allSatisfy(kept -> assertThat(kept.reason()).isEqualTo(reason))
        .hasSize((int) times);
  }

  private void assertNothingElseSuffered() throws Exception {
    assertGoodDeviceSawNothing();
    assertDeviceGoesOn();
    assertThat(archive.gaps(device)).isEmpty();
  }

  /** What it has told since then too was acknowledged over its one connection, and is stored. */
  private void assertGoodDeviceSawNothing() throws Exception {
    List<Entry> told = neighbour.toldAfter(MORE);

    assertThat(archive.entries(GOOD, BOOT, Lane.EVENT, 0, told.size())).isEqualTo(told);
    assertThat(archive.gaps(GOOD)).isEmpty();
    assertThat(kept()).noneMatch(kept -> kept.topic().contains(GOOD.value()));
    assertThat(intake.counts().archiveFailures()).isZero();
  }

  /** The device that sent what was bad tells on, and all of it is stored. */
  private void assertDeviceGoesOn() throws Exception {
    devices.send(devices.write(device, BOOT, 50));

    until(devices::isAllAcknowledged);
    assertThat(archive.entries(device, BOOT, Lane.EVENT, 0, 100_000))
        .isEqualTo(devices.written(device, BOOT));
  }
}
