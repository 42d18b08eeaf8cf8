package org.sentuh.telemetry.uplink;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps a device and its broker apart, in words with the next action. Any thread. */
final class ConnectionTrouble {

  /** The library's own word for an exception that it does not know. */
  private static final String UNTRANSLATED = "Untranslated MqttException";

  private static final String OWN_CERTIFICATE =
      "the broker refuses this device's certificate; have a new one made by the clinic's authority";
  private static final String BROKERS_CERTIFICATE =
      "the broker's certificate is not good for its address here; look at the address, the"
          + " authority's file and the broker's certificate";
  private static final String ENDED =
      "the broker ended the connection before it answered; look at the broker's log, and whether"
          + " this device's certificate is still good";

  /** By what TLS and sockets say; the first that is found counts. */
  private static final List<Map.Entry<String, String>> NEXT =
      List.of(
          Map.entry("fatal alert: unknown_ca", OWN_CERTIFICATE),
          Map.entry("fatal alert: certificate", OWN_CERTIFICATE),
          Map.entry("fatal alert: bad_certificate", OWN_CERTIFICATE),
          Map.entry("PKIX", BROKERS_CERTIFICATE),
          Map.entry("No subject alternative", BROKERS_CERTIFICATE),
          Map.entry("No name matching", BROKERS_CERTIFICATE),
          Map.entry("Broken pipe", ENDED),
          Map.entry("Connection reset", ENDED),
          Map.entry("EOFException", ENDED));

  private ConnectionTrouble() {}

  /** What went wrong, and its causes, and what to do about it where that is known. */
  static String inWords(Throwable trouble) {
    Set<String> words = new LinkedHashSet<>();
    for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message == null || !message.startsWith(UNTRANSLATED)) {
        words.add(message == null ? cause.getClass().getSimpleName() : message);
      }
    }
    String said = String.join(": ", words);
    return NEXT.stream()
        .filter(next -> said.contains(next.getKey()))
        .findFirst()
        .map(next -> next.getValue() + " (" + said + ")")
        .orElse(said);
  }
}
