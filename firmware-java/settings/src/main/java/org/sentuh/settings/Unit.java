package org.sentuh.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The units that end the name of a key, as {@code _mm} in {@code diameter_mm}, and those that
 * people write by mistake.
 */
final class Unit {

  /** A unit as it ends a key, and as people read it. */
  private record Ending(String suffix, String shown) {}

  private static final List<Ending> USED =
      List.of(
          new Ending("mm_s", "mm/s"),
          new Ending("per_s", "a second"),
          new Ending("mm", "mm"),
          new Ending("ms", "ms"),
          new Ending("ms2", "m/s²"),
          new Ending("s", "s"),
          new Ending("kpa", "kPa"),
          new Ending("celsius", "°C"),
          new Ending("k", "K"),
          new Ending("volts", "V"),
          new Ending("amps", "A"),
          new Ending("ohm", "ohm"),
          new Ending("hz", "Hz"),
          new Ending("counts", "counts"));

  private static final List<String> MISTAKEN =
      List.of(
          "cm_s",
          "m_s",
          "mm_per_s",
          "cm_per_s",
          "mmps",
          "cm",
          "m",
          "um",
          "inch",
          "inches",
          "in",
          "ns",
          "us",
          "sec",
          "secs",
          "second",
          "seconds",
          "min",
          "minutes",
          "h",
          "pa",
          "hpa",
          "mmhg",
          "bar",
          "mbar",
          "psi",
          "n",
          "newton",
          "c",
          "degc",
          "deg_c",
          "f",
          "fahrenheit",
          "kelvin",
          "v",
          "mv",
          "volt",
          "a",
          "ma",
          "amp",
          "ampere",
          "amperes",
          "ohms",
          "kohm",
          "khz",
          "mhz",
          "percent",
          "pct",
          "m_s2",
          "g");

  private Unit() {}

  /** The unit that a key (or an item below it) is in, as people read it; empty without one. */
  static String shown(String path) {
    String key = path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : path;
    return USED.stream()
        .filter(unit -> endsIn(key, unit.suffix()))
        .max(Comparator.comparingInt(unit -> unit.suffix().length()))
        .map(Ending::shown)
        .orElse("");
  }

  /**
   * The known key that somebody meant who gave another unit, or none: {@code diameter_mm} for
   * {@code diameter_cm} or {@code diameter}.
   */
  static Optional<String> sameInAnotherUnit(String unknown, List<String> known) {
    String stem = stem(unknown.toLowerCase(Locale.ROOT));
    return known.stream()
        .filter(key -> !shown(key).isEmpty() && withoutUnit(key).equals(stem))
        .findFirst();
  }

  private static String withoutUnit(String key) {
    return USED.stream()
        .filter(unit -> endsIn(key, unit.suffix()))
        .max(Comparator.comparingInt(unit -> unit.suffix().length()))
        .map(unit -> key.substring(0, key.length() - unit.suffix().length() - 1))
        .orElse(key);
  }

  private static String stem(String key) {
    String used = withoutUnit(key);
    return MISTAKEN.stream()
        .filter(unit -> endsIn(key, unit))
        .max(Comparator.comparingInt(String::length))
        .map(unit -> key.substring(0, key.length() - unit.length() - 1))
        .filter(stem -> stem.length() < used.length())
        .orElse(used);
  }

  private static boolean endsIn(String key, String suffix) {
    return key.endsWith("_" + suffix);
  }
}
