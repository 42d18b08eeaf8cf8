package org.sentuh.control.prescription;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How near a programme comes to one bound.
 *
 * @param bound the name of the interlock that guards it, or {@code reach}
 * @param value the worst that the programme can ask for
 * @param most the bound
 * @param mayReach whether the value may be as much as the bound; otherwise the interlock acts there
 * @param unit of both
 * @param atNs where in the programme, in nanoseconds since it began; -1 where it is no one place
 * @param site the motor or thermometer; null where it is none
 * @param means how the value is known
 * @param advice what to do when the bound is not kept
 */
public record Margin(
    String bound,
    double value,
    double most,
    boolean mayReach,
    String unit,
    long atNs,
    @Nullable String site,
    Means means,
    String advice) {

  /** How a value is known. */
  public enum Means {
    /** It is this value. */
    EXACT,
    /** It is this or less, at every moment. */
    CONSERVATIVE,
    /** The controller asks for no more, whatever the programme is. */
    BY_CONSTRUCTION
  }

  /** Whether the bound is kept. */
  public boolean isKept() {
    return mayReach ? value <= most : value < most;
  }

  /** The value and its bound in one line. */
  String words() {
    return String.format(
        Locale.ROOT,
        "%s is %s%s of %s%s%s%s",
        bound,
        means == Means.CONSERVATIVE ? "up to " : "",
        Figure.of(value, unit),
        mayReach ? "at most " : "less than ",
        Figure.of(most, unit),
        site == null ? "" : " at " + site,
        atNs < 0 ? "" : String.format(Locale.ROOT, ", %.2f s into it", atNs / 1e9));
  }
}
