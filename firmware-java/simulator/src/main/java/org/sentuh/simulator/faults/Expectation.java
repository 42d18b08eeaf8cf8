package org.sentuh.simulator.faults;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sentuh.control.treatment.Reason;

/** What is safe when a fault comes while motors may be driven. */
public sealed interface Expectation {

  /** How long what a motor draws may go on where nothing is granted, before it counts. */
  long COASTS_MS = 100;

  /** The same where the program itself was held up: the hardware's cut-off and two ticks. */
  long CUT_OFF_MS = 250;

  /** Two ticks, one to read and one to write, and a third that has just begun. */
  long TICKS_MS = 30;

  /**
   * The treatment ends and stays ended; no motor is driven beyond a time after the fault, or after
   * motors were first wanted.
   *
   * @param withinMs the time
   * @param why the reasons of which one is given
   */
  record Ends(long withinMs, Set<Reason> why) implements Expectation {

    Ends(long withinMs, Reason... why) {
      this(withinMs, inOrder(why));
    }
  }

  /**
   * It goes on, within every bound.
   *
   * @param saying the reasons of which one is said meanwhile; empty where there is nothing to say
   */
  record GoesOn(Set<Reason> saying) implements Expectation {

    GoesOn(Reason... saying) {
      this(inOrder(saying));
    }
  }

  /**
   * It passes: a treatment that is being played may end or go on gentler, and says one of the
   * reasons either way; where motors stand still nothing need be said.
   *
   * @param saying the reasons
   */
  record Passes(Set<Reason> saying) implements Expectation {

    Passes(Reason... saying) {
      this(inOrder(saying));
    }

    /** What is said where everything was held up for a while, and these reasons besides. */
    static Passes afterAHold(Reason... besides) {
      EnumSet<Reason> saying =
          EnumSet.of(
              Reason.TICK_LATE, Reason.TICKS_MISSED, Reason.DRIVERS_LOST, Reason.SUPPLY_UNKNOWN);
      saying.addAll(List.of(besides));
      return new Passes(saying);
    }
  }

  /**
   * Somebody wants it to end, and nobody begins anew: no motor is driven beyond a time.
   *
   * @param withinMs the time
   * @param why the reason, where anything was going on
   */
  record StaysOff(long withinMs, Reason why) implements Expectation {}

  /**
   * Nobody is left who could say anything: the hardware switches off.
   *
   * @param withinMs after the fault
   */
  record FallsSilent(long withinMs) implements Expectation {}

  /** In the order of the reasons, so that a matrix reads alike in every run. */
  private static Set<Reason> inOrder(Reason... reasons) {
    Set<Reason> all = EnumSet.noneOf(Reason.class);
    all.addAll(List.of(reasons));
    return all;
  }
}
