package org.sentuh.telemetry.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A device's name to the clinic, as in its topics, its certificate and every message: 1 to 32
 * letters, digits and '-'. No dot, for one broker turns it into a slash; no name of a person.
 *
 * @param value the name
 */
public record DeviceId(String value) {

  /** Into how many shares all devices are divided. It can never change: it is in every topic. */
  public static final int SHARDS = 16;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,32}");
  private static final int FNV_BASIS = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;

  /** Refuses any other form. */
  public DeviceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "device \"" + value + "\" must be 1 to 32 of letters, digits and '-'");
    }
  }

  /**
   * The share that this device belongs to, {@code s00} to {@code s15}: its name's 32-bit FNV-1a
   * hash (draft-eastlake-fnv) modulo 16, the same on every machine for ever.
   */
  public String shard() {
    int hash = FNV_BASIS;
    for (byte letter : value.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash ^ (letter & 0xff)) * FNV_PRIME;
    }
    return shard(Integer.remainderUnsigned(hash, SHARDS));
  }

  /** The name of the share of a number, 0 to 15. */
  public static String shard(int number) {
    return (number < 10 ? "s0" : "s") + number;
  }

  @Override
  public String toString() {
    return value;
  }
}
