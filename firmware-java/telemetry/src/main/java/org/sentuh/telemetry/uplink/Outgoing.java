package org.sentuh.telemetry.uplink;

import java.nio.charset.StandardCharsets;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Entry;

/**
 * A message as it goes to the broker, always with QoS 1. Everything that it means stands in its
 * payload; what MQTT carries beside it only repeats that.
 *
 * @param topic where
 * @param body a line of JSON
 * @param retained whether the broker keeps the last one
 * @param expiryS after how many seconds the broker may forget it, 0 for never
 */
record Outgoing(String topic, String body, boolean retained, int expiryS) {

  /** What a PUBLISH has around its topic and payload, generously. */
  private static final int ENVELOPE_BYTES = 64;

  /** What a letter has at most, in UTF-8. */
  private static final long LETTER_BYTES = 3;

  /**
   * Whether a broker that takes so many bytes takes it; only where that is in doubt are they made.
   */
  boolean fits(long mostBytes) {
    long left = mostBytes - topic.length() - ENVELOPE_BYTES;
    return body.length() * LETTER_BYTES <= left || payload().length <= left;
  }

  /** The body as it travels. */
  byte[] payload() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** The message of a channel. */
  static Outgoing of(Channel channel, String topic, String body) {
    return new Outgoing(topic, body, channel.retained(), channel.expiryS());
  }

  /** The message of an entry. */
  static Outgoing of(Entry entry) {
    Channel channel = entry.lane().channel();
    return of(channel, channel.topic(entry.device()), entry.body());
  }
}
