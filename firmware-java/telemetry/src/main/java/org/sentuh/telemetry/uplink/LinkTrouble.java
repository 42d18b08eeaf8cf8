package org.sentuh.telemetry.uplink;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection to a broker failed.
 *
 * @param words what happened down to its cause, and the next action where there is one
 * @param isRefusal whether one side will not have the other as things are: trying again helps only
 *     once somebody has changed a file, a clock or the access list
 */
public record LinkTrouble(String words, boolean isRefusal) {

  private static final int BAD_NAME_OR_PASSWORD = 0x86;
  private static final int NOT_AUTHORISED = 0x87;

  private static final String RENEW = "have a new certificate made";
  private static final String CLOCK = "look at this machine's clock, then at the certificate";

  /** What TLS alerts (RFC 8446, 6.2) of the broker mean, and what to do; by their names. */
  private enum Alert {
    CERTIFICATE_EXPIRED("the broker refuses this certificate as expired", RENEW),
    UNKNOWN_CA(
        "the broker refuses this certificate, for another authority has given it",
        "have one made by the authority of this clinic"),
    CERTIFICATE_UNKNOWN("the broker refuses this certificate", RENEW),
    BAD_CERTIFICATE(
        "the broker refuses this certificate as broken or not yet valid",
        "look at the broker's clock, then " + RENEW),
    CERTIFICATE_REVOKED("the broker refuses this certificate as revoked", RENEW),
    UNSUPPORTED_CERTIFICATE(
        "the broker refuses this certificate as one of another kind",
        "have one made for this very purpose"),
    CERTIFICATE_REQUIRED("the broker asks for a certificate", "name the file of one"),
    DECRYPT_ERROR(
        "the broker refuses this certificate, for its signature is not the authority's",
        "have one made by the authority of this clinic"),
    PROTOCOL_VERSION("the broker does not speak TLS 1.3", "set tls_version tlsv1.3 there"),
    HANDSHAKE_FAILURE("the broker does not agree to TLS 1.3", "set tls_version tlsv1.3 there");

    private final String meaning;
    private final String remedy;

    Alert(String meaning, String remedy) {
      this.meaning = meaning;
      this.remedy = remedy;
    }

    private String sign() {
      return "fatal alert: " + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is beneath a failed attempt to connect. In TLS 1.3 the broker looks at the certificate
   * after the handshake has ended on this side, so a client that has already spoken may see nothing
   * but a cut connection; then the broker is asked once more, by one who only listens. Takes
   * seconds.
   *
   * @param credentials those of the attempt; none for plain text
   */
  public static Throwable beneath(
      Throwable trouble, URI broker, @Nullable Credentials credentials) {
    boolean cut = causes(trouble).stream().anyMatch(LinkTrouble::isCut);
    if (credentials == null || broker.getScheme().equals("tcp") || !cut) {
      return trouble;
    }
    try {
      QuietHandshake.with(broker, credentials);
      return trouble;
    } catch (IOException refusal) {
      return refusal;
    }
  }

  private static boolean isCut(Throwable cause) {
    return cause instanceof EOFException
        || (cause instanceof SocketException && !(cause instanceof ConnectException));
  }

  /** What an exception of the client library, or of what it is built on, means. */
  public static LinkTrouble of(Throwable trouble) {
    List<Throwable> causes = causes(trouble);
    String words = words(causes);
    for (Throwable cause : causes) {
      if (cause instanceof CredentialsRefused) {
        return new LinkTrouble(String.valueOf(cause.getMessage()), true);
      }
      if (cause instanceof MqttException mqtt && isNotLetIn(mqtt)) {
        return refused(
            "the broker does not let this certificate in (" + mqtt.getReasonCode() + ")",
            "look at its name, at who uses it and at the access list",
            words);
      }
    }
    for (Alert alert : Alert.values()) {
      if (words.contains(alert.sign())) {
        return refused(alert.meaning, alert.remedy, words);
      }
    }
    if (any(causes, CertificateException.class)) {
      return ofBroker(causes, words);
    }
    return causes.stream().anyMatch(LinkTrouble::isCut)
        ? new LinkTrouble(
            "the connection was cut; if that goes on, look at the broker's log (" + words + ")",
            false)
        : new LinkTrouble(words, false);
  }

  /** The broker's own certificate does not prove that it is the broker. */
  private static LinkTrouble ofBroker(List<Throwable> causes, String words) {
    if (any(causes, CertificateExpiredException.class)) {
      return refused("the broker's certificate has expired", CLOCK, words);
    }
    if (any(causes, CertificateNotYetValidException.class)) {
      return refused("the broker's certificate is not valid yet", CLOCK, words);
    }
    if (words.contains("key usage")) {
      return refused(
          "what answers has a certificate that is not a broker's", "look who listens there", words);
    }
    if (any(causes, CertPathBuilderException.class)
        || any(causes, CertPathValidatorException.class)) {
      return refused(
          "the broker's certificate is not of the authority that is trusted here",
          "compare the two authorities' files; if they are the same, look who listens there",
          words);
    }
    return refused(
        "the broker's certificate is for another name",
        "name the broker as in its certificate, or have one made for this name",
        words);
  }

  private static boolean isNotLetIn(MqttException mqtt) {
    return mqtt.getReasonCode() == NOT_AUTHORISED || mqtt.getReasonCode() == BAD_NAME_OR_PASSWORD;
  }

  private static boolean any(List<Throwable> causes, Class<? extends Throwable> kind) {
    return causes.stream().anyMatch(kind::isInstance);
  }

  private static LinkTrouble refused(String meaning, String remedy, String words) {
    return new LinkTrouble(meaning + "; " + remedy + " (" + words + ")", true);
  }

  private static List<Throwable> causes(Throwable trouble) {
    List<Throwable> causes = new ArrayList<>();
    for (@Nullable Throwable cause = trouble;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  /** Down to the cause, without repeating itself. */
  private static String words(List<Throwable> causes) {
    Set<String> words = new LinkedHashSet<>();
    for (Throwable cause : causes) {
      String message = cause.getMessage();
      boolean saysNothing = cause instanceof MqttException mqtt && mqtt.getReasonCode() == 0;
      if (!saysNothing || cause.getCause() == null) {
        words.add(message == null ? cause.getClass().getSimpleName() : message);
      }
    }
    return String.join(": ", words);
  }
}
