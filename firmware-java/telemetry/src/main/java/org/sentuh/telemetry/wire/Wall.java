package org.sentuh.telemetry.wire;

import java.time.Instant;

/**
 * The time of day beside how far it can be believed.
 *
 * @param at the time of day, in UTC
 * @param quality how far it can be believed
 */
public record Wall(Instant at, Quality quality) {

  /** How far a time of day can be believed. */
  public enum Quality {
    /** Set by the network's time, or held by a clock with a battery. */
    TRUSTED,
    /**
     * Nobody has set it since the power came. What is said now is corrected later, not rewritten.
     */
    UNSET;

    /** Its word in messages. */
    public String word() {
      return FieldWriter.code(this);
    }
  }

  /** Tells the time of day. Any thread. */
  @FunctionalInterface
  public interface Clock {

    /** The time of day now. */
    Wall now();
  }
}
