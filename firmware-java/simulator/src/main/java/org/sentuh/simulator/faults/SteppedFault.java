package org.sentuh.simulator.faults;

import java.util.List;
import java.util.function.Consumer;
import org.sentuh.simulator.scenario.Happening;

/**
 * One fault that is done to a bed in stepped time.
 *
 * @param fault which
 * @param body what straps and body do, which a simulated back must know beforehand
 * @param injection what is done to the bed at that moment
 * @param expectation what is safe then
 * @param watchS for how long the trial goes on afterwards
 */
record SteppedFault(
    Fault fault,
    List<Happening> body,
    Consumer<Bed> injection,
    Expectation expectation,
    int watchS) {

  /** One for which nothing of the back need be known beforehand. */
  SteppedFault(
      String name,
      Fault.Part part,
      String what,
      Consumer<Bed> injection,
      Expectation expectation,
      int watchS) {
    this(new Fault(name, part, what), List.of(), injection, expectation, watchS);
  }
}
