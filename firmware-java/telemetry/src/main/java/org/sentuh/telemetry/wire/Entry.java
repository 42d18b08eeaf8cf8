package org.sentuh.telemetry.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One entry of a lane: what the journal keeps, the uplink sends and the archive stores, to the
 * byte.
 *
 * <p>Its body is a line of JSON that carries all of this again and the hash of the entry before it,
 * so whoever has the bodies of a lane can say whether it is complete and unaltered. The key
 * (device, boot, lane, sequence) is what makes storing it twice harmless. Immutable; the body must
 * not be changed by who gets it.
 *
 * @param device whose entry it is
 * @param boot the device's boot, letters, digits and '-'
 * @param lane its lane
 * @param sequence 0 and up without a hole, within that boot and lane
 * @param before the hash of the entry before it, {@link #BEGINNING} for sequence 0
 * @param body the message, one line of JSON
 */
public record Entry(
    DeviceId device, String boot, Lane lane, long sequence, String before, String body) {

  /** What stands for the hash of the entry before the first. */
  public static final String BEGINNING = "0".repeat(64);

  /**
   * The entry of a message as it stands in a body, whether that was written here or came over the
   * network.
   */
  public static Entry of(Message.Stamped message, String body) {
    Message.Stamp stamp = message.stamp();
    return new Entry(
        stamp.device(), stamp.boot(), message.lane(), stamp.sequence(), stamp.before(), body);
  }

  /** The SHA-256 of the body in UTF-8, as 64 lower-case hexadecimal digits. */
  public String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return device + " " + boot + " " + lane.word() + " " + sequence;
  }
}
