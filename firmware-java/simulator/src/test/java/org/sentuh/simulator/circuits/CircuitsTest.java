package org.sentuh.simulator.circuits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.safety.Limits;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.board.HeartbeatOneShot;
import org.sentuh.simulator.drawings.Parts;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.FsrPart;
import org.sentuh.simulator.tissue.MotorPart;
import org.sentuh.simulator.tissue.RailPhysics;
import org.sentuh.simulator.tissue.SupplyPart;

/**
 * The circuits that need no software, over the tolerance of their parts; and parts that are wrong.
 */
final class CircuitsTest {

  private static final DeviceSettings DEVICE = Order.shipped().device();

  private static final Limits LIMITS = Order.shipped().setup().limits();

  private static final Parts PARTS = Parts.shipped();

  /** What the self-test calls too early, and the tick that may lie behind the last rising edge. */
  private static final double LEAST_HOLD_MS = 100 + 10;

  private static double cutOffMs() {
    return DEVICE.lines().heartbeatCutOffNs() / 1e6;
  }

  @Test
  void outputsAndRailAreOffWithinTheCutOffAfterTheLastHeartbeat() {
    Circuit heartbeat = Circuit.run("heartbeat");
    assertThat(heartbeat.draws()).isEqualTo(202);
    assertThat(heartbeat.all("lit_volts").getMin()).as("while it beats").isGreaterThan(2.7);
    assertThat(heartbeat.all("oe_ms").getCount()).isEqualTo(202);
    assertThat(heartbeat.all("oe_ms").getMin())
        .isGreaterThan(LEAST_HOLD_MS)
        .as("the simulated one's shortest")
        .isCloseTo(HeartbeatOneShot.SHORTEST_HOLD_NS / 1e6, within(3.0));
    assertThat(heartbeat.all("oe_ms").getMax())
        .as("the simulated one's longest")
        .isCloseTo(HeartbeatOneShot.LONGEST_HOLD_NS / 1e6, within(3.0));
    assertThat(heartbeat.all("switch_ms").getMin()).isGreaterThan(LEAST_HOLD_MS);
    assertThat(heartbeat.all("oe_ms").getMax()).isLessThan(cutOffMs());
    assertThat(heartbeat.all("dead_ms").getCount()).isEqualTo(202);
    assertThat(heartbeat.all("dead_ms").getMax())
        .as("below what any motor turns at")
        .isLessThan(cutOffMs());
  }

  @Test
  void nothingIsEverOnWhileThePiBootsOrAfterABrownOut() {
    Circuit boot = Circuit.run("boot");
    assertThat(boot.draws()).isEqualTo(120);
    assertThat(boot.all("reset_volts").getMin()).as("the reset had let go").isGreaterThan(4.5);
    for (String when : new String[] {"early", "late"}) {
      assertThat(boot.all(when).getMax()).as("outputs enabled, %s", when).isZero();
      assertThat(boot.all(when + "_on").getMax()).as("rail asked for, %s", when).isLessThan(0.4);
    }
    for (int kind = 0; kind < 3; kind++) {
      assertThat(boot.where("kind", kind).all("beating").getMax()).as("kind %d", kind).isZero();
      assertThat(boot.where("kind", kind).all("beating_on").getMax()).isLessThan(0.4);
    }
    assertThat(boot.where("kind", 3).all("beating").getMin()).as("a beat is heard").isOne();
    assertThat(boot.where("kind", 3).all("beating_on").getMin()).isGreaterThan(1);
  }

  @Test
  void theStopButtonTakesThePowerFromTheMotorsWhateverTheSwitchDoes() {
    Circuit stop = Circuit.run("stop-button");
    assertThat(stop.draws()).isEqualTo(100);
    assertThat(stop.all("before_amps").getMin()).isGreaterThan(0.6);
    assertThat(stop.all("stop_ms").getMax()).as("bounces and all").isLessThan(10);
    assertThat(stop.all("after_amps").getMax()).isLessThan(0.001);
    assertThat(stop.all("drain_volts").getMax()).as("at a transistor of 30 V").isLessThan(20);
  }

