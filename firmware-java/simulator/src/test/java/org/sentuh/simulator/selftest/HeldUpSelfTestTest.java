package org.sentuh.simulator.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.Fault;
import org.sentuh.device.selftest.SelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestReport.Outcome;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.tissue.ShippedRecording;

/** A self-test on a machine that holds its ticks up, once or always, at every moment of it. */
class HeldUpSelfTestTest {

  private static final SelfTestOrder M = SelfTestOrder.shipped("m");
  private static final long MS = 1_000_000;
  private static final long LASTS_MS = 2_300;

  private final List<SelfTestReport> reports = new ArrayList<>();

  /** A panel whose machine once does something else for a while. */
  private static TestedPanel heldUpAt(long ms, long forMs) {
    TestedPanel tested = new TestedPanel(M, ShippedRecording.RECLINE_60.read(), 1, Defect.NONE);
    boolean[] held = {false};
    tested.watch(ns -> {
      if (ns >= ms * MS && !held[0]) {
        held[0] = true;
        tested.panel().pause(forMs * MS);
      }
    });
    return tested;
  }

  /** A panel whose machine does something else again and again. */
  private static TestedPanel alwaysHeldUp() {
    TestedPanel tested = new TestedPanel(M, ShippedRecording.RECLINE_60.read(), 1, Defect.NONE);
    long[] nextNs = {0};
    tested.watch(ns -> {
      if (ns >= nextNs[0]) {
        nextNs[0] = ns + 100 * MS;
        tested.panel().pause(45 * MS);
      }
    });
    return tested;
  }

  private SelfTestReport once(TestedPanel tested, Defect defect) {
    SelfTestReport report = tested.run(defect, Optional.empty());
    reports.add(report);
    return report;
  }

  private SelfTestReport tested(TestedPanel tested, Defect defect) {
    reports.clear();
    return SelfTest.untilHeldUpNoMore(() -> once(tested, defect), () -> false);
  }

  @ParameterizedTest
  @ValueSource(longs = {15, 19})
  void aShortDelayBlamesNobodyWheneverItComes(long forMs) {
    for (long ms = 300; ms < LASTS_MS; ms += 10) {
      SelfTestReport report = once(heldUpAt(ms, forMs), Defect.NONE);
      assertThat(report.outcome())
          .as("held up for %d ms at %d: %s", forMs, ms, report.findings())
          .isEqualTo(Outcome.SOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {45, 75, 165})
  void afterALongDelayWhateverItFoundIsLookedForOnceMore(long forMs) {
    int doubted = 0;
    for (long ms = 300; ms < LASTS_MS; ms += 40) {
      SelfTestReport report = tested(heldUpAt(ms, forMs), Defect.NONE);
      assertThat(report.outcome())
          .as("held up for %d ms at %d: %s", forMs, ms, report.findings())
          .isEqualTo(Outcome.SOUND);
      doubted += reports.size() - 1;
    }
    assertThat(doubted).as("tests that a delay spoilt").isPositive();
  }

  @Test
  void aWeakMotorIsFoundWhetherOrNotItIsHeldUp() {
    Defect weak = Defects.named(M, "motor-weak").orElseThrow();
    TestedPanel onTime = new TestedPanel(M, ShippedRecording.RECLINE_60.read(), 1, weak);
    assertThat(tested(onTime, weak).findings()).extracting("fault").containsOnly(Fault.MOTOR_WEAK);
    assertThat(reports).as("on time, nothing is doubted").hasSize(1);
    for (long ms = 700; ms < 1_000; ms += 40) {
      assertThat(tested(heldUpAt(ms, 25), weak).findings())
          .extracting("fault")
          .containsOnly(Fault.MOTOR_WEAK);
      assertThat(reports).hasSize(2);
      assertThat(reports.getLast().wasHeldUp()).isFalse();
    }
  }

  @Test
  void oneThatIsAlwaysHeldUpIsMadeThreeTimesAndSaysSo() {
    SelfTestReport report = tested(alwaysHeldUp(), Defect.NONE);
    assertThat(reports).hasSize(3);
    assertThat(report.wasHeldUp()).isTrue();
    assertThat(report.missedTicks()).isPositive();
  }

  @Test
  void afterAStopItDoesNotBeginAgain() {
    TestedPanel always = alwaysHeldUp();
    SelfTest.untilHeldUpNoMore(() -> once(always, Defect.NONE), () -> true);
    assertThat(reports).hasSize(1);
  }

  @Test
  void oneThatTheStopButtonEndedIsNotMadeAgainThoughItWasHeldUp() {
    TestedPanel tested = alwaysHeldUp();
    tested.panel().happen(new Happening.Button(true));
    SelfTestReport report = tested(tested, Defect.NONE);
    assertThat(report.ended()).isEqualTo(Reason.STOP_BUTTON);
    assertThat(reports).hasSize(1);
  }

  @Test
  void oneThatWasAskedForBetweenTwoTicksBeginsAgainOnTheSameChips() {
    int doubted = 0;
    for (long ms = 700; ms < 1_000; ms += 10) {
      TestedPanel tested = heldUpAt(ms, 75);
      long beganNs = turn(tested, new SelfTestTurn[1]);
      assertThat(reports.getLast().outcome())
          .as("held up at %d: %s", ms, reports.getLast().findings())
          .isEqualTo(Outcome.SOUND);
      doubted += tested.panel().nowNs() - beganNs > LASTS_MS * MS ? 1 : 0;
    }
    assertThat(doubted).as("turns that took longer than one test").isPositive();
  }

  private long turn(TestedPanel tested, SelfTestTurn[] made) {
    HarnessStart start =
        PanelHarness.start(tested.panel().wires(), M.device(), M.panel(), tested.panel()::pause);
    if (!(start instanceof HarnessStart.Ready ready)) {
      throw new AssertionError("a sound panel's chips did not start: " + start);
    }
    SelfTestTurn turn =
        new SelfTestTurn(
            new SelfTestTurn.TestBench(
                standing -> tested.bench(ready, standing),
                () -> Chips.again(tested.panel().wires().bus(), M.device(), M.panel())),
            false,
            reports::add);
    made[0] = turn;
    long beganNs = tested.panel().nowNs();
    turn.take(new State.Idle());
    return beganNs;
  }

  @Test
  void aTurnThatIsStoppedDoesNotBeginAgain() {
    TestedPanel tested = alwaysHeldUp();
    SelfTestTurn[] made = new SelfTestTurn[1];
    long[] stoppedNs = {-1};
    tested.watch(ns -> {
      if (ns >= 1_000 * MS && stoppedNs[0] < 0) {
        stoppedNs[0] = ns;
        made[0].stop(new Command.Stop());
        tested.panel().pause(45 * MS);
      }
    });
    turn(tested, made);
    assertThat(reports.getLast().ended()).isEqualTo(Reason.STOPPED_BY_WEARER);
    assertThat(tested.panel().nowNs()).isLessThan(stoppedNs[0] + 200 * MS);
  }
}
