package org.sentuh.simulator.drawings;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/**
 * The values of the parts as the netlists have them ({@code hardware/circuits/parts.inc}), by
 * designator in small letters. Immutable.
 */
public final class Parts {

  private static final Pattern PARAMETER =
      Pattern.compile("(?m)^\\.param ([a-z_0-9]+)=([0-9.]+)(meg|[munpk])?\\b");

  private final Map<String, String> written = new TreeMap<>();
  private final Map<String, Double> values = new TreeMap<>();

  private Parts(String text) {
    Matcher found = PARAMETER.matcher(text);
    while (found.find()) {
      String unit = found.group(3) == null ? "" : found.group(3);
      written.put(found.group(1), found.group(2) + unit);
      values.put(found.group(1), Double.parseDouble(found.group(2)) * unit(unit));
    }
  }

  /** The parts that are shipped. */
  public static Parts shipped() {
    return new Parts(Text.own("circuits/parts.inc").content());
  }

  /** A value in ohm, farad, volt or henry. */
  public double value(String name) {
    return known(name, values.get(name));
  }

  /** A value as it is written there, as in {@code 4.7n}. */
  public String written(String name) {
    return known(name, written.get(name));
  }

  /** All of them as they are written. */
  public Map<String, String> written() {
    return Map.copyOf(written);
  }

  private static <T> T known(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("parts.inc has no " + name);
    }
    return value;
  }

  private static double unit(String letter) {
    return switch (letter) {
      case "meg" -> 1e6;
      case "k" -> 1e3;
      case "m" -> 1e-3;
      case "u" -> 1e-6;
      case "n" -> 1e-9;
      case "p" -> 1e-12;
      default -> 1;
    };
  }
}
