package org.sentuh.clinic.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.CertifiedDevice;
import org.sentuh.clinic.ClinicBroker;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.SpokenMqtt;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.CommandSeen;
import org.sentuh.clinic.intake.CommandWay;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeRefused;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * What a clinic runs: the shipped broker configuration in a real mosquitto, certificates of the
 * authority, the real intake and archive, and a good device that goes on whatever else happens.
 */
@Timeout(120)
final class ClinicBrokerTest {

  private static final String GOOD = "sentuh-01";
  private static final String OTHER = "sentuh-02";
  private static final int REFUSED = 135;
  private static final Wall.Clock CLOCK = () -> new Wall(Instant.now(), Wall.Quality.TRUSTED);

  private final Instant now = Instant.now();
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path folder = Path.of("");
  private Authority authority;
  private ClinicBroker broker;
  private Archive archive;
  private CertifiedDevice good;

  @SuppressWarnings("NullAway.Init") // everything is opened before each test
  ClinicBrokerTest() {}

  @BeforeEach
  void open() throws Exception {
    authority = Authority.found(folder.resolve("authority"), "Test clinic", now);
    broker = opened(broker(authority, Holder.broker(List.of("localhost"))).start());
    archive = opened(Archive.open(Database.SQLITE.fresh()));
    Intake intake = opened(intake(given(Holder.program("clinic-intake"))));
    until(intake::isListening);
    good = device(GOOD, broker.forDevices(), given(Holder.device(GOOD)));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  // The plain way.

  @Test
  void aDevicesEntriesReachTheArchiveToTheByteOverTls() throws Exception {
    good.write(200);

    until(() -> good.waiting().isEmpty());
    assertStored(good);
    assertThat(good.status().confirmed()).isTrue();
    assertThat(good.status().trouble()).isEmpty();
  }

  @Test
  void theDeskOffersAPrescriptionAndAsksTheDeviceToStop() throws Exception {
    until(() -> good.status().confirmed());
    try (SpokenMqtt desk = clinic("clinic-desk")) {
      int offered =
          desk.say(
              Channel.PRESCRIPTION_DESIRED.topic(good.id()),
              new WireJson().write(new Message.Desired(good.id(), 3, "document", "signature")),
              true);
      int asked =
          desk.say(
              Channel.COMMAND.topic(good.id(), "c1"),
              new WireJson()
                  .write(
                      new Message.RemoteCommand(
                          good.id(), "c1", Message.Request.STOP, now, now.plusSeconds(30))),
              false);

      assertThat(List.of(offered, asked)).containsOnly(0);
      until(() -> good.prescriptions().size() == 1 && good.commands().size() == 1);
    }
  }

  @Test
  void whatTheDeskAsksGoesItsOwnWayToTheDeviceAndTheAnswerIsKept() throws Exception {
    until(() -> good.status().confirmed());
    archive.register(good.id(), now);
    Message.RemoteCommand stop =
        new Message.RemoteCommand(good.id(), "c2", Message.Request.STOP, now, now.plusSeconds(30));
    Message.RemoteCommand late =
        new Message.RemoteCommand(
            good.id(), "c3", Message.Request.STOP, now.minusSeconds(60), now.minusSeconds(30));
    for (Message.RemoteCommand asked : List.of(late, stop)) {
      AuditLine line = new AuditLine(now, "TK-1", "", "device.ask", good.id().value(), "stop");
      assertThat(archive.ask(asked, line)).isTrue();
    }
    IntakeSettings desk =
        IntakeSettings.of(
            broker.forClinic().toString(), given(Holder.program("clinic-desk")), "desk");

    try (CommandWay _ = CommandWay.start(desk, archive, CLOCK)) {
      until(() -> state(stop) == CommandSeen.State.DONE);
    }
    assertThat(good.commands()).extracting(Message.RemoteCommand::id).containsExactly("c2");
    assertThat(state(late)).isEqualTo(CommandSeen.State.EXPIRED);
  }

  private CommandSeen.State state(Message.RemoteCommand command) throws Exception {
    return archive.commands(good.id(), CLOCK.now().at(), 10).stream()
        .filter(seen -> seen.command().id().equals(command.id()))
        .findFirst()
        .orElseThrow()
        .state();
  }

  // The access list.

  @Test
  void aDeviceSaysNothingUnderAnotherNameAndTheOtherGoesOn() throws Exception {
    try (SpokenMqtt liar = client(OTHER)) {
      for (Channel channel : Channel.values()) {
        assertThat(liar.say(topic(channel, GOOD), "{}", channel.retained()))
            .as(channel + " of another device")
            .isEqualTo(REFUSED);
        assertThat(liar.say(topic(channel, OTHER), "{}", false))
            .as(channel + " of its own")
            .isEqualTo(channel.fromDevice() ? 0 : REFUSED);
      }
      assertThat(liar.say("sentuh/v1/s00", "{}", false)).isEqualTo(REFUSED);
      assertThat(liar.say("anything", "{}", false)).isEqualTo(REFUSED);
    }

    assertGoodGoesOn();
    assertThat(archive.quarantine(100))
        .allSatisfy(kept -> assertThat(kept.topic()).contains(OTHER));
  }

  @Test
  void aDeviceHearsItsOwnAckPrescriptionAndCommandsAndNothingElse() throws Exception {
    try (SpokenMqtt curious = client(OTHER);
        SpokenMqtt desk = clinic("clinic-desk");
        SpokenMqtt intake = clinic("clinic-intake")) {
      assertThat(curious.listen("#")).isTrue();
      assertThat(curious.listen("sentuh/v1/+/" + GOOD + "/ack")).isTrue();
      for (String device : List.of(GOOD, OTHER)) {
        intake.say(topic(Channel.ACK, device), "", false);
        desk.say(topic(Channel.PRESCRIPTION_DESIRED, device), "", false);
        desk.say(topic(Channel.COMMAND, device), "{}", false);
      }
      good.write(20);
      until(() -> good.waiting().isEmpty());
      until(() -> curious.heard().size() >= 3);
      intake.say(topic(Channel.ACK, OTHER), "", false);
      until(() -> curious.heard().size() >= 4);

      assertThat(curious.heard())
          .containsOnly(
              topic(Channel.ACK, OTHER),
              topic(Channel.PRESCRIPTION_DESIRED, OTHER),
              topic(Channel.COMMAND, OTHER));
    }
  }

  @Test
  void neitherTheIntakeNorTheDeskMaySpeakAsADeviceOrStartAnythingThatIsNotTheirs()
      throws Exception {
    try (SpokenMqtt desk = clinic("clinic-desk");
        SpokenMqtt intake = clinic("clinic-intake")) {
      assertThat(desk.say(topic(Channel.EVENT, GOOD), "{}", false)).isEqualTo(REFUSED);
      assertThat(desk.say(topic(Channel.ACK, GOOD), "{}", false)).isEqualTo(REFUSED);
      assertThat(intake.say(topic(Channel.EVENT, GOOD), "{}", false)).isEqualTo(REFUSED);
      assertThat(intake.say(topic(Channel.COMMAND, GOOD), "{}", false)).isEqualTo(REFUSED);
    }
  }

  @Test
  void aLostDeviceIsShutOutByTwoLinesAndAReload() throws Exception {
    CertifiedDevice lost = device(OTHER, broker.forDevices(), given(Holder.device(OTHER)));
    until(() -> lost.status().confirmed());

    String list = Files.readString(broker.acl());
    assertThat(list).contains("#user sentuh-07\n#topic deny #\n");
    Files.writeString(
        broker.acl(),
        list.replace("#user sentuh-07\n#topic deny #\n", "user " + OTHER + "\ntopic deny #\n"));
    broker.reload();
    lost.write(10);

    until(() -> lost.status().trouble().contains("(135)"));
    assertThat(lost.status().trouble()).contains("access list").contains(OTHER);
    assertThat(lost.waiting()).hasSize(10);
    assertGoodGoesOn();
  }

  // Names.

  @Test
  void aDeviceWhoseNameIsNotItsCertificatesIsRefusedAndKeepsItsEntries() throws Exception {
    CertifiedDevice misnamed =
        device(OTHER, broker.forDevices(), given(Holder.device("sentuh-03")));
    misnamed.write(10);

    until(() -> misnamed.status().trouble().contains("(135)"));
    assertThat(misnamed.status().trouble())
        .contains("certificate")
        .contains("look at")
        .contains("access list");
    assertThat(misnamed.waiting()).hasSize(10);
    assertGoodGoesOn();
  }

  /** Not even its connection: the broker knows a device by its certificate alone. */
  @Test
  void aDeviceThatSaysItIsAnotherDoesNotThrowTheOtherOut() throws Exception {
    until(() -> good.status().confirmed());
    long connects = good.status().connects();
    try (SpokenMqtt liar = new SpokenMqtt(broker.forDevices(), given(Holder.device(OTHER)), GOOD)) {
      assertThat(liar.isConnected()).isTrue();
      assertGoodGoesOn();
    }
    assertThat(good.status().connects()).isEqualTo(connects);
  }

  @Test
  void aBrokerUnderAnotherHostNameIsNotBelieved() throws Exception {
    URI byAddress = URI.create(broker.forDevices().toString().replace("localhost", "127.0.0.1"));

    CertifiedDevice device = device(OTHER, byAddress, given(Holder.device(OTHER)));

    assertKept(device, "the broker's certificate is for another name; name the broker as in its");
  }

  @Test
  void anIntakeBelievesABrokerUnderItsNameAlone() throws Exception {
    URI byAddress = URI.create(broker.forClinic().toString().replace("localhost", "127.0.0.1"));

    assertThatThrownBy(() ->
            Intake.start(
                IntakeSettings.of(
                    byAddress.toString(), given(Holder.program("clinic-intake")), "two"),
                archive,
                CLOCK))
        .isInstanceOf(IntakeRefused.class)
        .hasMessageContaining("the broker's certificate is for another name");
  }

  @Test
  void anIntakeWithTheCertificateOfADeviceIsToldWhatItMayNot() {
    assertThatThrownBy(() -> intake(given(Holder.device(OTHER))))
        .isInstanceOf(IntakeRefused.class)
        .hasMessageContaining("refuses an ack of this intake with reason 135")
        .hasMessageContaining("access list");
  }

  // Certificates.

  @Test
  void aDeviceWithAnExpiredCertificateIsToldAndKeepsItsEntries() throws Exception {
    Credentials expired = given(authority, Holder.device(OTHER), now.minus(Duration.ofDays(731)));

    CertifiedDevice device = device(OTHER, broker.forDevices(), expired);

    assertKept(
        device, "the broker refuses this certificate as expired; have a new certificate made");
  }

  @Test
  void aDeviceIsHeardAsSoonAsItsRenewedCertificateLiesInPlace() throws Exception {
    Credentials expired = given(authority, Holder.device(OTHER), now.minus(Duration.ofDays(731)));
    CertifiedDevice device = device(OTHER, broker.forDevices(), expired);
    assertKept(device, "expired");

    Files.copy(
        given(Holder.device(OTHER)).identity(),
        expired.identity(),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    until(() -> device.waiting().isEmpty());
    assertStored(device);
  }

  @Test
  void aDeviceOfAnotherAuthorityIsToldAndKeepsItsEntries() throws Exception {
    Credentials foreign = given(foreign(), Holder.device(OTHER), now);
    Credentials pretended =
        new Credentials(given(Holder.device(OTHER)).trust(), foreign.identity(), null);

    CertifiedDevice device = device(OTHER, broker.forDevices(), pretended);

    assertKept(device, "for another authority has given it; have one made by the authority");
  }

  @Test
  void aCertificateOfABrokerIsNoneOfADevice() throws Exception {
    CertifiedDevice device =
        device(OTHER, broker.forDevices(), given(Holder.broker(List.of(OTHER))));

    assertKept(device, "as one of another kind; have one made for this very purpose");
  }

  @Test
  void aBrokerOfAnotherAuthorityIsNotBelieved() throws Exception {
    ClinicBroker stranger = opened(broker(foreign(), Holder.broker(List.of("localhost"))).start());

    CertifiedDevice device = device(OTHER, stranger.forDevices(), given(Holder.device(OTHER)));

    assertKept(device, "is not of the authority that is trusted here; compare");
    assertThatThrownBy(() ->
            Intake.start(
                IntakeSettings.of(
                    stranger.forClinic().toString(), given(Holder.program("clinic-intake")), "two"),
                archive,
                CLOCK))
        .isInstanceOf(IntakeRefused.class)
        .hasMessageContaining("is not of the authority that is trusted here");
  }

  @Test
  void aBrokerWhoseCertificateHasExpiredIsNotBelieved() throws Exception {
    Credentials expired =
        given(authority, Holder.broker(List.of("localhost")), now.minus(Duration.ofDays(731)));
    ClinicBroker stale =
        opened(new ClinicBroker(fresh(), expired.trust(), expired.identity()).start());

    CertifiedDevice device = device(OTHER, stale.forDevices(), given(Holder.device(OTHER)));

    assertKept(device, "the broker's certificate has expired; look at this machine's clock");
  }

  /** As with a clock that lost its time: the certificate there is, but not today. */
  @Test
  void certificatesOfTomorrowAreRefusedOnBothSidesWithAWordAboutClocks() throws Exception {
    Instant tomorrow = now.plus(Duration.ofDays(1));
    Credentials early = given(authority, Holder.broker(List.of("localhost")), tomorrow);
    ClinicBroker ahead = opened(new ClinicBroker(fresh(), early.trust(), early.identity()).start());

    assertKept(
        device(OTHER, broker.forDevices(), given(authority, Holder.device(OTHER), tomorrow)),
        "as broken or not yet valid; look at the broker's clock");
    assertKept(
        device("sentuh-03", ahead.forDevices(), given(Holder.device("sentuh-03"))),
        "the broker's certificate is not valid yet; look at this machine's clock");
  }

  @Test
  void aDeviceThatPretendsToBeTheBrokerIsNotBelieved() throws Exception {
    Credentials device = given(Holder.device("localhost"));
    ClinicBroker pretended =
        opened(new ClinicBroker(fresh(), device.trust(), device.identity()).start());

    assertKept(
        device(OTHER, pretended.forDevices(), given(Holder.device(OTHER))),
        "has a certificate that is not a broker's; look who listens there");
  }

  @Test
  void anIntakeWithAnExpiredCertificateIsTold() throws Exception {
    Credentials expired =
        given(authority, Holder.program("clinic-intake"), now.minus(Duration.ofDays(731)));

    assertThatThrownBy(() -> intake(expired))
        .isInstanceOf(IntakeRefused.class)
        .hasMessageContaining("the broker refuses this certificate as expired; have a new");
  }

  @Test
  void aMissingCertificateFileIsNamedToTheDeviceAndToTheIntake() throws Exception {
    Credentials missing =
        new Credentials(given(Holder.device(OTHER)).trust(), folder.resolve("nowhere.pem"), null);

    assertKept(
        device(OTHER, broker.forDevices(), missing), "nowhere.pem is not there; put it there");
    assertThatThrownBy(() -> intake(missing))
        .isInstanceOf(IntakeRefused.class)
        .hasMessageContaining("nowhere.pem is not there");
  }

  // TLS.

  enum Door {
    DEVICES,
    CLINIC
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void plainTextIsRefused(Door door) throws IOException {
    try (Socket socket = new Socket("localhost", uri(door).getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(CONNECT);
      out.flush();
      assertThat(answer(socket.getInputStream())).isNotEqualTo(CONNACK);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void anOlderTlsIsRefused(Door door) throws Exception {
    try (SSLSocket socket = withoutCertificate(uri(door))) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(socket::startHandshake)
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("protocol_version");
    }
  }

  /** The handshake of TLS 1.3 ends on this side before the broker has looked at the certificate. */
  @ParameterizedTest
  @EnumSource(Door.class)
  void whoeverHasNoCertificateIsRefused(Door door) throws Exception {
    try (SSLSocket socket = withoutCertificate(uri(door))) {
      socket.setEnabledProtocols(new String[] {"TLSv1.3"});
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                socket.getInputStream().read();
              })
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("certificate_required");
    }
  }

  /** MQTT 5: name, version, clean start, 60 s, no properties, an empty client id. */
  private static final byte[] CONNECT = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0, 0, 0};

  private static final int CONNACK = 0x20;

  private static int answer(InputStream in) {
    try {
      return in.read();
    } catch (IOException reset) {
      return -1;
    }
  }

  private SSLSocket withoutCertificate(URI where) throws Exception {
    java.security.KeyStore trust = java.security.KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("authority", authority.certificate());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", where.getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private URI uri(Door door) {
    return door == Door.DEVICES ? broker.forDevices() : broker.forClinic();
  }

  // Who is there.

  private void assertKept(CertifiedDevice device, String trouble) throws Exception {
    device.write(10);
    until(() -> !device.status().trouble().isEmpty());
    assertThat(device.status().trouble()).contains(trouble);
    assertThat(device.status().phase()).isNotEqualTo(UplinkStatus.Phase.ONLINE);
    assertThat(device.waiting()).hasSize(10);
    assertGoodGoesOn();
  }

  private void assertGoodGoesOn() throws Exception {
    good.write(50);
    until(() -> good.waiting().isEmpty());
    assertStored(good);
  }

  private void assertStored(CertifiedDevice device) throws ArchiveUnavailable {
    assertThat(archive.entries(device.id(), device.boot(), Lane.WELLBEING, 0, 100_000))
        .isEqualTo(device.written());
    assertThat(archive.gaps(device.id())).isEmpty();
  }

  private static String topic(Channel channel, String device) {
    DeviceId id = new DeviceId(device);
    return channel.hasCommands() ? channel.topic(id, "c1") : channel.topic(id);
  }

  private SpokenMqtt client(String device) throws Exception {
    return new SpokenMqtt(broker.forDevices(), given(Holder.device(device)), device);
  }

  private SpokenMqtt clinic(String program) throws Exception {
    return new SpokenMqtt(
        broker.forClinic(), given(Holder.program(program)), "a-connection-of-" + program);
  }

  private CertifiedDevice device(String name, URI where, Credentials credentials)
      throws IOException {
    return opened(new CertifiedDevice(fresh(), name, where, credentials));
  }

  private Intake intake(Credentials credentials) throws Exception {
    return Intake.start(
        IntakeSettings.of(broker.forClinic().toString(), credentials, "one"), archive, CLOCK);
  }

  private ClinicBroker broker(Authority of, Holder holder) throws Exception {
    Credentials credentials = given(of, holder, now);
    return new ClinicBroker(fresh(), credentials.trust(), credentials.identity());
  }

  private Authority foreign() throws Exception {
    return Authority.found(fresh(), "Another clinic", now);
  }

  private Credentials given(Holder holder) throws Exception {
    return given(authority, holder, now);
  }

  private Credentials given(Authority by, Holder holder, Instant when) throws Exception {
    Path file = by.certify(holder, fresh(), when);
    return new Credentials(file.resolveSibling(Authority.CERTIFICATE_FILE), file, null);
  }

  private Path fresh() throws IOException {
    return Files.createTempDirectory(folder, "f");
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  /** Waits until something holds; the class's time limit ends a wait that is in vain. */
  private static void until(Callable<Boolean> holds) throws Exception {
    while (!holds.call()) {
      Thread.sleep(20);
    }
  }
}
