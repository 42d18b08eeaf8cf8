package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * A motor driver on which nothing changes is written nothing: whether it still answers, and is as
 * it was set up, is asked. How long that takes depends on nothing but how often, whenever it
 * happens: every moment between two times at which all registers are written anew is tried.
 */
class SilentDriverTest {

  /** Longer than from one time to the next at which a driver is written whole. */
  private static final int MOMENTS = 170;

  /** Each driver is read back every fourth frame. */
  private static final int NOTICED_WITHIN = 4;

  private static final int REGISTERS = 3;
  private static final Order ORDER = Order.shipped();
  private static final Recording BACK = ShippedRecording.RECLINE_60.read();
  private static final List<Integer> DRIVERS =
      ORDER.device().motors().wires(ORDER.setup().panel()).stream()
          .map(MotorWire::chip)
          .distinct()
          .toList();

  private static ApprovedFrame steady;

  /** A frame of a massage in which motors are driven. */
  @BeforeAll
  static void massage() throws Exception {
    List<ApprovedFrame> driven = new ArrayList<>();
    RecordedTicks.of(
        ORDER,
        new Recorder() {
          @Override
          public boolean offer(Event event) {
            return true;
          }

          @Override
          public void tick(TickRecord tick) {
            ApprovedFrame frame = tick.snapshot().verdict().frame();
            if (frame.motorsOn() > 0) {
              driven.add(frame);
            }
          }
        },
        1_500);
    steady = driven.getLast();
  }

  private static final class Steady {

    private final SimulatedPanel panel =
        new SimulatedPanel(
            ORDER.device(),
            ORDER.setup().panel(),
            BACK,
            Scenario.UNEVENTFUL,
            SteppedTreatment.START_NS,
            1);
    private final PanelHarness harness;

    /** A panel that has been given the same frame so often. */
    Steady(int frames) {
      if (!(PanelHarness.start(panel.wires(), ORDER.device(), ORDER.setup().panel(), panel::pause)
          instanceof HarnessStart.Ready(PanelHarness started))) {
        throw new AssertionError("the simulated panel does not start");
      }
      harness = started;
      for (int frame = 0; frame < frames; frame++) {
        assertThat(harness.apply(steady)).isInstanceOf(Delivery.Delivered.class);
      }
    }

    /** How many more frames until one is not taken. */
    int framesUntilNoticed() {
      for (int frame = 1; frame <= 2 * MOMENTS; frame++) {
        if (harness.apply(steady) instanceof Delivery.Refused) {
          return frame;
        }
      }
      throw new AssertionError("it is never noticed");
    }
  }

  @Test
  void oneThatAnswersNoMoreIsNoticedWithinFourFramesWheneverThatIs() {
    for (int driver : DRIVERS) {
      for (int moment = 0; moment < MOMENTS; moment++) {
        Steady bed = new Steady(moment);
        bed.panel.bus().vanish(driver);
        assertThat(bed.framesUntilNoticed())
            .as("driver 0x%02x, gone after %d frames", driver, moment)
            .isLessThanOrEqualTo(NOTICED_WITHIN);
        assertThat(List.of(bed.harness.apply(steady), bed.harness.apply(steady)))
            .as("the next frames are not taken either")
            .allMatch(Delivery.Refused.class::isInstance);
      }
    }
  }

  @Test
  void oneThatWasResetIsNoticedWithinTwelveFramesAndNotTrustedAgain() {
    for (int driver : DRIVERS) {
      for (int moment = 0; moment < MOMENTS; moment++) {
        Steady bed = new Steady(moment);
        bed.panel.bus().reset(driver);
        assertThat(bed.framesUntilNoticed())
            .as("driver 0x%02x, reset after %d frames", driver, moment)
            .isLessThanOrEqualTo(REGISTERS * NOTICED_WITHIN);
        assertThat(bed.harness.apply(steady)).isInstanceOf(Delivery.Refused.class);
      }
    }
  }

  @Test
  void aDisturbanceOfOneReadingIsNoDoubtAboutADriver() {
    for (int driver : DRIVERS) {
      Steady bed = new Steady(1);
      bed.panel.bus().corruptReads(driver, 0x40, 1);
      for (int frame = 0; frame < MOMENTS; frame++) {
        assertThat(bed.harness.apply(steady)).isInstanceOf(Delivery.Delivered.class);
      }
      bed.panel.bus().corruptReads(driver, 0x40, 2);
      assertThat(bed.framesUntilNoticed()).isLessThanOrEqualTo(NOTICED_WITHIN);
    }
  }
}
