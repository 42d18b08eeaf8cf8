package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.board.RailSwitch;
import org.sentuh.simulator.faults.Expectation.Ends;
import org.sentuh.simulator.faults.Expectation.GoesOn;
import org.sentuh.simulator.faults.Expectation.Passes;
import org.sentuh.simulator.faults.Fault.Part;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.MotorDefect;

/** What may go wrong with motors, their supply, and the lines that switch it. */
final class PowerFaults {

  /**
   * Half a second until a motor that does not go off has drawn what nobody explains, the one-shot,
   * and the rail's fall; and a second in which the rail was off after a stop.
   */
  private static final long STUCK_MS = 2_000;

  private final List<SteppedFault> faults = new ArrayList<>();
  private final List<MotorSite> motors;

  private PowerFaults(Order order) {
    motors = order.setup().panel().motors();
  }

  static List<SteppedFault> of(Order order) {
    PowerFaults of = new PowerFaults(order);
    of.motors();
    of.supply();
    of.lines();
    return of.faults;
  }

  private void motors() {
    motor("motor-open", "2B", MotorDefect.OPEN_CIRCUIT, new GoesOn());
    motor("motor-stalled", "2B", MotorDefect.STALLED, new GoesOn());
    motor(
        "motor-stuck-on",
        "4C",
        MotorDefect.STUCK_ON,
        new Ends(STUCK_MS, Reason.CURRENT_WITHOUT_DRIVE));
    faults.add(
        new SteppedFault(
            "all-motors-open",
            Part.MOTOR,
            "the panel's plug is out: no motor draws anything",
            bed -> everyMotor(bed, MotorDefect.OPEN_CIRCUIT),
            new Ends(3_000, Reason.DRIVE_WITHOUT_CURRENT),
            14));
    faults.add(
        new SteppedFault(
            "all-motors-stalled",
            Part.MOTOR,
            "every rotor is blocked",
            bed -> everyMotor(bed, MotorDefect.STALLED),
            new GoesOn(),
            8));
  }

  private void supply() {
    sags("supply-sags-a-little", 0.2, new GoesOn());
    sags("supply-sags", 1.2, new Ends(1_500, Reason.SUPPLY_OUTSIDE));
    sags("supply-collapses", 5, new Ends(1_500, Reason.SUPPLY_OUTSIDE, Reason.RAIL_CUT));
    faults.add(
        new SteppedFault(
            "charger-plugged-in",
            Part.SUPPLY,
            "the charger is plugged in while she wears it",
            bed -> bed.panel().happen(new Happening.Charger(true)),
            new Ends(Expectation.TICKS_MS, Reason.CHARGING),
            6));
  }

  private void lines() {
    faults.add(
        new SteppedFault(
            "stop-wire-broken",
            Part.LINE,
            "the stop button cannot be read",
            bed -> bed.panel().stopButton().setBroken(true),
            new Ends(Expectation.TICKS_MS, Reason.STOP_BUTTON),
            6));
    faults.add(
        new SteppedFault(
            "charger-wire-broken",
            Part.LINE,
            "whether a charger is there cannot be read",
            bed -> bed.panel().charger().setBroken(true),
            new Ends(Expectation.TICKS_MS, Reason.CHARGING),
            6));
    faults.add(
        new SteppedFault(
            "heartbeat-wire-broken",
            Part.LINE,
            "the heartbeat does not reach the hardware",
            Bed::cutHeartbeat,
            new Ends(Expectation.CUT_OFF_MS, Reason.RAIL_CUT),
            8));
    faults.add(
        new SteppedFault(
            "rail-switch-open",
            Part.LINE,
            "the motor rail's switch does not conduct",
            bed -> bed.panel().hurtRailSwitch(RailSwitch.Defect.OPEN),
            new Ends(Expectation.COASTS_MS, Reason.RAIL_CUT), // until its capacitor is empty
            8));
    faults.add(
        new SteppedFault(
            "rail-switch-welded",
            Part.LINE,
            "the motor rail's switch does not open, and somebody stops",
            bed -> {
              bed.panel().hurtRailSwitch(RailSwitch.Defect.WELDED);
              bed.loop().inbox().put(new Command.Stop());
            },
            new Passes(Reason.CUT_OFF_FAILED),
            8));
  }

  private void motor(String name, String site, MotorDefect defect, Expectation expected) {
    faults.add(
        new SteppedFault(
            name,
            Part.MOTOR,
            "motor " + site + ": " + defect.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            bed -> bed.panel().happen(new Happening.MotorSuffers(site, defect)),
            expected,
            10));
  }

  private void everyMotor(Bed bed, MotorDefect defect) {
    motors.forEach(site -> bed.panel().happen(new Happening.MotorSuffers(site.name(), defect)));
  }

  private void sags(String name, double volts, Expectation expected) {
    faults.add(
        new SteppedFault(
            name,
            Part.SUPPLY,
            "the cell gives " + volts + " V less",
            bed -> bed.panel().happen(new Happening.SupplySags(volts)),
            expected,
            6));
  }
}
