package org.sentuh.settings;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pins that wires have been given so far: no two wires may share one. */
final class Wires {

  private final String pinKey;
  private final Map<String, Integer> lineOfPin = new TreeMap<>();

  /** Pins that are written under a key. */
  Wires(String pinKey) {
    this.pinKey = pinKey;
  }

  /** Takes a pin for a section; {@code of} tells apart the chips that have such a pin. */
  void take(Section section, String of, int pin) {
    @Nullable Integer first = lineOfPin.putIfAbsent(of + pin, section.spot().line());
    if (first != null) {
      throw section.refusal(
          pinKey,
          "one wire for each " + pinKey + ", and line " + first + " has " + of + pin + " already",
          "look where this wire really goes");
    }
  }
}
