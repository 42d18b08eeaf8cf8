package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.body.Panels;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.SelfTestBounds;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** A self-test's tick, on a panel of four motors whose ports write down what they are asked. */
class SelfTestLoopTest {

  private static final SelfTestAsk REST = new SelfTestAsk.Rest();
  private static final SelfTestAsk STILL = new SelfTestAsk.Still();
  private static final SelfTestAsk SILENCE = new SelfTestAsk.Silence();

  private final World world = World.holding(1);
  private final SelfTestLoop loop = loop(new State.Idle());

  @BeforeEach
  void noMotorDrawsAnything() {
    world.supply = new Vitals.Supply(0, 3, true);
  }

  private SelfTestLoop loop(State standing) {
    Ports ports = new Ports(world, world, world, world, world);
    return new SelfTestLoop(
        Panels.four(), new LimitTable().limits(), World.PERIOD_NS, ports, standing);
  }

  private SelfTestTick tick(SelfTestAsk ask) {
    return late(0, ask);
  }

  private SelfTestTick late(long missed, SelfTestAsk ask) {
    world.nowNs += (1 + missed) * World.PERIOD_NS;
    return loop.tick(world.nowNs, missed, ask);
  }

  private SelfTestTick ticks(int count, SelfTestAsk ask) {
    SelfTestTick last = tick(ask);
    for (int tick = 1; tick < count; tick++) {
      last = tick(ask);
    }
    return last;
  }

  private static SelfTestAsk pulse(int motor) {
    return new SelfTestAsk.Pulse(motor);
  }

  @Test
  void aTickGoesFromTheSensorsToTheHeartbeat() {
    tick(REST);
    assertThat(world.calls).containsExactly("sample", "apply", "clock", "beat");
  }

  @Test
  void aPulseRisesToItsStrengthAndDrivesOneMotorAlone() {
    ticks(250, REST);
    SelfTestTick first = tick(pulse(2));
    assertThat(first.frame().intensity(2)).isCloseTo(0.04, within(1e-9));
    SelfTestTick last = ticks(10, pulse(2));
    assertThat(last.frame().intensity(2)).isCloseTo(SelfTestBounds.PULSE, within(1e-9));
    assertThat(last.frame().motorsOn()).isEqualTo(1);
    assertThat(last.hasEnded()).isFalse();
    assertThat(world.frames.getLast()).isSameAs(last.frame());
    assertThat(tick(REST).frame().isOff()).isTrue();
  }

