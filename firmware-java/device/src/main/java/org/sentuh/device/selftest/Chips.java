package org.sentuh.device.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sentuh.control.body.Panel;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.Wires;
import org.sentuh.device.selftest.SelfTestReport.ChipSeen;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.settings.DeviceSettings;

/**
 * The bus and the chips on it: who answers, and whether each is who it must be. That they are is
 * found out by the drivers, which start no chip without its identity; what they found is judged
 * here.
 *
 * @param findings everything that is not as it must be
 * @param seen every chip of the device file
 */
public record Chips(List<Finding> findings, List<ChipSeen> seen) {

  /** Keeps its own copies. */
  public Chips {
    findings = List.copyOf(findings);
    seen = List.copyOf(seen);
  }

  /**
   * Asks every address, after the chips have been started.
   *
   * @param start what came of starting them
   */
  public static Chips of(Wires wires, HarnessStart start, DeviceSettings settings, Panel panel) {
    Wiring wiring = new Wiring(settings, panel);
    BusScan scan = BusScan.of(wires.bus());
    List<ChipFault> faults =
        start instanceof HarnessStart.Refused(List<ChipFault> refused) ? refused : List.of();
    boolean stuck =
        scan.stuck() || faults.stream().anyMatch(fault -> fault instanceof ChipFault.StuckBus);
    List<Finding> findings = new ArrayList<>();
    if (stuck) {
      double none = Double.NaN;
      findings.add(Finding.of(Fault.BUS_STUCK, "", "", none, none, none));
    } else {
      faults.forEach(fault -> findings.add(Finding.of(fault)));
      findings.addAll(scan.unexpected(wiring.chips()));
      pace(wires, settings).ifPresent(findings::add);
    }
    Set<Integer> wrong = new TreeSet<>(faults.stream().map(ChipFault::address).toList());
    List<ChipSeen> seen =
        wiring.chips().entrySet().stream()
            .map(chip ->
                new ChipSeen(
                    chip.getKey(), chip.getValue(), !stuck && !wrong.contains(chip.getKey())))
            .toList();
    return new Chips(findings, seen);
  }

  private static Optional<Finding> pace(Wires wires, DeviceSettings settings) {
    OptionalDouble slow = BusPace.slowHz(wires, settings);
    return slow.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Fault.BUS_SLOW,
                "",
                "",
                slow.getAsDouble() / 1e3,
                settings.bus().speedHz() / 1e3,
                Double.NaN));
  }

  /**
   * Asks every address once more, of a panel whose chips were started long ago and are in use.
   *
   * @param bus owned by the caller's thread
   */
  public static Chips again(I2cBus bus, DeviceSettings settings, Panel panel) {
    Map<Integer, String> chips = new Wiring(settings, panel).chips();
    BusScan scan = BusScan.of(bus);
    List<Finding> findings = new ArrayList<>();
    double none = Double.NaN;
    if (scan.stuck()) {
      findings.add(Finding.of(Fault.BUS_STUCK, "", "", none, none, none));
    } else {
      chips.forEach((address, chip) -> {
        if (!scan.answering().contains(address)) {
          String wire = Wiring.hex(address);
          findings.add(
              new Finding(Fault.CHIP_MISSING, Part.carrying(chip), chip, wire, none, none, none));
        }
      });
      findings.addAll(scan.unexpected(chips));
    }
    List<ChipSeen> seen =
        chips.entrySet().stream()
            .map(chip ->
                new ChipSeen(
                    chip.getKey(),
                    chip.getValue(),
                    !scan.stuck() && scan.answering().contains(chip.getKey())))
            .toList();
    return new Chips(findings, seen);
  }

  /** Whether the bus is so slow that no tick would be over in time. */
  boolean areTooSlow() {
    return findings.stream().anyMatch(finding -> finding.fault() == Fault.BUS_SLOW);
  }

  /**
   * The report of a panel whose chips cannot be used: nothing that needs them is tried, and no
   * motor moves.
   */
  public SelfTestReport alone(DeviceSettings settings, Panel panel, long nowNs) {
    Wiring wiring = new Wiring(settings, panel);
    List<MotorSeen> motors =
        IntStream.range(0, panel.motors().size())
            .mapToObj(
                motor -> MotorSeen.untried(panel.motors().get(motor).name(), wiring.motor(motor)))
            .toList();
    double none = Double.NaN;
    return new SelfTestReport(
        panel.name(),
        nowNs,
        0,
        Reason.DRIVERS_LOST,
        0,
        findings,
        Set.of(
            Unknown.MOTORS_NOT_TRIED,
            Unknown.CUT_OFF_NOT_TRIED,
            Unknown.STOP_NOT_PRESSED,
            Unknown.PLACES_NOT_PRESSED),
        seen,
        motors,
        List.of(),
        List.of(),
        new SelfTestReport.Power(none, none, -1, -1, none, false));
  }
}
