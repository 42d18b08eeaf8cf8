package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sentuh.control.body.BackLength;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.MotorDefect;
import org.sentuh.simulator.tissue.ShippedRecording;

/** The switch by itself, and in the panel that it feeds. */
final class RailSwitchTest {

  private static final long MS = 1_000_000;

  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedLine heartbeat = new SimulatedLine(time);
  private boolean closed = true;
  private final RailSwitch rail =
      new RailSwitch(new HeartbeatOneShot(time, heartbeat), () -> closed);

  private void beat() {
    var low = heartbeat.low();
    var high = heartbeat.high();
    assertThat(low).isEqualTo(high);
  }

  @Test
  void itConductsWhileTheOneShotRunsAndTheContactIsClosed() {
    assertThat(rail.conducts()).isFalse();
    beat();
    assertThat(rail.conducts()).isTrue();
    closed = false;
    assertThat(rail.conducts()).isFalse();
    closed = true;
    time.advanceBy(HeartbeatOneShot.LONGEST_HOLD_NS - MS);
    assertThat(rail.conducts()).isTrue();
    time.advanceBy(1 * MS);
    assertThat(rail.conducts()).isFalse();
  }

  @Test
  void aWeldedOneStillHasTheStopButtonInSeries() {
    rail.suffer(RailSwitch.Defect.WELDED);
    assertThat(rail.conducts()).isTrue();
    closed = false;
    assertThat(rail.conducts()).isFalse();
  }

  @Test
  void anOpenOneNeverConducts() {
    beat();
    rail.suffer(RailSwitch.Defect.OPEN);
    assertThat(rail.conducts()).isFalse();
    rail.suffer(RailSwitch.Defect.NONE);
    assertThat(rail.conducts()).isTrue();
  }

  @Test
  void theRailFallsWhenTheHeartbeatEnds() {
    SimulatedPanel panel = panel();
    assertThat(panel.railVolts()).isZero();
    beating(panel, 500);
    assertThat(panel.railVolts()).isBetween(2.7, 3.1);
    silent(panel, 100);
    assertThat(panel.railVolts()).isBetween(2.7, 3.1);
    silent(panel, 150);
    assertThat(panel.railVolts()).isLessThan(0.4);
  }

  @Test
  void aShortedTransistorIsOffWithoutAHeartbeat() {
    SimulatedPanel panel = panel();
    panel.happen(new Happening.MotorSuffers("4C", MotorDefect.STUCK_ON));
    beating(panel, 1_000);
    int motor = 14;
    assertThat(panel.amps(motor)).isGreaterThan(0.07);
    silent(panel, 100);
    assertThat(panel.amps(motor)).isGreaterThan(0.07);
    silent(panel, 150);
    assertThat(panel.amps(motor)).isLessThan(0.002);
  }

  @Test
  void thePressedButtonOpensTheRailWhateverTheProgramDoes() {
    SimulatedPanel panel = panel();
    beating(panel, 500);
    panel.happen(new Happening.Button(true));
    beating(panel, 100);
    assertThat(panel.railVolts()).isLessThan(0.1);
    panel.happen(new Happening.Button(false));
    beating(panel, 20);
    assertThat(panel.railVolts()).isBetween(2.7, 3.1);
  }

  private static SimulatedPanel panel() {
    Order order = Order.shipped();
    assertThat(order.setup().score().back()).isEqualTo(BackLength.REFERENCE);
    return new SimulatedPanel(
        order.device(),
        order.setup().panel(),
        ShippedRecording.RECLINE_45.read(),
        Scenario.UNEVENTFUL,
        0,
        1);
  }

  private static void beating(SimulatedPanel panel, long ms) {
    for (long passed = 0; passed < ms; passed += 10) {
      var line = passed % 20 == 0 ? panel.heartbeat().high() : panel.heartbeat().low();
      assertThat(line).isNotNull();
      panel.advanceTo(panel.nowNs() + 10 * MS);
    }
  }

  private static void silent(SimulatedPanel panel, long ms) {
    for (long passed = 0; passed < ms; passed += 10) {
      panel.advanceTo(panel.nowNs() + 10 * MS);
    }
  }
}
