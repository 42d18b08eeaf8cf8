package org.sentuh.device;

import java.util.Arrays;
import org.sentuh.control.body.Panel;
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
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;

/**
 * Ticks a loop for nobody, as fast as it goes, on a panel that feels a quiet back and moves
 * nothing: what a tick needs is loaded and compiled then, for two late ticks in a second stop a
 * massage, and a cold one may well be late.
 */
final class Rehearsal {

  private static final int TICKS = 2_000;
  private static final int TICKS_BEFORE_ASKING = 50;

  /** Some 3 kPa, which move a little with the breath. */
  private static final int QUIET_COUNTS = 14_000;

  private static final int BREATH_COUNTS = 40;
  private static final int BREATH_TICKS = 17;

  private final Setup setup;
  private long nowNs;

  Rehearsal(Setup setup) {
    this.setup = setup;
  }

  /** Plays it to its end; true when it is. */
  boolean play() {
    TreatmentLoop loop = new TreatmentLoop(setup, ports());
    for (int tick = 1; tick <= TICKS; tick++) {
      nowNs = tick * setup.periodNs();
      if (tick % TICKS_BEFORE_ASKING == 0) {
        loop.inbox().put(new Command.Acknowledge());
        loop.inbox().put(new Command.Screen());
        loop.inbox().put(new Command.AnswerScreening(true));
        loop.inbox().put(new Command.Start());
      }
      loop.tick(nowNs, 0);
    }
    return true;
  }

  private Ports ports() {
    return new Ports(
        new Stepped(), this::sample, frame -> new Delivery.Delivered(0), () -> {}, new Nobody());
  }

  private PanelSample sample(long tNs) {
    Panel panel = setup.panel();
    int zones = panel.zones();
    int[] counts = new int[zones];
    Arrays.fill(
        counts, QUIET_COUNTS + BREATH_COUNTS * (int) (tNs / setup.periodNs() % BREATH_TICKS));
    long[] convertedNs = new long[zones];
    Arrays.fill(convertedNs, tNs);
    ChannelHealth[] health = new ChannelHealth[zones];
    Arrays.fill(health, ChannelHealth.MEASURED);
    int thermometers = panel.temperatures().size();
    double[] celsius = new double[thermometers];
    Arrays.fill(celsius, 33);
    boolean[] known = new boolean[thermometers];
    Arrays.fill(known, true);
    return new PanelSample(
        new PressureSample(counts, convertedNs, health, setup.plausibility().railCounts()),
        new Vitals(celsius, known, new Vitals.Supply(0, 3, true), false, false),
        0);
  }

  private final class Stepped implements Clock {

    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      nowNs = Math.max(nowNs, deadlineNs);
    }
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
