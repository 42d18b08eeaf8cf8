package org.sentuh.simulator.bench;

import java.util.Arrays;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/**
 * A treatment that is under way over sensors that answer at once: what remains is the cost of
 * {@code control}.
 */
final class SteadyLoop {

  private static final int[] COUNTS = {9_000, 9_100, 9_200, 9_300, 9_400, 9_500};
  private static final int WARM_UP_TICKS = 4_000;
  private static final int LAST_TICK = 25_000;

  private final TreatmentLoop loop;
  private final long periodNs;
  private final int rail;
  private final Limits.Current current;
  private double amps;
  private long ticks;
  private long tNs;

  SteadyLoop() {
    Order order =
        Order.read(
            new TreatmentFiles(
                Text.shipped("programmes/standard.yaml"),
                Text.shipped("panels/m.yaml"),
                Text.shipped("limits.yaml"),
                Text.shipped("device.yaml")),
            BackLength.REFERENCE,
            -1);
    Setup setup = order.setup();
    periodNs = setup.periodNs();
    current = setup.limits().current();
    rail = setup.plausibility().railCounts();
    loop =
        new TreatmentLoop(
            setup,
            new Ports(new StandingClock(), this::sample, this::drive, () -> {}, new Nobody()));
    loop.inbox().put(new Command.Screen());
    tick();
    loop.inbox().put(new Command.AnswerScreening(true));
    for (int i = 0; i < 100; i++) {
      tick();
    }
    loop.inbox().put(new Command.Start());
    for (int i = 0; i < WARM_UP_TICKS; i++) {
      tick();
    }
  }

  private static final Delivery TAKEN = new Delivery.Delivered(0);

  void tick() {
    tNs += periodNs;
    ticks++;
    loop.tick(tNs, 0);
  }

  /** Motors that draw what they should. */
  private Delivery drive(ApprovedFrame frame) {
    amps = current.explainedAmps(frame);
    return TAKEN;
  }

  boolean nearsItsEnd() {
    return ticks >= LAST_TICK;
  }

  /** Every channel is converted anew every fourth tick, as on the device. */
  private PanelSample sample(long now) {
    int[] counts = COUNTS.clone();
    counts[(int) (ticks % counts.length)] += (int) (ticks & 7);
    long[] convertedNs = new long[counts.length];
    ChannelHealth[] health = new ChannelHealth[counts.length];
    Arrays.fill(convertedNs, now);
    Arrays.fill(health, ChannelHealth.MEASURED);
    return new PanelSample(
        new PressureSample(counts, convertedNs, health, rail),
        new Vitals(
            new double[] {33, 33, 33},
            new boolean[] {true, true, true},
            new Vitals.Supply(amps, 3, true),
            false,
            false),
        0);
  }

  private final class StandingClock implements Clock {

    @Override
    public long nowNs() {
      return tNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {}
  }

  private static final class Nobody implements Recorder {

    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }
}
