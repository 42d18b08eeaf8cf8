package org.sentuh.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What somebody may publish at a broker, as a fuzzer makes it: a line with the topic, and behind it
 * the payload.
 */
public final class Published {

  private final String topic;
  private final byte[] payload;

  /** Takes an input apart. */
  public Published(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    topic = new String(input, 0, end, StandardCharsets.UTF_8);
    payload = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
  }

  /** The topic. */
  public String topic() {
    return topic;
  }

  /** The payload itself. */
  public byte[] payload() {
    return payload;
  }
}
