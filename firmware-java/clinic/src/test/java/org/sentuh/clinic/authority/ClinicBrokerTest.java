package org.sentuh.clinic.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.uplink.ClinicTls;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.uplink.Downlink;
import org.sentuh.telemetry.uplink.Uplink;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** The very file that a clinic's broker runs with, certificates as a clinic makes them. */
final class ClinicBrokerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final DeviceId GOOD = new DeviceId("sentuh-01");
  private static final Wall.Clock WALL = () -> new Wall(Instant.now(), Wall.Quality.TRUSTED);

  @TempDir Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Authority authority;
  private ClinicBroker broker;
  private Archive archive;
  private Device good;

  @BeforeEach
  void openTheClinic() throws Exception {
    authority = Authority.found(folder.resolve("authority"), "Klinik Melati", Instant.now());
    broker = opened(ClinicBroker.start(folder.resolve("broker"), authority, List.of("localhost")));
    archive = opened(Archive.open("jdbc:sqlite:" + folder.resolve("archive.db")));
    SSLContext tls = ClinicTls.context(given(authority, Holder.program("clinic-intake")));
    IntakeSettings settings = IntakeSettings.of(broker.uri("localhost"), "one").over(tls);
    opened(Intake.start(settings, archive, WALL));
    good = opened(new Device(GOOD, given(authority, Holder.device("sentuh-01")), broker));
    goodIsHeard();
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void aDeviceSpeaksUnderItsOwnNameAndNoOther() throws Exception {
    MqttAsyncClient other = client(given(authority, Holder.device("sentuh-02")), "sentuh-02");
    Message.Status lie = new Message.Status(GOOD, false, "b0", WALL.now(), "death", "x", Set.of());
    byte[] line = new WireJson().write(lie).getBytes(StandardCharsets.UTF_8);

    IMqttToken answer =
        other.publish(Channel.STATUS.topic(GOOD), new MqttMessage(line, 1, true, null));
    answer.waitForCompletion(5_000);
    assertThat(answer.getReasonCodes()).as("not authorised").containsExactly(135);

    goodIsHeard();
    assertThat(archive.devices())
        .filteredOn(device -> device.device().equals(GOOD))
        .allSatisfy(device -> assertThat(device.deaths()).isZero());
    assertThat(archive.quarantineCounts()).isEmpty();
  }

  @Test
  void aDeviceHearsNobodyElsesAcksAndPrescriptions() throws Exception {
    ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    MqttAsyncClient other = client(given(authority, Holder.device("sentuh-02")), "sentuh-02");
    other.setCallback(new Listening(heard));
    other.subscribe("sentuh/v1/#", 1).waitForCompletion(5_000);

    goodIsHeard();
    goodIsHeard();
    assertThat(heard).isEmpty();
  }

  @Test
  void anExpiredCertificateIsRefusedAndItsDeviceKeepsEverything() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofDays(1000));
    Authority old = Authority.found(folder.resolve("old"), "Klinik Melati", longAgo);
    ClinicBroker believes =
        opened(ClinicBroker.start(folder.resolve("believes"), old, List.of("localhost")));
    // The broker's own certificate of that time has ended too: the device refuses the broker.
    refused(new DeviceId("sentuh-03"), certified(old, "sentuh-03", longAgo), believes, "expired");
    // And a broker that is up to date refuses the device.
    Path folderOfOld = folder.resolve("expired-device");
    authority.certify(Holder.device("sentuh-04"), folderOfOld, longAgo);
    refused(
        new DeviceId("sentuh-04"),
        new Credentials(
            folderOfOld.resolve("authority.pem"), folderOfOld.resolve("sentuh-04.pem"), null),
        broker,
        "certificate");
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsRefusedAndItsDeviceKeepsEverything() throws Exception {
    Authority stranger = Authority.found(folder.resolve("stranger"), "Stranger", Instant.now());
    Path strangers = folder.resolve("strangers");
    stranger.certify(Holder.device("sentuh-05"), strangers, Instant.now());
    Credentials mixed =
        new Credentials(
            folder.resolve("authority/authority.pem"), strangers.resolve("sentuh-05.pem"), null);

    refused(new DeviceId("sentuh-05"), mixed, broker, "certificate");
  }

  @Test
  void aBrokerOfAnotherNameIsNotSpokenTo() throws Exception {
    ClinicBroker elsewhere =
        opened(
            ClinicBroker.start(folder.resolve("elsewhere"), authority, List.of("other.example")));

    refused(
        new DeviceId("sentuh-06"),
        given(authority, Holder.device("sentuh-06")),
        elsewhere,
        "localhost");
  }

  @Test
  void aDeviceWithTheCertificateOfAnotherIsNotAllowedToSpeakAndKeepsEverything() throws Exception {
    refused(
        new DeviceId("sentuh-07"), given(authority, Holder.device("sentuh-08")), broker, "access");
  }

  @Test
  void withoutACertificateInPlainTextOrInAnOlderTlsNobodyIsLetIn() throws Exception {
    SSLContext tls = ClinicTls.context(given(authority, Holder.device("sentuh-09")));
    assertThatThrownBy(() -> shakeHands(tls.getSocketFactory(), "TLSv1.2"))
        .isInstanceOf(IOException.class);
    MqttAsyncClient plain = unconnected(broker.uri("localhost").replace("ssl:", "tcp:"), "x");
    assertThatThrownBy(() -> plain.connect().waitForCompletion(5_000))
        .isInstanceOf(MqttException.class);
    SSLContext nobody = SSLContext.getInstance("TLSv1.3");
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("a", authority.certificate());
    trust.init(store);
    nobody.init(null, trust.getTrustManagers(), null);
    MqttAsyncClient nameless = unconnected(broker.uri("localhost"), "y");
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(nobody.getSocketFactory());
    assertThatThrownBy(() -> nameless.connect(options).waitForCompletion(5_000))
        .isInstanceOf(MqttException.class);

    goodIsHeard();
  }

  private void shakeHands(SSLSocketFactory sockets, String version) throws IOException {
    URI address = URI.create(broker.uri("localhost"));
    try (SSLSocket socket =
        (SSLSocket) sockets.createSocket(address.getHost(), address.getPort())) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
    }
  }

  /** It is told why in words, keeps what it has, and nobody else suffers. */
  private void refused(DeviceId id, Credentials credentials, ClinicBroker at, String named)
      throws Exception {
    Device device = opened(new Device(id, credentials, at));
    until(() -> !device.uplink.status().trouble().isEmpty());

    UplinkStatus status = device.uplink.status();
    assertThat(status.trouble()).containsIgnoringCase(named);
    assertThat(status.confirmed()).isFalse();
    assertThat(status.stored()).isZero();
    assertThat(device.journal.awaitWritten(5_000)).isTrue();
    assertThat(device.journal.health().waiting().get(Lane.EVENT)).isPositive();
    assertThat(archive.boots(id)).isEmpty();
    goodIsHeard();
  }

  private void goodIsHeard() throws Exception {
    good.journal.note(new Notice.ClockCorrected(1));
    assertThat(good.journal.awaitWritten(5_000)).isTrue();
    until(() -> good.journal.spans().isEmpty());
    assertThat(archive.gaps(GOOD)).isEmpty();
  }

  private Credentials given(Authority by, Holder holder) throws Exception {
    Path own = folder.resolve("of-" + holder.name());
    return new Credentials(
        own.resolve(Authority.CERTIFICATE_FILE), by.certify(holder, own, Instant.now()), null);
  }

  private Credentials certified(Authority by, String device, Instant when) throws Exception {
    Path own = folder.resolve("of-" + device);
    return new Credentials(
        own.resolve(Authority.CERTIFICATE_FILE),
        by.certify(Holder.device(device), own, when),
        null);
  }

  private MqttAsyncClient client(Credentials credentials, String id) throws Exception {
    MqttAsyncClient client = unconnected(broker.uri("localhost"), id);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(ClinicTls.context(credentials).getSocketFactory());
    client.connect(options).waitForCompletion(5_000);
    return client;
  }

  private MqttAsyncClient unconnected(String uri, String id) throws MqttException {
    MqttAsyncClient client = new MqttAsyncClient(uri, id, new MemoryPersistence());
    open.push(() -> {
      client.disconnectForcibly(0, 500, false);
      client.close(true);
    });
    return client;
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.push(one);
    return one;
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }

  /** A device's own journal and uplink. */
  private final class Device implements AutoCloseable, Downlink {
    final Journal journal;
    final Uplink uplink;
    private final DeviceId id;

    Device(DeviceId id, Credentials credentials, ClinicBroker at) {
      this.id = id;
      Path own = folder.resolve("journal-" + id);
      Clock clock = new RealClock();
      journal =
          Journal.open(new Journal.Settings(own, id, "b1", 8 << 20), Kept.in(own), clock, WALL);
      journal.consent(Consent.TREATMENT, true);
      uplink =
          new Uplink(
              new UplinkSettings(
                  id, "b1", "test", List.of(URI.create(at.uri("localhost"))), credentials),
              journal,
              this,
              clock,
              WALL,
              new Random(1));
      Thread.ofPlatform().daemon().start(uplink);
    }

    @Override
    public Message.CommandReply obey(Message.RemoteCommand command) {
      throw new AssertionError("nobody commands here");
    }

    @Override
    public Message.Reported offer(Message.Desired desired) {
      throw new AssertionError("nobody prescribes here");
    }

    @Override
    public int prescriptionRevision() {
      return 0;
    }

    @Override
    public Message.Health health() {
      return new Message.Health(id, "b1", WALL.now(), Map.of(), 0, 0, 0, 0, 0, false);
    }

    @Override
    public void close() {
      uplink.close();
      journal.close();
    }
  }

  private static final class RealClock implements Clock {
    @Override
    public long nowNs() {
      return System.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new AssertionError("nobody sleeps here");
    }
  }
}
