package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Acks that nobody should have said, through a real broker to the real uplink and the real journal:
 * what is kept, what is refused, where it is reported, and that all the rest arrives.
 */
@Timeout(60)
final class StrangeAckTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final DeviceId OTHER = new DeviceId("sentuh-02");
  private static final String BOOT = "b1";
  private static final String TOPIC = Channel.ACK.topic(DEVICE);
  private static final long QUOTA = 64 << 20;
  private static final int ENTRIES = 20;

  private final RealTime time = new RealTime();
  private final WireJson json = new WireJson();
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path folder = Path.of("");
  private StoringClinic clinic;
  private Journal journal;
  private Uplink uplink;
  private MqttAsyncClient stranger;
  private List<Entry> written = List.of();

  /** Twenty entries that were sent, and of which the clinic has not said a word. */
  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void aClinicThatIsSilent() throws Exception {
    Mosquitto broker = opened(new Mosquitto(Files.createDirectory(folder.resolve("broker"))));
    clinic = opened(new StoringClinic(broker.uri()));
    clinic.deaf(true);
    await(clinic::isConnected);
    Path kept = folder.resolve("journal");
    journal =
        opened(
            Journal.open(
                new Journal.Settings(kept, kept.resolve("memory"), DEVICE, BOOT, QUOTA),
                Kept.in(kept),
                time,
                time));
    journal.consent(Consent.TREATMENT, true);
    tell(ENTRIES - 1);
    UplinkSettings settings =
        new UplinkSettings(DEVICE, BOOT, "0.1.0", List.of(broker.uri()), null);
    uplink =
        opened(
            new Uplink(
                settings,
                journal,
                new AskedDevice(DEVICE, time),
                time,
                time,
                new Random(5),
                RealBrokerTest.SHORT,
                new PahoTransport(settings, RealBrokerTest.SHORT)));
    Thread.ofPlatform().name("uplink").start(uplink);
    await(() -> uplink.status().taken() >= Math.max(ENTRIES, waiting().size()));
    stranger = new MqttAsyncClient(broker.uri().toString(), "stranger", new MemoryPersistence());
    open.add(() -> stranger.close(true));
    open.add(() -> stranger.disconnectForcibly(0, 0, false));
    stranger.connect().waitForCompletion(5000);
    written = waiting();
    // Where the disk stalls meanwhile, the journal has noted that too.
    assertThat(written).hasSizeGreaterThanOrEqualTo(ENTRIES);
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
  void anAckForABootThatNeverWasIsCountedAndFreesNothing() throws Exception {
    say(json.write(new Message.Ack(DEVICE, "never", Map.of(Lane.EVENT, 1000L))));

    await(() -> journal.health().strangeAcks() == 1);
    assertThat(waiting()).isEqualTo(written);
    assertThat(uplink.status().stored()).isZero();
    assertThat(uplink.status().refused()).as("it was a message like any other").isZero();
    assertAllTheRestArrives();
    assertThat(journal.health().strangeAcks()).isEqualTo(1);
  }

  @Test
  void anAckOfWhatWasNeverSentIsRefusedAndFreesNothing() throws Exception {
    say(json.write(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, (long) written.size()))));
    say(json.write(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 1_000_000L))));

    await(() -> uplink.status().refused() == 2);
    assertThat(waiting()).isEqualTo(written);
    assertThat(uplink.status().stored()).isZero();
    assertThat(journal.health().strangeAcks()).as("the journal has not heard of them").isZero();
    assertAllTheRestArrives();
  }

  @Test
  void anAckThatIsNoneIsCountedAndFreesNothing() throws Exception {
    say("not json");
    say(json.write(new Message.Ack(OTHER, BOOT, Map.of(Lane.EVENT, 5L))));
    String ack = json.write(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 5L)));
    say(ack.replace("\"up_to\"", "\"upto\""));
    say(ack.replace("\"event\":5", "\"event\":-5"));
    say(ack + " ".repeat(Reception.MOST_BYTES));

    await(() -> uplink.status().refused() == 5);
    assertThat(waiting()).isEqualTo(written);
    assertThat(uplink.status().stored()).isZero();
    assertThat(journal.health().strangeAcks()).as("the journal has not heard of them").isZero();
    assertAllTheRestArrives();
  }

  private void say(String ack) throws MqttException {
    stranger
        .publish(TOPIC, new MqttMessage(ack.getBytes(StandardCharsets.UTF_8), 1, false, null))
        .waitForCompletion(5000);
  }

  /** The clinic hears again: all is stored to the byte, in its order, and then leaves. */
  private void assertAllTheRestArrives() throws Exception {
    tell(ENTRIES);
    List<Entry> all = waiting();
    assertThat(all)
        .hasSizeGreaterThanOrEqualTo(written.size() + ENTRIES)
        .startsWith(written.toArray(Entry[]::new));

    clinic.deaf(false);
    clinic.kill(); // and comes back at once, to a broker that kept everything for it
    await(() -> waiting().isEmpty());

    List<String> stored = clinic.bodies(BOOT, Lane.EVENT);
    assertThat(stored).startsWith(all.stream().map(Entry::body).toArray(String[]::new));
    assertThat(uplink.status().stored()).isEqualTo(stored.size());
    assertThat(uplink.status().connects()).as("over the same connection").isEqualTo(1);
    assertThat(journal.mayBeginTreatment()).isEmpty();
  }

  private void tell(int entries) throws InterruptedException {
    for (int entry = 0; entry < entries; entry++) {
      journal.note(new Notice.ClockCorrected(entry));
    }
    assertThat(journal.awaitWritten(10_000)).isTrue();
  }

  private List<Entry> waiting() {
    return journal.after(Lane.EVENT, 0, 1000).stream().map(Waiting::entry).toList();
  }

  /** The class's time limit ends a wait that is in vain. */
  private static void await(BooleanSupplier reached) throws InterruptedException {
    while (!reached.getAsBoolean()) {
      Thread.sleep(10);
    }
  }
}
