package org.sentuh.control.prescription;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Reason;

/**
 * A moment at which a programme breaks a bound when it is played on the device: there the interlock
 * acts.
 *
 * @param bound the name of the interlock, or {@code reach}
 * @param atNs where in the programme, in nanoseconds since it began
 * @param site the motor or thermometer; null where it is none
 * @param value what is asked for there
 * @param most the bound
 * @param unit of both
 * @param reason what the interlock says; {@link Reason#NONE} where it is refused before
 * @param level her level
 * @param kPa the pressure of every zone
 * @param advice what to do about it
 */
public record Counterexample(
    String bound,
    long atNs,
    @Nullable String site,
    double value,
    double most,
    String unit,
    Reason reason,
    double level,
    double kPa,
    String advice) {

  /** What happens, where, and what to do, in one sentence. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%s is %s of %s allowed%s, %.2f s into it at level %.2f with %.1f kPa under every zone%s;"
            + " %s",
        bound,
        Figure.of(value, unit),
        Figure.of(most, unit),
        site == null ? "" : " at " + site,
        atNs / 1e9,
        level,
        kPa,
        reason == Reason.NONE ? "" : " (" + reason.code() + ")",
        advice);
  }
}
