package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.safety.HandBounds;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.tissue.ShippedRecording;

/** The massage on a midwife's hand, on a simulated panel: what moves, and what ends it. */
class HandTurnTest {

  /** Only the middle of the left lies under something. */
  private static final String HAND =
      """
      at 0 s strap upper-left loosens to 0 over 0.1 s
      at 0 s strap upper-right loosens to 0 over 0.1 s
      at 0 s strap middle-right loosens to 0 over 0.1 s
      at 0 s strap lower-left loosens to 0 over 0.1 s
      at 0 s strap lower-right loosens to 0 over 0.1 s
      """;

  private final Order order = Order.shipped();
  private final List<TickRecord> ticks = new ArrayList<>();
  private long nowNs = SteppedTreatment.START_NS + 3_000_000_000L;

  /** Plays a turn to its end; somebody watches the time, in seconds since it began. */
  private HandTurn play(String scenario, TurnWatcher watcher) throws Exception {
    SimulatedPanel panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            ShippedRecording.RECLINE_60.read(),
            ScenarioFile.read("hand", scenario),
            SteppedTreatment.START_NS,
            1);
    if (!(PanelHarness.start(panel.wires(), order.device(), order.setup().panel(), panel::pause)
        instanceof HarnessStart.Ready(PanelHarness harness))) {
      throw new AssertionError("the simulated panel does not start");
    }
    long beganNs = nowNs;
    HandTurn[] turn = new HandTurn[1];
    LongConsumer second = tNs -> watcher.at((tNs - beganNs) / 1e9, turn[0]);
    turn[0] =
        new HandTurn(
            HandTurn.gentler(order.setup()),
            () ->
                new Ports(
                    new SteppedClock(),
                    tNs -> {
                      panel.advanceTo(tNs);
                      second.accept(tNs);
                      return harness.sample(tNs);
                    },
                    harness,
                    new HeartbeatLine(panel.heartbeat()),
                    new Ticks()));
    turn[0].take(new State.Idle());
    return turn[0];
  }

  @FunctionalInterface
  private interface TurnWatcher {
    void at(double second, HandTurn turn);
  }

  private final class SteppedClock implements Clock {
    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      nowNs = Math.max(nowNs, deadlineNs);
    }
  }

  private final class Ticks implements Recorder {
    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {
      ticks.add(tick);
    }
  }

  private double strongest() {
    return ticks.stream()
        .mapToDouble(tick -> tick.snapshot().verdict().frame().peak())
        .max()
        .orElseThrow();
  }

  private Snapshot last() {
    return ticks.getLast().snapshot();
  }

  private double lastedS() {
    return (last().tNs() - ticks.getFirst().snapshot().tNs()) / 1e9;
  }

  @Test
  void underAHandItMovesGentlyAndNowhereElseAndEndsByItself() throws Exception {
    HandTurn turn = play(HAND, (second, playing) -> {});
    assertThat(turn.ended()).isEqualTo(HandTurn.Why.OVER);
    assertThat(last().state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    assertThat(last().verdict().frame().isOff()).isTrue();
    assertThat(lastedS()).isBetween(89.0, 91.0);
    assertThat(strongest()).isBetween(0.05, HandBounds.CAP);
    int middleLeft =
        order.setup().panel().sensors().stream()
            .map(site -> site.name())
            .toList()
            .indexOf("middle-left");
    for (TickRecord tick : ticks) {
      for (int motor = 0; motor < tick.snapshot().verdict().frame().motors(); motor++) {
        if (order.setup().panel().zoneOf(motor) != middleLeft) {
          assertThat(tick.snapshot().verdict().frame().intensity(motor)).isZero();
        }
      }
    }
  }

  @Test
  void aPanelThatIsWornShowsNothing() throws Exception {
    HandTurn turn = play("", (second, playing) -> {});
    assertThat(turn.ended()).isEqualTo(HandTurn.Why.WORN);
    assertThat(strongest()).isZero();
    assertThat(lastedS()).isLessThan(2);
  }

  @Test
  void aPanelThatIsPutOnWhileItPlaysIsOffAtOnce() throws Exception {
    HandTurn turn =
        play(
            HAND
                + "at 20 s strap upper-right loosens to 1 over 0.1 s\n"
                + "at 20 s strap lower-left loosens to 1 over 0.1 s\n",
            (second, playing) -> {});
    assertThat(turn.ended()).isEqualTo(HandTurn.Why.WORN);
    assertThat(lastedS()).isBetween(16.0, 19.0);
    assertThat(last().verdict().frame().isOff()).isTrue();
  }

  @Test
  void aStopEndsItWithinATickAndLeavesEverythingOff() throws Exception {
    long[] stoppedNs = new long[1];
    HandTurn turn =
        play(
            HAND,
            (second, playing) -> {
              if (second > 40 && stoppedNs[0] == 0) {
                stoppedNs[0] = nowNs;
                playing.stop(new Command.Stop(Command.Stop.From.AFAR));
              }
            });
    assertThat(turn.ended()).isEqualTo(HandTurn.Why.OVER);
    assertThat(last().state())
        .as("the clinic stopped it, not who holds it")
        .isEqualTo(new State.Stopped(Reason.STOPPED_FROM_AFAR));
    assertThat(last().tNs() - stoppedNs[0]).isLessThanOrEqualTo(20_000_000L);
    assertThat(last().verdict().frame().isOff()).isTrue();
  }

  @Test
  void aHandThatIsTakenAwayEndsIt() throws Exception {
    play(HAND + "at 30 s strap middle-left loosens to 0 over 0.1 s\n", (second, playing) -> {});
    assertThat(lastedS()).isBetween(26.0, 31.0);
    assertThat(last().verdict().frame().isOff()).isTrue();
  }

  @Test
  void whereNoHandComesNothingMoves() throws Exception {
    HandTurn turn =
        play(HAND + "at 0 s strap middle-left loosens to 0 over 0.1 s\n", (second, playing) -> {});
    assertThat(turn.ended()).isEqualTo(HandTurn.Why.NO_HAND);
    assertThat(strongest()).isZero();
  }
}