  @Test
  void theThermalCutOutOpensBetweenTheSoftwareStopAnd43Degrees() {
    Circuit thermal = Circuit.run("thermal-cut-out");
    Circuit sound = thermal.where("kind", 0);
    assertThat(sound.draws()).isEqualTo(202);
    assertThat(sound.all("opens_celsius").getMin()).isGreaterThan(41);
    assertThat(sound.all("opens_celsius").getMax()).isLessThan(43);
    assertThat(sound.all("closes_celsius").getMax())
        .isLessThan(sound.all("opens_celsius").getMax() - 0.5);
    assertThat(sound.all("closes_celsius").getMin())
        .as("a warm back lets it close")
        .isGreaterThan(38);
    for (int defect = 1; defect <= 3; defect++) {
      assertThat(thermal.where("kind", defect).all("closed").getMax())
          .as("defect %d", defect)
          .isZero();
    }
  }

  @Test
  void nothingStaysOnWhileTheChargerIsPluggedIn() {
    Circuit charging = Circuit.run("charging");
    assertThat(charging.draws()).isEqualTo(24);
    assertThat(charging.all("before_on").getMin()).isGreaterThan(1);
    assertThat(charging.all("charging_on").getMax()).isLessThan(0.4);
    assertThat(charging.all("charging_oe").getMin()).isGreaterThan(0.7 * 3.3);
    Circuit told = charging.where("held", 0);
    assertThat(told.all("told_volts").getMin()).as("GPIO22 reads it").isGreaterThan(2.0);
    assertThat(told.all("told_volts").getMax()).isLessThan(3.3);
  }

  @Test
  void theRailRisesSoftlyCarriesAStartAndTheFuseMeetsAShort() {
    Circuit rail = Circuit.run("inrush-and-fuse");
    assertThat(rail.draws()).isEqualTo(101);
    assertThat(rail.all("inrush_amps").getMax()).isLessThan(0.6);
    assertThat(rail.all("rise_ms").getMax()).isLessThan(20);
    assertThat(rail.all("starting_amps").getMax()).as("of the regulator's 2 A").isLessThan(1.5);
    assertThat(rail.all("running_amps").getMax()).as("100 % of F2 for hours").isLessThan(1.0);
    assertThat(rail.all("running_volts").getMin()).isGreaterThan(2.7);
    assertThat(rail.all("short_amps").getMin())
        .as("200 % of F2 for 5 s at most")
        .isGreaterThanOrEqualTo(1.99);
  }

  @Test
  void theCellCarriesItsLoadsAndTheChargerTakesNoStartOfEightMotorsForAShort() {
    Circuit cell = Circuit.run("cell");
    assertThat(cell.draws()).isEqualTo(154);
    for (int kind = 0; kind < 3; kind++) {
      Circuit charged = cell.where("kind", kind);
      assertThat(charged.draws()).as("kind %d", kind).isEqualTo(22);
      assertThat(charged.all("alone").getMin()).as("the box alone").isGreaterThan(3.0);
      assertThat(charged.all("rail_amps").getAverage())
          .as("the program's limit is what is drawn")
          .isCloseTo(LIMITS.motors().stopAmps(), within(0.01));
      assertThat(charged.all("start_share").getMax())
          .as("of what CH1 takes for a short")
          .isLessThan(1);
      assertThat(charged.all("bound_share").getMax()).as("at the program's limit").isLessThan(1);
      assertThat(charged.all("bound_amps").getMax()).as("of F1's 3 A").isLessThan(2.0);
      assertThat(charged.all("box_amps").getMax()).as("of U1's 1.6 A").isLessThan(1.0);
    }
    assertThat(cell.where("kind", 1).all("full_meter").getMin())
        .as("eight motors on a cell of 3.7 V")
        .isGreaterThan(LIMITS.supply().leastVolts());
  }

