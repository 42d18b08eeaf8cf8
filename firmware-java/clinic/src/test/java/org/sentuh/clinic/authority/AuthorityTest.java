package org.sentuh.clinic.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.telemetry.uplink.Credentials;

/** What an authority writes, read by the JDK and by the uplink's own TLS. */
final class AuthorityTest {

  private static final Instant NOW = Instant.parse("2026-11-25T02:40:00Z");
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  @TempDir private Path folder = Path.of("");

  // Founding.

  @Test
  void anAuthorityIsACertificateForAllToReadAndAKeyForItsOwnerAlone() throws Exception {
    Authority authority = found("Klinik Bunda");

    assertThat(names(home())).containsExactly("authority-key.pem", "authority.pem");
    assertThat(mode(home().resolve("authority.pem"))).isEqualTo("rw-r--r--");
    assertThat(mode(home().resolve("authority-key.pem"))).isEqualTo("rw-------");
    X509Certificate written = read(home().resolve("authority.pem"));
    assertThat(written).isEqualTo(authority.certificate());
    assertThat(written.getSubjectX500Principal().getName())
        .isEqualTo("CN=Klinik Bunda certificate authority");
    assertThat(written.getBasicConstraints()).as("signs holders, no authorities").isZero();
    assertThat(written.getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(written.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(3650)));
    written.verify(written.getPublicKey());
  }

  @Test
  void anAuthorityIsNeverFoundedOverAnother() throws Exception {
    found("Klinik Bunda");
    byte[] key = Files.readAllBytes(home().resolve("authority-key.pem"));
    Files.delete(home().resolve("authority.pem"));

    assertThatThrownBy(() -> found("Klinik Bunda"))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessage(
            home().resolve("authority-key.pem")
                + " exists and is not written over; name another folder, or move it away");
    assertThat(Files.readAllBytes(home().resolve("authority-key.pem"))).isEqualTo(key);
    assertThat(names(home())).containsExactly("authority-key.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a/b", "x\n", "CN=a", "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"})
  void aClinicsNameOfAnotherFormIsRefusedAndNothingIsWritten(String name) {
    assertThatThrownBy(() -> found(name))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining("allowed are 1 to 39 letters")
        .hasMessageContaining("write a shorter name");
    assertThat(home()).doesNotExist();
  }

  @Test
  void anAuthorityThatIsOpenedIsTheOneThatWasFounded() throws Exception {
    Authority founded = found("Klinik Bunda");

    Authority opened = Authority.open(home());

    assertThat(opened.certificate()).isEqualTo(founded.certificate());
    Path file = opened.certify(Holder.device("sentuh-01"), folder.resolve("out"), NOW);
    assertSignedBy(founded, read(file));
  }

  @Test
  void whatIsNoAuthorityIsNotOpened() throws Exception {
    assertThatThrownBy(() -> Authority.open(home()))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("authority.pem is not there; name the folder");

    Authority first = found("Klinik Bunda");
    Authority.found(folder.resolve("second"), "Klinik Ibu", NOW);
    Files.delete(home().resolve("authority.pem"));
    Files.copy(folder.resolve("second/authority.pem"), home().resolve("authority.pem"));
    assertThatThrownBy(() -> Authority.open(home()))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("are no authority together");

    Path device = first.certify(Holder.device("sentuh-01"), folder.resolve("out"), NOW);
    Path pretended = Files.createDirectory(folder.resolve("pretended"));
    Files.copy(device, pretended.resolve("authority.pem"));
    Files.copy(device, pretended.resolve("authority-key.pem"));
    assertThatThrownBy(() -> Authority.open(pretended))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("are no authority together");
  }

  @Test
  void aDamagedAuthorityIsNamedByItsFile() throws Exception {
    found("Klinik Bunda");
    Path key = home().resolve("authority-key.pem");
    for (String damaged :
        List.of(
            "",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\n%%%%\n-----END PRIVATE KEY-----\n",
            Files.readString(key).substring(0, 80))) {
      Files.writeString(key, damaged);
      assertThatThrownBy(() -> Authority.open(home()))
          .as(damaged)
          .isInstanceOf(AuthorityRefused.class)
          .hasMessageContaining("authority-key.pem");
    }
  }

