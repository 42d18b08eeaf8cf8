package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.pressure.Calibration;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * The pressure put in under the pucks against the pressure that comes out of FSR, divider,
 * converter registers, driver and calibration.
 */
class PressureChainTest {

  /** Below this a force sensor is at the floor of what it feels, and contact is lost anyway. */
  private static final double LEAST_KPA = 0.7;

  private static final long PERIOD_NS = 10_000_000L;

  @Test
  void thePressureThatComesOutAgreesWithThePressureThatWentIn() {
    ArrayList<Double> errors = new ArrayList<>();
    for (ShippedRecording shipped : ShippedRecording.values()) {
      for (long seed = 1; seed <= 5; seed++) {
        compare(shipped.read(), seed, errors);
      }
    }
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double median = sorted[sorted.length / 2];
    double p95 = sorted[(int) (sorted.length * 0.95)];
    System.err.printf(
        "pressure recovered: %d readings, median error %.3f, p95 %.3f%n",
        sorted.length, median, p95);

    assertThat(sorted.length).isGreaterThan(1000);
    assertThat(median).isLessThan(0.08);
    assertThat(p95).isLessThan(0.20);
    assertThat(Arrays.stream(sorted).max().orElseThrow()).isLessThan(0.6);
  }

  private static void compare(Recording recording, long seed, List<Double> errors) {
    Order order = Orders.of("standard");
    Panel worn = order.setup().panel();
    SimulatedPanel panel =
        new SimulatedPanel(order.device(), worn, recording, Scenario.UNEVENTFUL, 0, seed);
    if (!(PanelHarness.start(panel.wires(), order.device(), worn, panel::pause)
        instanceof HarnessStart.Ready ready)) {
      throw new AssertionError("a sound panel starts");
    }
    Calibration calibration = new Calibration(order.setup().laws(), order.setup().plausibility());
    for (long tNs = SteppedTreatment.FIRST_TICK_NS; tNs < 60_000_000_000L; tNs += PERIOD_NS) {
      panel.advanceTo(tNs);
      PanelSample sample = ready.harness().sample(tNs);
      PressureMap map = calibration.map(sample.pressure(), tNs);
      for (int zone = 0; zone < worn.zones() && tNs % 1_000_000_000L == 0; zone++) {
        if (map.isValid(zone) && panel.trueKpa(zone) >= LEAST_KPA) {
          errors.add(Math.abs(map.kPa(zone) - panel.trueKpa(zone)) / panel.trueKpa(zone));
        }
      }
    }
  }
}