  @Test
  void aPulseBeforeTheLevelHasRisenIsWeaker() {
    assertThat(ticks(50, pulse(0)).frame().peak()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void aStallOfTheProcessBuysNoJump() {
    ticks(250, REST);
    tick(pulse(1));
    assertThat(late(3, pulse(1)).frame().intensity(1)).isLessThanOrEqualTo(0.12);
  }

  @ParameterizedTest
  @MethodSource("treated")
  void itNeverRunsInATreatment(State standing) {
    assertThatIllegalStateException()
        .isThrownBy(() -> loop(standing))
        .withMessageContaining("a treatment is " + standing.word());
  }

  private static List<State> treated() {
    return List.of(
        new State.Screening(),
        new State.Armed(),
        new State.Running(State.Pace.PLAYING),
        new State.Paused(Reason.NO_CONTACT));
  }

  @Test
  void afterATreatmentItMayRun() {
    assertThat(loop(new State.Completed())).isNotNull();
    assertThat(loop(new State.Faulted(Reason.OVERCURRENT))).isNotNull();
  }

  @Test
  void thePressedStopButtonTurnsOffInItsTickAndEndsTheHeartbeat() {
    ticks(250, REST);
    ticks(10, pulse(0));
    world.stopPressed = true;
    int beats = world.beats;
    SelfTestTick stopped = tick(pulse(0));
    assertThat(stopped.ended()).isEqualTo(Reason.STOP_BUTTON);
    assertThat(stopped.frame().isOff()).isTrue();
    assertThat(world.frames.getLast().isOff()).isTrue();
    world.stopPressed = false;
    assertThat(ticks(20, pulse(0)).frame().isOff()).isTrue();
    assertThat(world.beats).isEqualTo(beats);
  }

  @Test
  void aStopFromAnyThreadTurnsOffWithTheNextTick() {
    ticks(250, REST);
    ticks(10, pulse(0));
    int beats = world.beats;
    loop.stop(new Command.Stop());
    SelfTestTick stopped = tick(pulse(0));
    assertThat(stopped.ended()).isEqualTo(Reason.STOPPED_BY_WEARER);
    assertThat(world.frames.getLast().isOff()).isTrue();
    assertThat(world.beats).isEqualTo(beats);
  }

  @Test
  void aStopFromAfarIsToldAsTheClinics() {
    loop.stop(new Command.Stop(Command.Stop.From.AFAR));
    assertThat(tick(REST).ended()).isEqualTo(Reason.STOPPED_FROM_AFAR);
  }

  @Test
  void theFirstEndIsTheOneThatIsTold() {
    loop.stop(new Command.Stop());
    tick(REST);
    world.charging = true;
    assertThat(tick(REST).ended()).isEqualTo(Reason.STOPPED_BY_WEARER);
    loop.end();
    assertThat(tick(REST).ended()).isEqualTo(Reason.STOPPED_BY_WEARER);
  }

  @Test
  void aTestThatNeedsNothingMoreTurnsOffAtOnce() {
    ticks(250, REST);
    ticks(10, pulse(3));
    loop.end();
    assertThat(world.frames.getLast().isOff()).isTrue();
    int beats = world.beats;
    assertThat(tick(pulse(3)).ended()).isEqualTo(Reason.COMPLETED);
    assertThat(world.beats).isEqualTo(beats);
  }

  @Test
  void inASilenceNothingIsWrittenAndNoHeartbeatGiven() {
    ticks(250, REST);
    ticks(10, pulse(1));
    int frames = world.frames.size();
    int beats = world.beats;
    SelfTestTick silent = ticks(40, SILENCE);
    assertThat(silent.hasEnded()).isFalse();
    assertThat(world.frames).hasSize(frames);
    assertThat(world.beats).isEqualTo(beats);
  }

  @Test
  void afterASilenceAMotorRisesFromRestAndTheTestGoesOn() {
    ticks(250, REST);
    ticks(10, pulse(1));
    ticks(30, SILENCE);
    SelfTestTick after = tick(pulse(1));
    assertThat(after.hasEnded()).isFalse();
    assertThat(after.frame().intensity(1)).isLessThanOrEqualTo(0.001 + 1e-9);
    assertThat(world.frames.getLast()).isSameAs(after.frame());
  }

  @Test
  void aRailThatFellInASilenceIsNoFaultWhileItComesBack() {
    ticks(250, REST);
    ticks(10, pulse(1));
    ticks(20, SILENCE);
    world.supply = new Vitals.Supply(0, 0.1, true);
    ticks(100, SILENCE);
    assertThat(tick(pulse(1)).ended()).isEqualTo(Reason.NONE);
    world.supply = new Vitals.Supply(0, 3, true);
    assertThat(ticks(20, pulse(1)).ended()).isEqualTo(Reason.NONE);
  }

  @Test
  void theStopButtonEndsASilenceAndTurnsOff() {
    ticks(250, REST);
    ticks(10, pulse(1));
    ticks(5, SILENCE);
    world.stopPressed = true;
    assertThat(tick(SILENCE).ended()).isEqualTo(Reason.STOP_BUTTON);
    assertThat(world.frames.getLast().isOff()).isTrue();
  }

  @Test
  void whileItIsStillTheStopButtonMayBeTried() {
    tick(STILL);
    world.stopPressed = true;
    SelfTestTick pressed = ticks(100, STILL);
    assertThat(pressed.hasEnded()).isFalse();
    assertThat(pressed.frame().isOff()).isTrue();
    assertThat(pressed.sample().vitals().stopPressed()).isTrue();
    assertThat(world.beats).isEqualTo(101);
    assertThat(tick(REST).ended()).isEqualTo(Reason.STOP_BUTTON);
  }

  @Test
  void waitingForAPersonTakesNoneOfItsMinute() {
    ticks(7_000, STILL);
    assertThat(ticks(5_999, REST).hasEnded()).isFalse();
    assertThat(tick(REST).ended()).isEqualTo(Reason.TREATMENT_TOO_LONG);
  }

  @Test
  void aFrameThatWasNotTakenGetsNoBeatAndThreeEndIt() {
    tick(REST);
    world.delivery = new Delivery.Refused("nobody there", 0);
    ticks(3, REST);
    assertThat(world.beats).isEqualTo(1);
    assertThat(tick(REST).ended()).isEqualTo(Reason.DRIVERS_LOST);
  }

  @Test
  void aFrameThatIsTakenAgainIsBeaten() {
    world.delivery = new Delivery.Refused("nobody there", 0);
    ticks(2, REST);
    world.delivery = World.TAKEN;
    ticks(3, REST);
    world.delivery = new Delivery.Refused("nobody there", 0);
    assertThat(ticks(2, REST).hasEnded()).isFalse();
    assertThat(world.beats).isEqualTo(3);
  }

  @Test
  void aTickThatTakesTooLongGetsNoBeat() {
    world.sampleTakesNs = 8_000_000;
    tick(REST);
    assertThat(world.beats).isEqualTo(1);
    world.sampleTakesNs = 8_000_001;
    tick(REST);
    assertThat(world.beats).isEqualTo(1);
  }

  @Test
  void ticksThatAreNeverDoneInTimeEndIt() {
    ticks(5, REST);
    world.sampleTakesNs = 8_500_000;
    SelfTestTick last = tick(REST);
    for (int tick = 0; tick < 12 && !last.hasEnded(); tick++) {
      last = late(0, REST);
    }
    assertThat(last.ended()).isEqualTo(Reason.TICKS_MISSED);
  }

  @Test
  void aMissedPeriodMakesItGentlerAndAnotherEndsIt() {
    ticks(250, REST);
    ticks(10, pulse(0));
    assertThat(late(1, pulse(0)).frame().peak()).isLessThanOrEqualTo(0.1 + 1e-9);
    assertThat(late(1, pulse(0)).ended()).isEqualTo(Reason.TICKS_MISSED);
  }

  @Test
  void aBugTurnsEverythingOffForGood() {
    ticks(250, REST);
    ticks(10, pulse(0));
    world.broken = "sample";
    assertThatIllegalStateException().isThrownBy(() -> tick(pulse(0)));
    assertThat(world.frames.getLast().isOff()).isTrue();
    int beats = world.beats;
    world.broken = null;
    assertThat(tick(pulse(0)).ended()).isEqualTo(Reason.PROGRAM_FAULT);
    assertThat(world.beats).isEqualTo(beats);
  }

  @Test
  void timeThatStandsStillIsABug() {
    tick(REST);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loop.tick(world.nowNs, 0, REST))
        .withMessageContaining("follows one at");
    assertThat(tick(REST).ended()).isEqualTo(Reason.PROGRAM_FAULT);
  }
}
