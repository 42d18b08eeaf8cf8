package org.sentuh.simulator.session;

import java.util.function.LongConsumer;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.selftest.Bench;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.panel.SimulatedPanel;

/**
 * A simulated panel in stepped time as the device's own self-test is done to it: the unmodified
 * test, loop, harness and drivers, and nobody waits for a clock.
 */
public final class SteppedBench {

  private SteppedBench() {}

  /**
   * What a test is done to.
   *
   * @param ready the panel's chips, started
   * @param standing where the treatment is
   * @param watcher is told the time of every tick, after the physics has moved on to it
   */
  public static Bench of(
      SimulatedPanel panel,
      HarnessStart.Ready ready,
      DeviceSettings device,
      Panel shape,
      Limits limits,
      State standing,
      LongConsumer watcher) {
    PanelSensors sensors =
        tNs -> {
          panel.advanceTo(tNs);
          watcher.accept(tNs);
          return ready.harness().sample(tNs);
        };
    Ports ports =
        new Ports(
            new PanelClock(panel),
            sensors,
            ready.harness(),
            new HeartbeatLine(panel.heartbeat()),
            new Nobody());
    return new Bench(device, shape, limits, ready.harness(), ports, standing);
  }

  /** Within a tick only the bus takes time. */
  private record PanelClock(SimulatedPanel panel) implements Clock {

    @Override
    public long nowNs() {
      return panel.nowNs();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      panel.advanceTo(deadlineNs);
    }
  }

  /** A self-test has nothing to tell before it is over. */
  private static final class Nobody implements Recorder {

    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }
}
