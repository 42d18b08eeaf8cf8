package org.sentuh.clinic.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.telemetry.uplink.ClinicTls;
import org.sentuh.telemetry.uplink.Credentials;

final class AuthorityTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir Path folder;
  private Path home;
  private Authority authority;

  @BeforeEach
  void found() throws Exception {
    home = folder.resolve("authority");
    authority = Authority.found(home, "Klinik Melati 2", NOON);
  }

  @Test
  void itsKeyIsForItsOwnerAloneAndItsCertificateForAll() throws Exception {
    assertThat(modes(home.resolve(Authority.KEY_FILE))).isEqualTo("rw-------");
    assertThat(modes(home.resolve(Authority.CERTIFICATE_FILE))).isEqualTo("rw-r--r--");
    assertThat(authority.certificate().getBasicConstraints()).isZero();
    assertThat(authority.certificate().getSubjectX500Principal().getName())
        .isEqualTo("CN=Klinik Melati 2 certificate authority");
  }

  @Test
  void aDeviceGetsItsNameAndAClientsPurposeForTwoYears() throws Exception {
    Path file = authority.certify(Holder.device("sentuh-07"), folder.resolve("d"), NOON);
    X509Certificate given = PemFile.certificate(file);

    given.verify(authority.certificate().getPublicKey());
    assertThat(file.getFileName()).hasToString("sentuh-07.pem");
    assertThat(modes(file)).isEqualTo("rw-------");
    assertThat(given.getSubjectX500Principal().getName()).isEqualTo("CN=sentuh-07");
    assertThat(given.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(given.getBasicConstraints()).isEqualTo(-1);
    assertThat(given.getNotBefore().toInstant()).isEqualTo(NOON.minus(Duration.ofHours(1)));
    assertThat(given.getNotAfter().toInstant()).isEqualTo(NOON.plus(Duration.ofDays(730)));
    assertThat(folder.resolve("d/authority.pem"))
        .hasSameBinaryContentAs(home.resolve("authority.pem"));
    assertThat(ClinicTls.context(new Credentials(folder.resolve("d/authority.pem"), file, null)))
        .isNotNull();
  }

  @Test
  void aBrokerGetsEveryNameUnderWhichItIsReached() throws Exception {
    Path file =
        authority.certify(
            Holder.broker(List.of("broker.clinic.example", "192.0.2.7")),
            folder.resolve("b"),
            NOON);
    X509Certificate given = PemFile.certificate(file);

    assertThat(given.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(given.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "broker.clinic.example"), List.of(7, "192.0.2.7"));
  }

  @Test
  void nothingIsWrittenOver() throws Exception {
    byte[] before = Files.readAllBytes(home.resolve(Authority.KEY_FILE));
    authority.certify(Holder.device("sentuh-07"), folder.resolve("d"), NOON);

    assertThatThrownBy(() -> Authority.found(home, "Another", NOON))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("not written over");
    assertThatThrownBy(
            () -> authority.certify(Holder.device("sentuh-07"), folder.resolve("d"), NOON))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("not written over");
    assertThat(home.resolve(Authority.KEY_FILE)).hasBinaryContent(before);
  }

  @Test
  void whatIsOpenedIsWhatWasFounded() throws Exception {
    assertThat(Authority.open(home).certificate()).isEqualTo(authority.certificate());
  }

  @Test
  void aKeyOfAnotherAuthorityIsNoAuthority() throws Exception {
    Path other = folder.resolve("other");
    Authority.found(other, "Other", NOON);
    Files.delete(home.resolve(Authority.KEY_FILE));
    Files.copy(other.resolve(Authority.KEY_FILE), home.resolve(Authority.KEY_FILE));

    assertThatThrownBy(() -> Authority.open(home)).hasMessageContaining("no authority together");
  }

  @Test
  void twoAuthoritiesDoNotMixInAFolder() throws Exception {
    Authority other = Authority.found(folder.resolve("other"), "Other", NOON);
    authority.certify(Holder.device("sentuh-07"), folder.resolve("d"), NOON);

    assertThatThrownBy(() -> other.certify(Holder.device("sentuh-08"), folder.resolve("d"), NOON))
        .hasMessageContaining("another authority");
  }

  @Test
  void anAuthorityThatHasEndedGivesNothing() {
    Instant later = NOON.plus(Duration.ofDays(3651));

    assertThatThrownBy(() -> authority.certify(Holder.device("a"), folder.resolve("d"), later))
        .hasMessageContaining("found a new one");
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clinic-intake", "a/b", "", "a b", "#", "+"})
  void aNameThatIsNoDevicesIsRefused(String name) {
    assertThatThrownBy(() -> Holder.device(name))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("choose another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "clinic-", "clinic-In", "clinic-a b"})
  void aNameThatIsNoProgramsIsRefused(String name) {
    assertThatThrownBy(() -> Holder.program(name)).hasMessageContaining("clinic-intake");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker:8883", "ssl://broker", "a..b", "-a", "*.example", "1"})
  void aHostOfAnotherFormIsRefused(String host) {
    assertThatThrownBy(() -> Holder.broker(List.of(host))).hasMessageContaining("without a port");
  }

  private static String modes(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
