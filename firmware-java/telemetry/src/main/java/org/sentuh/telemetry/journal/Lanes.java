package org.sentuh.telemetry.journal;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Lane;

/** Lanes by the words that stand for them in the database. */
final class Lanes {

  private Lanes() {}

  /** The lane of a word, or null for none. */
  static @Nullable Lane named(@Nullable String word) {
    for (Lane lane : Lane.values()) {
      if (lane.word().equals(word)) {
        return lane;
      }
    }
    return null;
  }

  /** No entry in any lane. */
  static Map<Lane, Long> none() {
    EnumMap<Lane, Long> none = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      none.put(lane, 0L);
    }
    return none;
  }
}
