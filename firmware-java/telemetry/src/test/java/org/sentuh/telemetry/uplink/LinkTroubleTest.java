package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which broker and certificate do not get on, in words with the next action. */
final class LinkTroubleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          certificate_expired     | as expired; have a new certificate made
          unknown_ca              | another authority has given it; have one made by the authority
          certificate_unknown     | refuses this certificate; have a new certificate made
          bad_certificate         | broken or not yet valid; look at the broker's clock
          certificate_revoked     | as revoked; have a new certificate made
          unsupported_certificate | of another kind; have one made for this very purpose
          certificate_required    | asks for a certificate; name the file of one
          decrypt_error           | signature is not the authority's; have one made by the authority
          protocol_version        | does not speak TLS 1.3; set tls_version tlsv1.3 there
          handshake_failure       | does not agree to TLS 1.3; set tls_version tlsv1.3 there
          """)
  void theBrokersAlertSaysWhatIsWrongWithTheCertificateHere(String alert, String words) {
    SSLHandshakeException received =
        new SSLHandshakeException("(" + alert + ") Received fatal alert: " + alert);

    LinkTrouble trouble = LinkTrouble.of(new MqttException(received));

    assertThat(trouble.words()).contains(words).contains(alert).doesNotContain("Untranslated");
    assertThat(trouble.isRefusal()).isTrue();
  }

  @Test
  void aBrokersCertificateThatIsNotBelievedSaysWhyAndWhatToLookAt() {
    assertBroker(
        new CertificateExpiredException("NotAfter"), "has expired; look at this machine's");
    assertBroker(
        new CertificateNotYetValidException("NotBefore"), "is not valid yet; look at this");
    assertBroker(
        new CertPathValidatorException("no trust anchor"), "not of the authority that is trusted");
    assertBroker(
        new CertificateException("No name matching broker found"),
        "for another name; name the broker as in its certificate");
    assertBroker(
        new CertificateException("Extended key usage does not permit use for TLS server"),
        "not a broker's; look who listens there");
  }

  private static void assertBroker(Exception cause, String words) {
    SSLHandshakeException failed = new SSLHandshakeException("the handshake failed");
    failed.initCause(new CertificateException("not believed", cause));
    LinkTrouble trouble = LinkTrouble.of(new MqttException(failed));
    assertThat(trouble.words()).contains(words).contains(cause.getMessage());
    assertThat(trouble.isRefusal()).isTrue();
  }

  @Test
  void aBrokerThatDoesNotLetACertificateInIsARefusal() {
    LinkTrouble trouble = LinkTrouble.of(new MqttException(0x87));

    assertThat(trouble.words()).contains("(135); look at its name").contains("access list");
    assertThat(trouble.isRefusal()).isTrue();
  }

  @Test
  void aFileThatCannotBeUsedIsARefusalInItsOwnWords() {
    LinkTrouble trouble =
        LinkTrouble.of(
            new MqttException(
                new CredentialsRefused(Path.of("key.pem"), "is not there", "put it there")));

    assertThat(trouble).isEqualTo(new LinkTrouble("key.pem is not there; put it there", true));
  }

  @Test
  void aBrokerThatIsAwayMayComeBackByItself() {
    assertThat(LinkTrouble.of(new MqttException(new ConnectException("Connection refused"))))
        .isEqualTo(new LinkTrouble("Connection refused", false));
    assertThat(LinkTrouble.of(new MqttException(32109, new EOFException())))
        .isEqualTo(
            new LinkTrouble(
                "the connection was cut; if that goes on, look at the broker's log"
                    + " (Connection lost: EOFException)",
                false));
  }

  /** Nobody listens on port 9 of this machine: had it been asked, that would be the answer. */
  @Test
  void onlyACutConnectionOverTlsIsAskedAbout() {
    URI nobody = URI.create("ssl://127.0.0.1:9");
    Credentials none = new Credentials(Path.of("a.pem"), Path.of("b.pem"), null);
    IOException cut = new SocketException("Broken pipe");
    IOException away = new ConnectException("Connection refused");

    assertThat(LinkTrouble.beneath(away, nobody, none)).isSameAs(away);
    assertThat(LinkTrouble.beneath(cut, nobody, null)).isSameAs(cut);
    assertThat(LinkTrouble.beneath(cut, URI.create("tcp://127.0.0.1:9"), none)).isSameAs(cut);
    assertThat(LinkTrouble.beneath(cut, nobody, none)).isNotSameAs(cut);
  }
}
