package org.sentuh.clinic.archive.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.telemetry.wire.Message;

/**
 * Whether a panel that a mother has given back still holds what is hers, by what the panel itself
 * says. A clock that nobody had set tells no time: then nobody knows.
 */
public enum Wiped {
  /** No mother has given it back yet. */
  NOT_DUE,
  /** It says that it was wiped when she gave it back, or since. */
  DONE,
  /** It does not say so. */
  NOT_YET,
  /** It was wiped once, nobody knows when. */
  UNKNOWN;

  /**
   * A midwife wipes the panel and notes at the desk that she has it, in either order; what was
   * wiped longer before was used again.
   */
  static final Duration ONE_VISIT = Duration.ofHours(2);

  /**
   * Judges.
   *
   * @param holders everybody who had the panel
   * @param health what it told last of itself
   */
  public static Wiped of(List<Handed> holders, Optional<Message.Health> health) {
    return since(
        holders.stream()
            .filter(handed -> handed.to().isPresent())
            .flatMap(handed -> handed.until().stream())
            .max(Comparator.naturalOrder()),
        health);
  }

  /**
   * Judges by the last time that a mother gave it back.
   *
   * @param left when that was; empty where none has yet
   */
  static Wiped since(Optional<Instant> left, Optional<Message.Health> health) {
    if (left.isEmpty()) {
      return NOT_DUE;
    }
    String wiped = health.map(Message.Health::wiped).orElse("");
    if (wiped.isEmpty()) {
      return NOT_YET;
    }
    try {
      return Instant.parse(wiped).isBefore(left.get().minus(ONE_VISIT)) ? NOT_YET : DONE;
    } catch (DateTimeParseException noTime) {
      return UNKNOWN;
    }
  }

  /** Its word on pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