  // Giving.

  @Test
  void aDeviceProvesItselfToTheBrokerAlone() throws Exception {
    Authority authority = found("Klinik Bunda");

    Path file = authority.certify(Holder.device("sentuh-01"), folder.resolve("out"), NOW);

    assertThat(names(folder.resolve("out"))).containsExactly("authority.pem", "sentuh-01.pem");
    assertThat(file).isEqualTo(folder.resolve("out/sentuh-01.pem"));
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("out/authority.pem"))).isEqualTo("rw-r--r--");
    X509Certificate given = read(file);
    assertThat(given.getSubjectX500Principal().getName()).isEqualTo("CN=sentuh-01");
    assertThat(given.getExtendedKeyUsage()).containsExactly(CLIENT);
    assertThat(given.getBasicConstraints()).as("signs nobody").isEqualTo(-1);
    assertThat(given.getSubjectAlternativeNames()).isNull();
    assertThat(given.getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(given.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(730)));
    assertSignedBy(authority, given);
    assertUplinkReads(file);
  }

  @Test
  void aBrokerProvesItselfUnderEachOfItsNames() throws Exception {
    Authority authority = found("Klinik Bunda");

    Path file =
        authority.certify(
            Holder.broker(
                List.of("broker.clinic.example", "localhost", "192.0.2.7", "2001:db8::7")),
            folder.resolve("out"),
            NOW);

    assertThat(file).isEqualTo(folder.resolve("out/broker.clinic.example.pem"));
    X509Certificate given = read(file);
    assertThat(given.getExtendedKeyUsage()).containsExactly(SERVER);
    assertThat(given.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(DNS, "broker.clinic.example"),
            List.of(DNS, "localhost"),
            List.of(ADDRESS, "192.0.2.7"),
            List.of(ADDRESS, "2001:db8:0:0:0:0:0:7"));
    assertSignedBy(authority, given);
    assertUplinkReads(file);
  }

  @Test
  void anIntakeProvesItselfAsAProgramOfTheClinic() throws Exception {
    Path file =
        found("Klinik Bunda").certify(Holder.program("clinic-intake"), folder.resolve("out"), NOW);

    X509Certificate given = read(file);
    assertThat(given.getSubjectX500Principal().getName()).isEqualTo("CN=clinic-intake");
    assertThat(given.getExtendedKeyUsage()).containsExactly(CLIENT);
    assertUplinkReads(file);
  }

  @Test
  void everyCertificateHasAKeyAndANumberOfItsOwn() throws Exception {
    Authority authority = found("Klinik Bunda");
    X509Certificate first = read(authority.certify(Holder.device("a"), folder.resolve("out"), NOW));
    X509Certificate second =
        read(authority.certify(Holder.device("b"), folder.resolve("out"), NOW));

    assertThat(first.getSerialNumber()).isNotEqualTo(second.getSerialNumber()).isPositive();
    assertThat(first.getPublicKey()).isNotEqualTo(second.getPublicKey());
  }

  @Test
  void aCertificateIsNeverWrittenOver() throws Exception {
    Authority authority = found("Klinik Bunda");
    Path file = authority.certify(Holder.device("sentuh-01"), folder.resolve("out"), NOW);
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(
            () -> authority.certify(Holder.device("sentuh-01"), folder.resolve("out"), NOW))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessage(file + " exists and is not written over; name another folder, or move it away");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void theTrustOfAnotherAuthorityIsLeftAloneAndNothingIsWrittenBesideIt() throws Exception {
    Authority authority = found("Klinik Bunda");
    Authority other = Authority.found(folder.resolve("second"), "Klinik Ibu", NOW);
    other.certify(Holder.device("sentuh-01"), folder.resolve("out"), NOW);

    assertThatThrownBy(
            () -> authority.certify(Holder.device("sentuh-02"), folder.resolve("out"), NOW))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("is that of another authority; name another folder");
    assertThat(names(folder.resolve("out"))).containsExactly("authority.pem", "sentuh-01.pem");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
    Authority authority = found("Klinik Bunda");
    Path file = Files.createFile(folder.resolve("a-file"));

    assertThatThrownBy(() -> authority.certify(Holder.device("a"), file.resolve("out"), NOW))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("name a folder that can be written to");
    assertThatThrownBy(() -> Authority.found(file, "Klinik Ibu", NOW))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("name a folder that can be written to");
    assertThatThrownBy(() -> Authority.open(file))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("a-file/authority.pem");
  }

  @Test
  void nothingOutlivesItsAuthority() throws Exception {
    Authority authority = found("Klinik Bunda");
    Instant end = NOW.plus(Duration.ofDays(3650));

    X509Certificate late =
        read(
            authority.certify(
                Holder.device("late"), folder.resolve("out"), end.minus(Duration.ofDays(10))));
    assertThat(late.getNotAfter().toInstant()).isEqualTo(end);
    assertThatThrownBy(() -> authority.certify(Holder.device("dead"), folder.resolve("out"), end))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("this authority ended at " + end + "; found a new one");
  }

  // Names.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                | 1 to 32 of letters, digits and '-'
          sentuh.01                         | 1 to 32 of letters, digits and '-'
          a/b                               | 1 to 32 of letters, digits and '-'
          +                                 | 1 to 32 of letters, digits and '-'
          #                                 | 1 to 32 of letters, digits and '-'
          abcdefghijklmnopqrstuvwxyzabcdefg | 1 to 32 of letters, digits and '-'
          clinic-intake                     | are those of the clinic's own programs
          """)
  void aNameThatNoDeviceMayHaveIsRefused(String name, String why) {
    assertThatThrownBy(() -> Holder.device(name))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining(name)
        .hasMessageContaining(why)
        .hasMessageContaining("choose another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "intake", "clinic-", "clinic-In", "clinic-in.take", "clinic-/"})
  void aNameThatNoProgramMayHaveIsRefused(String name) {
    assertThatThrownBy(() -> Holder.program(name))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining("name it as in clinic-intake");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Broker.example",
        "broker:8883",
        "ssl://broker",
        "*.example",
        "-a",
        "a..b",
        "300.1.1.1",
        "1.2.3",
        "1.2.3.4.",
        ":",
        ":1",
        "1:",
        "1:2",
        "1.2.3.4:5",
        "fe80::1%eth0",
        "::1/64",
        ":::::::::",
        "../broker",
        "broker.\n"
      })
  void aHostOfAnotherFormIsRefused(String host) {
    assertThatThrownBy(() -> Holder.broker(List.of("localhost", host)))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("\"" + host + "\"")
        .hasMessageContaining("without a port");
  }

  @Test
  void aBrokerHasOneHostAtLeastAndSixteenAtMost() throws Exception {
    assertThatThrownBy(() -> Holder.broker(List.of()))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("0 hosts: allowed are 1 to 16");
    List<String> sixteen = Stream.iterate(0, n -> n + 1).limit(16).map(n -> "h" + n).toList();
    assertThat(Holder.broker(sixteen).hosts()).hasSize(16);
    assertThatThrownBy(
            () -> Holder.broker(Stream.concat(sixteen.stream(), Stream.of("more")).toList()))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("17 hosts");
  }

  private Authority found(String clinic) throws IOException, AuthorityRefused {
    return Authority.found(home(), clinic, NOW);
  }

  private Path home() {
    return folder.resolve("home");
  }

  private static void assertSignedBy(Authority authority, X509Certificate given)
      throws GeneralSecurityException {
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(given)), parameters);
  }

  /** Key, certificate and trust, as a device and the intake read them. */
  private static void assertUplinkReads(Path file) throws IOException {
    Path trust = file.resolveSibling(Authority.CERTIFICATE_FILE);
    assertThat(new Credentials(trust, file, null).sockets().getSupportedCipherSuites())
        .contains("TLS_AES_256_GCM_SHA384");
  }

  /** By the JDK alone. */
  private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file);
    String block = text.substring(text.indexOf("-----BEGIN CERTIFICATE-----"));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
