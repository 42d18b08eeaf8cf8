package org.sentuh.device.bedside;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();
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
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    }
    open.put(code.toString(), new Issued(role, nowNs + validNs));
    return code.insert(LENGTH / 2, '-').toString();
  }

  /** No code of that role is good any more. */
  synchronized void forget(Role role) {
    open.values().removeIf(issued -> issued.role() == role);
  }

  /** The role of a code that somebody typed, once; empty for one that is not good. */
  synchronized Optional<Role> redeem(String typed) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    Issued issued = open.remove(code);
    return issued == null || issued.untilNs() <= clock.nowNs()
        ? Optional.empty()
        : Optional.of(issued.role());
  }
}
