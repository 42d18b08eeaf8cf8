package org.sentuh.control.safety;

import java.util.List;
import java.util.function.ToLongFunction;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/** A time that may not grow beyond a bound. */
final class Elapsed implements Interlock {

  private final String name;
  private final ToLongFunction<Situation> elapsedNs;
  private final long warnNs;
  private final Reason warning;
  private final long stopNs;
  private final Reason stop;

  /** A bound with a warning before it; a warning of {@link Reason#NONE} is none. */
  Elapsed(
      String name,
      ToLongFunction<Situation> elapsedNs,
      double warnS,
      Reason warning,
      double stopS,
      Reason stop) {
    this.name = name;
    this.elapsedNs = elapsedNs;
    this.warnNs = Held.ns(warnS);
    this.warning = warning;
    this.stopNs = Held.ns(stopS);
    this.stop = stop;
  }

  @Override
  public InterlockCard card() {
    boolean warns = warning != Reason.NONE;
    return new InterlockCard(
        name,
        (warns ? "gentler from " + warnNs / 1_000_000_000L + " s, " : "")
            + "stop at "
            + stopNs / 1_000_000_000L
            + " s",
        warns ? List.of(warning, stop) : List.of(stop),
        warns ? Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED : Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (!situation.underway()) {
      return;
    }
    long ns = elapsedNs.applyAsLong(situation);
    if (ns >= stopNs) {
      draft.stop(stop);
    } else if (warning != Reason.NONE && ns >= warnNs) {
      draft.gentler(Draft.GENTLER, warning);
    }
  }
}
