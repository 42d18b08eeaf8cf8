package org.sentuh.device.bedside;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.readiness.Hers;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.pages.Tokens;
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

  /** Her own phones and those that she invited; those of the clinic's people stay. */
  static final Hers HERS =
      new Hers(
          NAME,
          line ->
              Arrays.stream(line.split(" ", -1))
                  .filter(word ->
                      !word.startsWith(Role.MOTHER.word() + ":")
                          && !word.startsWith(Role.HELPER.word() + ":"))
                  .collect(Collectors.joining(" ")));

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Keeping keeping;
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
    String text = Tokens.fresh();
    while (phones.size() >= MOST) {
      phones.remove(phones.keySet().iterator().next());
    }
    phones.put(Tokens.digest(text), role);
    keep();
    return text;
  }

  /** The phone of a token, if it is known. */
  synchronized Optional<Session> find(@Nullable String token) {
    if (token == null) {
      return Optional.empty();
    }
    String id = Tokens.digest(token);
    Role role = phones.get(id);
    return role == null ? Optional.empty() : Optional.of(new Session(id, role));
  }

  /** Whether a phone is still known. */
  synchronized boolean knows(Session session) {
    return phones.containsKey(session.id());
  }

  /** Whether a phone of a role is known. */
  synchronized boolean has(Role role) {
    return phones.containsValue(role);
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

  private void keep() {
    StringJoiner line = new StringJoiner(" ").add(FORM);
    phones.forEach((id, role) -> line.add(role.word() + ":" + id));
    try {
      keeping.keep(NAME, line.toString());
    } catch (UncheckedIOException full) {
      LOG.warn("the paired phones are known until the power goes; the disk does not take them");
    }
  }
}
