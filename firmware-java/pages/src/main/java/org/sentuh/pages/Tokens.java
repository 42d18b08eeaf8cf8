package org.sentuh.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Secrets that a browser shows again, and what is kept of them. Any thread. */
public final class Tokens {

  private static final int BYTES = 24;
  private static final SecureRandom CHANCE = new SecureRandom();

  private Tokens() {}

  /** A new secret of 192 bits, in letters that a cookie and an address can hold. */
  public static String fresh() {
    byte[] token = new byte[BYTES];
    CHANCE.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What is kept of a secret: the secret itself cannot be found from it. */
  public static String digest(String secret) {
    return HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * What only a page that was served to this browser knows, beside the cookie that the browser
   * sends by itself.
   */
  public static String pageToken(String cookie) {
    return digest("page " + cookie);
  }

  /** Whether a request shows the token of a page that was served for its cookie. */
  public static boolean isPageToken(@Nullable String given, @Nullable String cookie) {
    return given != null
        && cookie != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            pageToken(cookie).getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
