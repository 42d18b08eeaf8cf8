package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * The head of what was prescribed to a device last, and where it stands.
 *
 * @param device which
 * @param revision its revision
 * @param state where it stands
 * @param signedAt when it was signed, by the clinic's clock
 * @param answeredAt when the device's answer came
 * @param refused why the device did not take it; empty where it did, or said nothing
 * @param head the first lines of the document, up to its programme
 */
public record NewestPrescription(
    DeviceId device,
    int revision,
    PrescriptionSeen.State state,
    Instant signedAt,
    Optional<Instant> answeredAt,
    String refused,
    String head) {

  private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

  /** The value of one of its first lines; empty where it has none of that name. */
  public Optional<String> line(String key) {
    return head.lines()
        .filter(line -> line.startsWith(key + ": "))
        .findFirst()
        .map(line -> line.substring(key.length() + 2))
        .map(value -> QUOTED.matcher(value).replaceFirst("$1"));
  }
}
