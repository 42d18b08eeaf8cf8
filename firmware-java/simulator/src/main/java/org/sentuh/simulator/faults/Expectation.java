package org.sentuh.simulator.faults;

import java.util.Set;
import org.sentuh.control.treatment.Reason;

/** What is safe when a fault comes while motors may be driven. */
public sealed interface Expectation {

  /** How long what a motor draws may go on where nothing is granted, before it counts. */
  long COASTS_MS = 100;

  /**
   * The treatment ends and stays ended; no motor is driven beyond a time after the fault, or after
   * motors were first wanted.
   *
   * @param withinMs the time
   * @param why the reasons of which one is given
   */
  record Ends(long withinMs, Set<Reason> why) implements Expectation {}

  /**
   * It goes on, within every bound.
   *
   * @param saying the reasons of which one is said meanwhile; empty where there is nothing to say
   */
  record GoesOn(Set<Reason> saying) implements Expectation {}

  /**
   * Nobody is left who could say anything: the hardware switches off.
   *
   * @param withinMs after the fault
   */
  record FallsSilent(long withinMs) implements Expectation {}
}
