package org.sentuh.simulator.drawings;

import java.util.Locale;
import org.sentuh.control.safety.Limits;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.tissue.MotorPart;
import org.sentuh.simulator.tissue.SupplyPart;

/**
 * What flows where, what is lost on the way, how long a cell lasts, and how near each part comes to
 * its rating; from the limits, the simulated parts and the values of the safety board.
 */
final class PowerBudget {

  /** Of both converters, with a margin below the data sheets' 90 % and more. Not measured. */
  private static final double EFFICIENCY = 0.85;

  /** Of the cell's capacity: not to the last, not when it is cold, not when it is old. */
  private static final double USABLE = 0.8;

  private static final double CELL_VOLTS = 3.7;

  private final DeviceSettings device;
  private final Limits limits;
  private final Parts parts;
  private final MotorPart motor = MotorPart.NOMINAL;
  private final SupplyPart supply = SupplyPart.NOMINAL;
  private final StringBuilder out = new StringBuilder();

  private PowerBudget(DeviceSettings device, Limits limits, Parts parts) {
    this.device = device;
    this.limits = limits;
    this.parts = parts;
  }

  static String of(DeviceSettings device, Limits limits, Parts parts) {
    PowerBudget budget = new PowerBudget(device, limits, parts);
    budget.loads();
    budget.wayFromTheCell();
    budget.way();
    budget.ratings();
    return budget.out.toString();
  }

  private void loads() {
    say(
        """
        # Power budget

        Made by `sentuh drawings` from `config/limits.yaml`, `config/device.yaml`, `hardware/circuits/parts.inc` and the simulator's
        `MotorPart` and `SupplyPart`. Computed, not measured: what the Pi really draws, and what the converters lose, is measured in step 3 of
        [bring-up](../bring-up.md).

        """);
    say(
        String.format(
            Locale.ROOT,
            "Converters at %.0f %%, cell at %.1f V, %.0f %% of its %.1f Ah usable.\n\n",
            EFFICIENCY * 100,
            CELL_VOLTS,
            USABLE * 100,
            supply.capacityAh()));
    say("| what runs | at the motor rail | from the cell | the cell lasts |\n");
    say("| --- | --- | --- | --- |\n");
    int most = limits.motors().onWarn();
    load("the box alone: Pi, chips, safety board", 0);
    load("a motor at full strength", motor.ratedA());
    load(most + " motors at full strength", most * motor.ratedA());
    load(
        "the limit of `motors.stop_amps`, the most for longer than a start",
        limits.motors().stopAmps());
    double stalled = parts.value("v_rail") / motor.windingOhm();
    say(
        String.format(
            Locale.ROOT,
            "\n"
                + "%d motors that start in one moment draw %.2f A for some 50 ms, out of the"
                + " capacitor and the regulator.\n",
            most,
            most * stalled));
  }

  private void load(String what, double railAmps) {
    double fromCell = supply.boxA() + fromCell(railAmps);
    double hours = supply.capacityAh() * USABLE / fromCell;
    say(
        String.format(
            Locale.ROOT,
            "| %s | %s | %.2f A | %.1f h |\n",
            what,
            railAmps == 0 ? "–" : String.format(Locale.ROOT, "%.3f A", railAmps),
            fromCell,
            hours));
  }

  private double fromCell(double railAmps) {
    return railAmps * parts.value("v_rail") / EFFICIENCY / CELL_VOLTS;
  }

  private void wayFromTheCell() {
    double motors = limits.motors().onWarn() * motor.ratedA();
    double bound = limits.motors().stopAmps();
    double few = supply.boxA() + fromCell(motors);
    double much = supply.boxA() + fromCell(bound);
    say(
        String.format(
            Locale.ROOT,
            """

            ## The way from the cell

            | | mohm | at %.2f A | at %.2f A |
            | --- | --- | --- | --- |
            """,
            few,
            much));
    double sum = 0;
    String[][] ways = {
      {"BT1 itself", "r_cell"},
      {"its protection", "r_protection"},
      {"F1, cold", "r_f1"},
      {"CH1, BAT to OUT", "r_ch1"},
      {"wires", "r_leads"}
    };
    for (String[] way : ways) {
      sum += parts.value(way[1]);
      drop(way[0], parts.value(way[1]), few, much);
    }
    drop("together: to CELL", sum, few, much);
    drop("Q1, the motors' part alone", parts.value("r_q1"), fromCell(motors), fromCell(bound));
    say(
        String.format(
            Locale.ROOT,
            ("\n"
                + "A cell of %.1f V leaves %.2f V at CELL with %d motors at full strength and %.2f"
                + " V at the limit. CH1 takes it for a short when OUT lies %.2f V below BAT, %.2f"
                + " V at its worst, and then gives nothing for 60 ms; %.2f V are expected at the"
                + " limit. What becomes of all this over the tolerance of the parts, and from an"
                + " emptier cell, is simulated in [cell.cir](../circuits/cell.cir).\n"),
            CELL_VOLTS,
            CELL_VOLTS - sum * few,
            limits.motors().onWarn(),
            CELL_VOLTS - sum * much,
            parts.value("v_short"),
            parts.value("v_short") - parts.value("v_short_spread"),
            parts.value("r_ch1") * much));
  }

