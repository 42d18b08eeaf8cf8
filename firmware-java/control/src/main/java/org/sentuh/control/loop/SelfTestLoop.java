package org.sentuh.control.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.control.controller.Intent;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Interlocks;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.SelfTestBounds;
import org.sentuh.control.safety.Situation;
import org.sentuh.control.safety.Verdict;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * The tick of a self-test, from the sensors to the heartbeat, in the order of a treatment's and
 * through the same interlocks ({@link Interlocks#ofSelfTest}).
 *
 * <p>It never runs in a treatment. A stop, by a bound, a button or a person, turns everything off
 * in its tick and ends the test; then no heartbeat is given any more. Without a clock, randomness
 * or I/O of its own. {@link #tick} and {@link #end} on one thread, {@link #stop} on any.
 */
public final class SelfTestLoop {

  private static final double BUDGET = 0.8;
  private static final int MOST_RISE_PERIODS = 2;
  private static final Moment NO_PROGRAMME = new Moment(0, 1, List.of());

  private final Panel panel;
  private final Ports ports;
  private final long periodNs;
  private final Interlocks interlocks;
  private final PressureMap noBack;
  private Reason ended = Reason.NONE;
  private volatile Command.@Nullable Stop stop;
  private boolean begun;
  private long lastNs;
  private long runNs;
  private long silentNs;
  private long unheardNs;
  private int failedDeliveries;

  /**
   * A self-test's loop; nothing is sampled or driven before its first tick.
   *
   * @param limits those of a treatment, which are narrowed for it
   * @param periodNs the device's own period
   * @param ports those of a treatment; what a self-test found is told as a whole, so nothing is
   *     offered to the recorder
   * @param standing where the treatment is that these ports belong to, idle when there is none
   * @throws IllegalStateException in a treatment
   */
  public SelfTestLoop(Panel panel, Limits limits, long periodNs, Ports ports, State standing) {
    if (!(standing instanceof State.Idle || standing.hasEnded())) {
      throw new IllegalStateException(
          "a treatment is "
              + standing.word()
              + "; a self-test runs before or after one, never in it: stop it first");
    }
    this.panel = panel;
    this.ports = ports;
    this.periodNs = periodNs;
    this.interlocks = Interlocks.ofSelfTest(limits, panel);
    this.noBack = PressureMap.even(panel.zones(), 0);
  }

  /** Turns everything off with the next tick, and ends the test. */
  public void stop(Command.Stop asked) {
    stop = asked;
  }

  /** Turns everything off now, for a test that needs nothing more. */
  public void end() {
    end(Reason.COMPLETED);
    ports.actuators().apply(interlocks.off());
  }

  /**
   * One tick. A bug in it turns everything off for good and is thrown on.
   *
   * @param tNs the tick's time, later than the last one's
   * @param missedPeriods whole periods that were missed before it
   */
  public SelfTestTick tick(long tNs, long missedPeriods, SelfTestAsk ask) {
    try {
      return play(tNs, missedPeriods, ask);
    } catch (RuntimeException bug) {
      end(Reason.PROGRAM_FAULT);
      ports.actuators().apply(interlocks.off());
      throw bug;
    }
  }

  private SelfTestTick play(long tNs, long missedPeriods, SelfTestAsk ask) {
    long dtNs = elapse(tNs);
    PanelSample sample = ports.sensors().sample(tNs);
    boolean silence = ask instanceof SelfTestAsk.Silence;
    boolean still = silence || ask instanceof SelfTestAsk.Still;
    Command.@Nullable Stop asked = stop;
    if (asked != null) {
      end(asked.from().told());
    } else if (silence && sample.vitals().stopPressed()) {
      end(Reason.STOP_BUTTON);
    }
    runNs += still ? 0 : dtNs;
    ApprovedFrame frame = granted(situation(tNs, dtNs, missedPeriods, still, ask, sample));
    if (silence && ended == Reason.NONE) {
      unheardNs = 0; // nobody waits for a heartbeat
    } else {
      deliver(tNs, frame);
    }
    return new SelfTestTick(tNs, sample, frame, ended);
  }

  private long elapse(long tNs) {
    if (begun && tNs <= lastNs) {
      throw new IllegalArgumentException("tick at " + tNs + " ns follows one at " + lastNs + " ns");
    }
    long dtNs = begun ? tNs - lastNs : periodNs;
    silentNs += dtNs;
    unheardNs += dtNs;
    begun = true;
    lastNs = tNs;
    return dtNs;
  }

  private Situation situation(
      long tNs, long dtNs, long missedPeriods, boolean still, SelfTestAsk ask, PanelSample sample) {
    return new Situation(
        tNs,
        dtNs,
        Math.min(dtNs, MOST_RISE_PERIODS * periodNs),
        missedPeriods,
        failedDeliveries,
        silentNs,
        unheardNs,
        still ? new State.Idle() : new State.Running(State.Pace.PLAYING),
        runNs,
        runNs,
        0,
        intent(ask),
        noBack,
        sample.vitals(),
        interlocks.previous());
  }

  private Intent intent(SelfTestAsk ask) {
    double[] asked = new double[panel.motors().size()];
    if (ask instanceof SelfTestAsk.Pulse(int motor)) {
      asked[motor] = SelfTestBounds.PULSE;
    }
    boolean[] contact = new boolean[panel.zones()];
    return new Intent(SelfTestBounds.PULSE, asked, asked, contact, NO_PROGRAMME);
  }

  private ApprovedFrame granted(Situation situation) {
    if (ended == Reason.NONE
        && interlocks.judge(situation) instanceof Verdict.Stopped(_, Reason why, _)) {
      end(why);
    }
    return ended == Reason.NONE ? interlocks.previous() : interlocks.off();
  }

  /** Silence means off: no beat after an end, after a frame that was not taken, or too late. */
  private void deliver(long tNs, ApprovedFrame frame) {
    Delivery delivery = ports.actuators().apply(frame);
    failedDeliveries = delivery instanceof Delivery.Delivered ? 0 : failedDeliveries + 1;
    boolean punctual = ports.clock().nowNs() - tNs <= BUDGET * periodNs;
    if (ended == Reason.NONE && failedDeliveries == 0 && punctual) {
      ports.heartbeat().beat();
      silentNs = 0;
      unheardNs = 0;
    }
  }

  private void end(Reason why) {
    ended = ended == Reason.NONE ? why : ended;
  }
}
