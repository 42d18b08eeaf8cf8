package org.sentuh.clinic.desk;

import io.avaje.jex.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.sentuh.pages.Refused;
import org.sentuh.pages.Tokens;

/**
 * Figures for a monitoring program, at {@code /metrics}: only for one that shows a secret as its
 * bearer token, for it has no session. Immutable, any thread.
 */
public final class MetricsDoor {

  private static final String BEARER = "Bearer ";
  private static final int LEAST_SECRET = 16;

  private final String digest;
  private final Callable<String> figures;

  /**
   * A door.
   *
   * @param secret what has to be shown
   * @param figures the text that is answered, in Prometheus' form
   * @throws IllegalArgumentException for a secret that somebody could guess
   */
  public MetricsDoor(String secret, Callable<String> figures) {
    if (secret.length() < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "the secret of /metrics has "
              + secret.length()
              + " characters; at least "
              + LEAST_SECRET
              + " are needed, as from: head -c 24 /dev/urandom | base64");
    }
    this.digest = Tokens.digest(secret);
    this.figures = figures;
  }

  void serve(Context ctx) {
    String shown = ctx.header("Authorization");
    if (shown == null
        || !shown.startsWith(BEARER)
        || !Tokens.digest(shown.substring(BEARER.length())).equals(digest)) {
      throw new Refused(401, "not-in");
    }
    String text;
    try {
      text = figures.call();
    } catch (Exception unavailable) {
      throw new Refused(503, "archive");
    }
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8");
    ctx.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
