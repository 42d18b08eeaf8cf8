package org.sentuh.clinic.desk;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.sentuh.pages.Refused;

/**
 * The present, worked out from the archive once for all who watch it: what one of them is told is
 * no older than half a second. It is never a truth of its own. Any thread.
 */
public final class Present {

  private static final long FRESH_MS = 400;

  private final Callable<String> worked;
  private final LongSupplier nowMs;
  private long atMs = Long.MIN_VALUE;
  private String json = "";

  /**
   * A present that nobody has looked at.
   *
   * @param worked reads the archive, and answers JSON
   * @param nowMs a clock
   */
  public Present(Callable<String> worked, LongSupplier nowMs) {
    this.worked = worked;
    this.nowMs = nowMs;
  }

  /** The present as JSON; refuses with {@code archive} where it cannot be read. */
  public synchronized String json() {
    long now = nowMs.getAsLong();
    if (json.isEmpty() || now - atMs >= FRESH_MS || now < atMs) {
      try {
        json = worked.call();
      } catch (Exception unavailable) {
        throw new Refused(503, "archive");
      }
      atMs = now;
    }
    return json;
  }
}
