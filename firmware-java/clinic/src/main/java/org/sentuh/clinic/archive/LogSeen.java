package org.sentuh.clinic.archive;

import java.time.Instant;

/**
 * How much of a log that was asked for is here.
 *
 * @param parts how many parts have come
 * @param of how many there are
 * @param last when the last one came
 */
public record LogSeen(int parts, int of, Instant last) {

  /** Whether all of it is here. */
  public boolean isWhole() {
    return parts == of;
  }
}
