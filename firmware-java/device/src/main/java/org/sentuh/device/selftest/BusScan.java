package org.sentuh.device.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.Transfer;

/**
 * Who answers on the bus.
 *
 * <p>Every address that the I2C specification leaves to chips (0x08 to 0x77) is asked for one byte,
 * as {@code i2cdetect -r} does: that moves no register and writes nothing, so no motor can move.
 *
 * @param answering the addresses at which somebody answered
 * @param stuck whether the bus stood still
 */
record BusScan(List<Integer> answering, boolean stuck) {

  private static final int FIRST = 0x08;
  private static final int LAST = 0x77;

  /** All PCA9685 answer here together until they are set up. */
  private static final int ALL_CALL = 0x70;

  BusScan {
    answering = List.copyOf(answering);
  }

  /** Asks every address. */
  static BusScan of(I2cBus bus) {
    byte[] one = new byte[1];
    List<Integer> answering = new ArrayList<>();
    for (int address = FIRST; address <= LAST; address++) {
      Transfer answer = bus.device(address).read(one, 0, 1);
      if (answer == Transfer.TIMED_OUT) {
        return new BusScan(answering, true);
      }
      if (answer.isDone()) {
        answering.add(address);
      }
    }
    return new BusScan(answering, false);
  }

  /** Everybody who answers and has no place in the device file. */
  List<Finding> unexpected(Map<Integer, String> chips) {
    TreeSet<Integer> strangers = new TreeSet<>(answering);
    strangers.removeAll(chips.keySet());
    strangers.remove(ALL_CALL);
    return strangers.stream()
        .map(address ->
            Finding.of(
                Fault.CHIP_UNEXPECTED, "", Wiring.hex(address), Double.NaN, Double.NaN, Double.NaN))
        .toList();
  }
}
