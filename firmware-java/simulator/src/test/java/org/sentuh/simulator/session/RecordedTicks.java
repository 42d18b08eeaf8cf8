package org.sentuh.simulator.session;

import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.ShippedRecording;

/** The first ticks of a treatment on a simulated panel, for somebody who records them. */
final class RecordedTicks implements Clock {

  private static final int ASKED = 100;

  private long nowNs;

  private RecordedTicks() {}

  /** Plays so many ticks; the massage begins after the first hundred. */
  static void of(Order order, Recorder recorder, int ticks) throws Exception {
    new RecordedTicks().play(order, recorder, ticks);
  }

  private void play(Order order, Recorder recorder, int ticks) throws Exception {
    SimulatedPanel panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            ShippedRecording.RECLINE_60.read(),
            Scenario.UNEVENTFUL,
            SteppedTreatment.START_NS,
            1);
    if (!(PanelHarness.start(panel.wires(), order.device(), order.setup().panel(), panel::pause)
        instanceof HarnessStart.Ready(PanelHarness harness))) {
      throw new AssertionError("the simulated panel does not start");
    }
    Readiness readiness = NewMother.readiness(order.setup(), this);
    TreatmentLoop loop =
        new TreatmentLoop(
            order.setup(),
            new Ports(
                this,
                harness,
                harness,
                new HeartbeatLine(panel.heartbeat()),
                readiness.watch(recorder)),
            readiness);
    nowNs = SteppedTreatment.FIRST_TICK_NS;
    for (int tick = 0; tick < ticks; tick++) {
      nowNs += order.setup().periodNs();
      panel.advanceTo(nowNs);
      if (tick == ASKED) {
        loop.inbox().put(new Command.Screen());
        readiness.ask().questions().forEach(one -> readiness.answer(one.id(), !one.forbids()));
      } else if (tick == ASKED + 1) {
        readiness.arm(loop.latest()).ifPresent(loop.inbox()::put);
      } else if (tick == ASKED + 2) {
        loop.inbox().put(new Command.Start());
      }
      loop.tick(nowNs, 0);
    }
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new AssertionError("nothing sleeps here");
  }
}