  @Test
  void theProgramStopsEightMotorsBeforeTheCellOrTheChargerDoes() {
    Circuit emptied = Circuit.run("cell").where("kind", 3);
    assertThat(emptied.draws("stop_open")).isEqualTo(22);
    assertThat(emptied.all("stop_open").getMin()).isGreaterThan(3.05);
    assertThat(emptied.all("stop_open").getMax()).isLessThan(3.65);
    assertThat(emptied.all("stop_cell").getMin())
        .as("the cell's own protection opens at 3.0 V")
        .isGreaterThan(PARTS.value("v_protection"));
    assertThat(emptied.all("stop_share").getMax())
        .as("of what CH1 takes for a short")
        .isLessThan(0.8);
  }

  /** What hardware/README.md says is missing: nothing measures the cell while little is drawn. */
  @Test
  void aGentleMassageEndsByTheCellsOwnProtection() {
    Circuit emptied = Circuit.run("cell").where("kind", 4);
    assertThat(emptied.draws("stop_cell")).isEqualTo(22);
    assertThat(emptied.all("stop_cell").getMax()).isLessThan(PARTS.value("v_protection"));
  }

  /** The program lets ten motors run and never all start in one moment; the circuit would. */
  @Test
  void tenMotorsInOneMomentAreTooMuchForAChargerAtItsWorstEndAlone() {
    Circuit ten = Circuit.run("cell").where("kind", 6);
    assertThat(ten.draws()).isEqualTo(22);
    assertThat(ten.all("ten_share").getAverage()).isLessThan(0.6);
    assertThat(ten.all("ten_share").getMax()).isBetween(1.0, 1.1);
  }

  @Test
  void theBoxRunsOnTheChargerWhileTheCellFills() {
    Circuit plugged = Circuit.run("cell").where("kind", 5);
    assertThat(plugged.draws()).isEqualTo(22);
    assertThat(plugged.all("out_most").getMax()).as("4.3 to 4.5 V").isBetween(4.3, 4.5);
    assertThat(plugged.all("usb_amps").getMax()).isLessThan(1.51);
    assertThat(plugged.all("cell_amps").getMax()).as("into the cell").isLessThan(-0.4);
    assertThat(plugged.all("out_least").getMin())
        .as("plugged in and pulled out, the box goes on")
        .isGreaterThan(3.0);
  }

  @Test
  void aMotorsTransistorBearsItsDiodeAndRestsWhileTheDriverHasNoPower() {
    Circuit driver = Circuit.run("motor-driver");
    Circuit driven = driver.where("kind", 0);
    assertThat(driven.draws()).isEqualTo(24);
    assertThat(driven.all("drain_volts").getMax())
        .as("of the 30 V of its transistor")
        .isLessThan(6);
    assertThat(driven.all("transistor_watts").getMax()).isLessThan(0.01);
    assertThat(driven.all("mean_amps").getMin()).isGreaterThan(0.01);
    assertThat(driver.where("kind", 1).all("mean_amps").getMax()).isLessThan(1e-6);
    assertThat(driver.where("kind", 2).all("drain_volts").getMin())
        .as("why the diode is there")
        .isGreaterThan(25);
  }

  @Test
  void theForceDividerAddsLessThanTwoPerCentToWhatASensorIs() {
    Circuit divider = Circuit.run("force-divider");
    assertThat(divider.draws()).isEqualTo(300);
    assertThat(divider.all("electronics").getMin()).isGreaterThan(-0.02);
    assertThat(divider.all("electronics").getMax()).isLessThan(0.02);
    assertThat(divider.all("calibrated").getMin()).isGreaterThan(-0.10);
    assertThat(divider.all("calibrated").getMax()).isLessThan(0.25);
    assertThat(divider.all("short_ma").getMax()).as("1 mA/cm2 of 1.27 cm2").isLessThan(1.27);
  }

