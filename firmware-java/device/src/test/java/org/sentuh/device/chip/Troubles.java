package org.sentuh.device.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.sentuh.device.bus.Transfer;

/** Breaks a good conversation at every transaction in every way, one at a time. */
final class Troubles {
  /** A transaction of the plan and the register that a fault in it must name. */
  record Step(String transaction, String register) {}

  private static final List<Transfer> TROUBLES =
      List.of(Transfer.NO_ACKNOWLEDGE, Transfer.TIMED_OUT, Transfer.FAILED);

  private Troubles() {}

  static Step step(String transaction, String register) {
    return new Step(transaction, register);
  }

  static PlannedDevice plan(int address, List<Step> steps) {
    PlannedDevice device = new PlannedDevice(address);
    for (Step step : steps) {
      device.plan(step.transaction());
    }
    return device;
  }

  /** Expects the right fault, and silence on the bus after it, for every step and trouble. */
  static void breakEachStep(
      String chip, int address, List<Step> steps, Function<PlannedDevice, Object> conversation) {
    for (int broken = 0; broken < steps.size(); broken++) {
      for (Transfer trouble : TROUBLES) {
        PlannedDevice device = plan(address, steps.subList(0, broken));
        Step step = steps.get(broken);
        device.planTrouble(step.transaction(), trouble);
        assertThat(conversation.apply(device))
            .as("%s in step %d, %s", trouble, broken, step.transaction())
            .isEqualTo(ChipFault.of(trouble, chip, address, step.register()));
        device.assertPlayed();
      }
    }
  }

  /** The chip of a start that must have worked. */
  static <T> T ready(Started<T> started) {
    return switch (started) {
      case Started.Ready<T>(T chip) -> chip;
      case Started.Refused<T>(ChipFault fault) -> throw new AssertionError(fault.message());
    };
  }

  /** The fault of a start that must not have worked. */
  static <T> ChipFault refused(Started<T> started) {
    return switch (started) {
      case Started.Ready<T> ready -> throw new AssertionError("started: " + ready.chip());
      case Started.Refused<T>(ChipFault fault) -> fault;
    };
  }
}
