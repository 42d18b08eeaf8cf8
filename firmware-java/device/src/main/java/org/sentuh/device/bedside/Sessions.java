package org.sentuh.device.bedside;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.readiness.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phones that are paired, kept through power cuts as digests of their tokens. A new one beyond
 * {@link #MOST} takes the place of the oldest. Any thread; opening and closing wait for the disk.
 *
 * <pre>
 * 1 mother:DIGEST helper:DIGEST ...
 * </pre>
 */
final class Sessions {

  /** So many phones one device knows. */
  static final int MOST = 24;

  private static final String NAME = "phones";
  private static final String FORM = "1";
  private static final int TOKEN_BYTES = 24;
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Keeping keeping;
  private final SecureRandom chance = new SecureRandom();
  private final Map<String, Role> phones = new LinkedHashMap<>();

  Sessions(Keeping keeping) {
    this.keeping = keeping;
    keeping.value(NAME).ifPresent(this::read);
  }

  /** A line that nobody wrote pairs nobody. */
  private void read(String line) {
    String[] words = line.split(" ", -1);
    for (int i = 1; i < words.length && words[0].equals(FORM); i++) {
      int colon = words[i].indexOf(':');
      try {
        phones.put(
            words[i].substring(colon + 1), Role.of(words[i].substring(0, Math.max(colon, 0))));
      } catch (IllegalArgumentException unknown) {
        LOG.warn("a paired phone of an unknown role is forgotten");
      }
    }
  }

  /** Pairs a phone; returns the token that it shows from now on. */
  synchronized String open(Role role) {
    byte[] token = new byte[TOKEN_BYTES];
    chance.nextBytes(token);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    while (phones.size() >= MOST) {
      phones.remove(phones.keySet().iterator().next());
    }
    phones.put(digest(text), role);
    keep();
    return text;
  }

  /** The phone of a token, if it is known. */
  synchronized Optional<Session> find(@Nullable String token) {
    if (token == null) {
      return Optional.empty();
    }
    String id = digest(token);
    Role role = phones.get(id);
    return role == null ? Optional.empty() : Optional.of(new Session(id, role));
  }

  /** Whether a phone is still known. */
  synchronized boolean knows(Session session) {
    return phones.containsKey(session.id());
  }

  /** Forgets a phone. */
  synchronized void close(Session session) {
    phones.remove(session.id());
    keep();
  }

  /** Forgets all phones of a role. */
  synchronized void closeAll(Role role) {
    phones.values().removeIf(role::equals);
    keep();
  }

  /**
   * What only a page that was served to this phone knows, beside the cookie that its browser sends
   * by itself.
   */
  static String pageToken(String token) {
    return digest("page " + token);
  }

  private void keep() {
    StringJoiner line = new StringJoiner(" ").add(FORM);
    phones.forEach((id, role) -> line.add(role.word() + ":" + id));
    try {
      keeping.keep(NAME, line.toString());
    } catch (UncheckedIOException full) {
      LOG.warn("the paired phones are known until the power goes; the disk does not take them");
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
