package org.sentuh.device.bedside;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sentuh.control.loop.Clock;

/**
 * Codes that pair one phone each: drawn by the device, shown where only who stands before it can
 * read them, good for one use and for a while. Never written to a log. Any thread.
 */
public final class PairingCodes {

  /** So long a code is good, in nanoseconds. */
  static final long VALID_NS = 3_600_000_000_000L;

  /** Without what is taken for one another: 0 and O, 1, I and L. */
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 8;
  private static final int MOST_OPEN = 16;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Clock clock;
  private final Map<String, Issued> open = new HashMap<>();

  private record Issued(Role role, long untilNs) {}

  PairingCodes(Clock clock) {
    this.clock = clock;
  }

  /**
   * A new code for a phone of that role, as {@code K7QM-2RT4}.
   *
   * @throws IllegalStateException when 16 are open already
   */
  public String issue(Role role) {
    return issue(role, VALID_NS);
  }

  /** The same for another time, in nanoseconds. */
  synchronized String issue(Role role, long validNs) {
    long nowNs = clock.nowNs();
    open.values().removeIf(issued -> issued.untilNs() <= nowNs);
    if (open.size() >= MOST_OPEN) {
      throw new IllegalStateException(
          MOST_OPEN + " codes are open; use one of them, or wait until they are no longer good");
    }
    String code = draw(LENGTH);
    open.put(code, new Issued(role, nowNs + validNs));
    return grouped(code);
  }

  /** So many letters and digits that nobody can guess. */
  static String draw(int length) {
    return CHANCE
        .ints(length, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** As it is read: by fours. */
  static String grouped(String code) {
    return code.replaceAll("(.{4})(?=.)", "$1-");
  }

  /** What somebody typed, as it was drawn. */
  static String normal(String typed) {
    return typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
  }

  /** No code of that role is good any more. */
  synchronized void forget(Role role) {
    open.values().removeIf(issued -> issued.role() == role);
  }

  /** The role of a code that somebody typed, once; empty for one that is not good. */
  synchronized Optional<Role> redeem(String typed) {
    Issued issued = open.remove(normal(typed));
    return issued == null || issued.untilNs() <= clock.nowNs()
        ? Optional.empty()
        : Optional.of(issued.role());
  }
}
