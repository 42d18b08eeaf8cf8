package org.sentuh.device.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.settings.DeviceSettings.MotorWire;

/**
 * Many motors that draw nothing have one cause and not many: what they share is brought, not a bag
 * of motors.
 */
final class Together {

  private static final int FEW = 3;

  private Together() {}

  /** The findings of all motors, with one in place of many where they share what is broken. */
  static List<Finding> of(List<Finding> found, List<MotorSeen> motors, Wiring wiring) {
    List<MotorWire> wires = wiring.motors();
    Predicate<Integer> silent =
        motor -> motors.get(motor).fault().filter(Fault.MOTOR_OPEN::equals).isPresent();
    List<Integer> tried =
        IntStream.range(0, motors.size()).filter(m -> motors.get(m).tried()).boxed().toList();
    if (tried.size() >= FEW && tried.stream().allMatch(silent)) {
      return List.of(nothing(Fault.NO_MOTOR_DRAWS, "", "", tried.size()));
    }
    List<Finding> together = new ArrayList<>(found);
    for (int chip : wires.stream().map(MotorWire::chip).distinct().toList()) {
      List<Integer> its = tried.stream().filter(motor -> wires.get(motor).chip() == chip).toList();
      if (its.size() >= FEW && its.stream().allMatch(silent)) {
        its.forEach(motor ->
            together.removeIf(finding -> finding.place().equals(motors.get(motor).site())));
        together.add(nothing(Fault.DRIVER_SILENT, "PCA9685", Wiring.hex(chip), its.size()));
      }
    }
    return together;
  }

  private static Finding nothing(Fault fault, String place, String wire, int motors) {
    return Finding.of(fault, place, wire, motors, Double.NaN, 0);
  }
}