  private void way() {
    say(
        String.format(
            Locale.ROOT,
            """

            ## The way to the motors

            | | mohm | at 0.4 A | at %.1f A |
            | --- | --- | --- | --- |
            """,
            limits.motors().stopAmps()));
    double sum = 0;
    String[][] ways = {
      {"F2, cold", "r_fuse"},
      {"U4", "r_switch"},
      {"R12, shunt", "r12"},
      {"S1, contact", "r_contact"},
      {"cord to S1 and back", "r_cord"},
      {"plugs and harness", "r_harness"}
    };
    for (String[] way : ways) {
      sum += parts.value(way[1]);
      drop(way[0], parts.value(way[1]), 0.4, limits.motors().stopAmps());
    }
    drop("together", sum, 0.4, limits.motors().stopAmps());
    double left = parts.value("v_rail") - sum * limits.motors().stopAmps();
    say(
        String.format(
            Locale.ROOT,
            ("\n"
                + "U3 gives %.3f V, so %.2f V are at the motors at 0.4 A and %.2f V at %.1f A;"
                + " below %.1f V the program stops. The simulator takes %.2f ohm for all of it"
                + " (`SupplyPart`), which is less than what is drawn here: its rail sags too"
                + " little.\n"),
            parts.value("v_rail"),
            parts.value("v_rail") - sum * 0.4,
            left,
            limits.motors().stopAmps(),
            limits.supply().leastVolts(),
            supply.harnessOhm()));
  }

  private void drop(String what, double ohm, double fewAmps, double muchAmps) {
    say(
        String.format(
            Locale.ROOT,
            "| %s | %.0f | %.3f V | %.3f V |\n",
            what,
            ohm * 1000,
            ohm * fewAmps,
            ohm * muchAmps));
  }

  private void ratings() {
    say(
        """

        ## Ratings

        | part | bears | sees at most | share |
        | --- | --- | --- | --- |
        """);
    double most = limits.motors().stopAmps();
    double stalled = parts.value("v_rail") / motor.windingOhm();
    double box = supply.boxA() * CELL_VOLTS / supply.emptyVolts();
    // U3 never takes more current than it gives.
    double emptied = box + Math.min(most, fromCell(most) * CELL_VOLTS / supply.emptyVolts());
    rating("CH1, 4755, by its maker", 1.5, supply.boxA() + fromCell(most), "A");
    rating(empty("CH1, 4755, by its maker"), 1.5, emptied, "A");
    rating(empty("CH1's BQ24074, BAT to OUT"), 4.5, emptied, "A");
    rating(empty("BT1's plug, JST PH"), 2, emptied, "A");
    rating(empty("F1, 0451003, for hours"), 3, emptied, "A");
    rating(empty("U1, U3V16F5, what it takes"), 1.6, box, "A");
    rating("Q1, DMP2035U", 3.6, limits.motors().onWarn() * stalled, "A");
    rating("U3, TLV62569", 2, limits.motors().onWarn() * stalled, "A");
    rating("F2, 0451001, for hours", 1, limits.motors().onWarn() * motor.ratedA(), "A");
    rating("U4, TPS22918", 2, limits.motors().onWarn() * stalled, "A");
    rating("S1, DC-12 at 30 V", 2, most, "A");
    rating("a motor's AO3400A, drain and source", 30, parts.value("v_rail") + 0.5, "V");
    rating("a motor's AO3400A, current at 70 °C", 4.7, stalled, "A");
    rating("a motor's 1N5819HW", 1, stalled, "A");
    rating("an output of the PCA9685, into 100 kohm", 10, 3.3 / 100, "mA");
    rating("U8, INA226, `supply.most_amps`", device.supply().mostAmps(), most, "A");
    rating("C6, 10 V", 10, parts.value("v_rail") * 1.03, "V");
    say(
        """

        CH1 is at its maker's figure, and above it when the cell is nearly empty. What limits the board to that is not told; its chip bears three
        times as much. Step 3 of the bring-up draws 1.5 A through it for a minute. Figures that were not looked up in a sheet have a ° in
        [datasheets](../datasheets.md).
        """);
  }

  private String empty(String part) {
    return String.format(Locale.ROOT, "%s, from a cell of %.1f V", part, supply.emptyVolts());
  }

  private void rating(String part, double bears, double sees, String unit) {
    say(
        String.format(
            Locale.ROOT,
            "| %s | %s %s | %.2f %s | %.0f %% |\n",
            part,
            PanelDrawing.figure(bears),
            unit,
            sees,
            unit,
            100 * sees / bears));
  }

  private void say(String text) {
    out.append(text);
  }
}
