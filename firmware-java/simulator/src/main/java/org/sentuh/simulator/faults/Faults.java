package org.sentuh.simulator.faults;

import java.util.List;
import java.util.stream.Stream;
import org.sentuh.simulator.session.Order;

/**
 * Every fault of a campaign, on the panel and the chips of an order. Bounds are those of the limits
 * and of the hardware, with a tick or two for what has to be noticed first.
 */
final class Faults {

  private Faults() {}

  /** All of them, in the order of the matrix. */
  static List<SteppedFault> of(Order order) {
    return Stream.of(
            SensorFaults.of(order),
            ChipFaults.of(order),
            PowerFaults.of(order),
            WearerFaults.of(order),
            ProgramFaults.all())
        .flatMap(List::stream)
        .toList();
  }
}