  @Test
  void aHalfThatNeverEndsLeavesTheOther(@TempDir Path folder) {
    Circuit a = Circuit.wrong(folder, "heartbeat", "(?m)^R3 box rxa .*", "R3 box rxa 1g");
    assertThat(a.draws("oe_ms")).as("draws in which OE is high again").isZero();
    assertThat(a.all("dead_ms").getMax()).as("the rail is off").isLessThan(cutOffMs());
    Circuit b = Circuit.wrong(folder, "heartbeat", "(?m)^R4 box rxb .*", "R4 box rxb 1g");
    assertThat(b.all("oe_ms").getMax()).as("the outputs are off").isBetween(110.0, cutOffMs());
    assertThat(b.draws("switch_ms")).as("draws in which the rail is off").isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          heartbeat       | param r3=237k                      | param r3=330k                     | oe_ms         | 250
          heartbeat       | param c4=1u                        | param c4=1.4u                     | dead_ms       | 250
          heartbeat       | param c6=470u                      | param c6=1500u                    | dead_ms       | 250
          heartbeat       | param r11=23.2                     | param r11=82                      | dead_ms       | 250
          boot            | (?m)^Bcd .*                        | * no supervisor                   | early_on      | 0.4
          boot            | (?m)^R8 logic oe                   | R8 0 oe                           | early         | 0.5
          stop-button     | roff=10meg                         | roff=10                           | after_amps    | 0.001
          thermal-cut-out | param r20=5.9k                     | param r20=5.6k                    | opens_celsius | 43
          thermal-cut-out | (?m)^B2 .*                         | * an open thermistor is not seen  | closed        | 0.5
          charging        | (?m)^X4 .*                         | * no interlock                    | charging_on   | 0.4
          charging        | param r29=33k                      | param r29=1k                      | charging_on   | 0.4
          inrush-and-fuse | t_rise=\\{rise\\}                  | t_rise=0.2m                       | inrush_amps   | 0.6
          cell            | param r_ch1=75m                    | param r_ch1=180m                  | start_share   | 1
          cell            | param r_leads=42m                  | param r_leads=400m                | stop_open     | 3.65
          cell            | (?m)^Vheld held 0 .*               | Vheld held 0 5                    | out_most      | 4.5
          force-divider   | r16\\*\\(1 \\+ 0.001               | r16*(1 + 0.05                     | electronics   | 0.02
          """)
  void aPartThatIsWrongBreaksABound(
      String name, String what, String into, String value, double bound, @TempDir Path folder) {
    assertThat(Circuit.wrong(folder, name, what, into).all(value).getMax()).isGreaterThan(bound);
  }

  @Test
  void theSimulatorHoldsWhatTheCircuitsHold() {
    assertThat(PARTS.value("c6")).isEqualTo(RailPhysics.BULK_FARAD);
    assertThat(PARTS.value("r11") + PARTS.value("qod_inside"))
        .isCloseTo(RailPhysics.DISCHARGE_OHM, withPercentage(1));
    assertThat(PARTS.value("r_motor")).isEqualTo(MotorPart.NOMINAL.windingOhm());
    assertThat(PARTS.value("r12")).isEqualTo(DEVICE.supply().shuntOhm());
    assertThat(PARTS.value("r16")).isEqualTo(FsrPart.DIVIDER_OHM);
    assertThat(PARTS.value("fsr_r1")).isEqualTo(FsrPart.NOMINAL_R1_OHM);
    assertThat(PARTS.value("fsr_exponent")).isEqualTo(FsrPart.NOMINAL_EXPONENT);
    assertThat(PARTS.value("v_logic")).isEqualTo(FsrPart.RAIL_VOLTS);
    assertThat(PARTS.value("r_cell")).isEqualTo(SupplyPart.NOMINAL.cellOhm());
    assertThat(PARTS.value("p_box"))
        .as("what the box takes from a cell of 3.7 V")
        .isCloseTo(SupplyPart.NOMINAL.boxA() * 3.7, within(1e-9));
  }
}
