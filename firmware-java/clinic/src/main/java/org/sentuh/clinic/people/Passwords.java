package org.sentuh.clinic.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of a password: Argon2id (RFC 9106) with a salt of its own, in the usual form {@code
 * $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}. Costs are those that OWASP's password storage cheat
 * sheet names first for 19 MiB; what was kept with others is still understood. Two are worked out
 * at a time, so that many tries cannot exhaust the memory. Any thread; waits its turn.
 */
public final class Passwords {

  /** The least number of characters, as NIST SP 800-63B asks where nothing else is shown. */
  public static final int LEAST = 12;

  /** The most, so that nobody sends a book. */
  public static final int MOST = 256;

  private static final int MEMORY_KIB = 19_456;
  private static final int ROUNDS = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_MEMORY_KIB = 1 << 17;
  private static final Pattern KEPT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /** Of nobody: whoever does not exist takes as long as whoever does. No password gives this. */
  private static final String NOBODY =
      "$argon2id$v=19$m="
          + MEMORY_KIB
          + ",t="
          + ROUNDS
          + ",p="
          + LANES
          + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final SecureRandom chance = new SecureRandom();
  private final Semaphore turns = new Semaphore(2, true);

  /** What is to be kept of a password. */
  public String keep(String password) {
    byte[] salt = new byte[SALT_BYTES];
    chance.nextBytes(salt);
    byte[] hash = hash(password, salt, MEMORY_KIB, ROUNDS, LANES, HASH_BYTES);
    Base64.Encoder letters = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, ROUNDS, LANES, letters.encodeToString(salt), letters.encodeToString(hash));
  }

  /** Whether a password is the one of which this was kept. */
  public boolean isRight(String password, String kept) {
    Matcher form = KEPT.matcher(kept);
    if (!form.matches() || Integer.parseInt(form.group(1)) > MOST_MEMORY_KIB) {
      return false;
    }
    byte[] hash = Base64.getDecoder().decode(form.group(5));
    byte[] tried =
        hash(
            password,
            Base64.getDecoder().decode(form.group(4)),
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)),
            hash.length);
    return MessageDigest.isEqual(hash, tried);
  }

  /** Does the same work as {@link #isRight} where there is nothing to compare with. */
  void takeAsLong(String password) {
    isRight(password, NOBODY);
  }

  private byte[] hash(
      String password, byte[] salt, int memoryKib, int rounds, int lanes, int bytes) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(memoryKib)
            .withIterations(rounds)
            .withParallelism(lanes)
            .build());
    byte[] hash = new byte[bytes];
    turns.acquireUninterruptibly();
    try {
      argon.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      turns.release();
    }
    return hash;
  }
}
