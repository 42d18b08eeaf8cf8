package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.body.Panels;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Verdict;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;

/** Ticks of 10 ms, from the inbox to the heartbeat. */
class TreatmentLoopTest {

  private static final State PLAYING = new State.Running(State.Pace.PLAYING);
  private static final long MS = 1_000_000;

  private final World world = World.holding(30);

  private boolean beatsInNextTick() {
    int before = world.beats;
    world.tick();
    return world.beats > before;
  }

  @Test
  void nothingIsDoneBeforeTheFirstTick() {
    assertThat(world.calls).isEmpty();
    assertThat(world.loop.latest()).isNull();
  }

  @Test
  void aTickGoesFromTheInboxToTheHeartbeatAndIsToldAfterwards() {
    world.tick();
    world.calls.clear();
    world.put(new Command.Screen());
    world.tick();
    assertThat(world.calls)
        .containsExactly(
            "offer CommandTaken",
            "offer StateChanged",
            "sample",
            "apply",
            "clock",
            "beat",
            "record");
  }

  @Test
  void theFirstTickSaysWhatIsPreparedBeforeAnythingElse() {
    world.tick();
    assertThat(world.calls)
        .containsExactly("offer Prepared", "sample", "apply", "clock", "beat", "record");
    assertThat(world.events.getFirst().fact())
        .isEqualTo(new Fact.Prepared("test", 1, "four", 262, 30_000 * MS, 0.4, 0.8));
  }

  @Test
  void aTreatmentRunsFromItsStartToItsEnd() {
    world.start();
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    assertThat(world.latest().placeNs()).isEqualTo(5_000 * MS);
    assertThat(world.latest().verdict().frame().intensity(0)).isCloseTo(0.4, within(1e-9));
    assertThat(world.latest().verdict()).isInstanceOf(Verdict.Permitted.class);
    world.ticks(2_499);
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    world.tick();
    assertThat(world.latest().state()).isEqualTo(new State.Completed());
    assertThat(world.frames.getLast().isOff()).isTrue();
    assertThat(beatsInNextTick()).isFalse();
    assertThat(world.facts(Fact.Ended.class))
        .singleElement()
        .satisfies(ended -> assertThat(ended.outcome()).isEqualTo("completed"))
        .satisfies(ended -> assertThat(ended.why()).isEqualTo(Reason.COMPLETED))
        .satisfies(ended -> assertThat(ended.runNs()).isEqualTo(30_000 * MS));
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 7, 10, 50})
  void atNoPeriodDoesATreatmentInWhichNothingIsTheMatterAskForMoreThanItIsGranted(long periodMs) {
    World circles =
        new World(
            new Setup(
                "boot-1",
                periodMs * MS,
                Proof.of(
                        Programmes.score(Programmes.standard()),
                        Panels.m(),
                        new LimitTable().limits())
                    .orRefuse(),
                Backs.laws(6),
                Backs.RULES,
                DaySpent.NOTHING,
                0.4));
    circles.start();
    circles.ticks((int) (310_000 / periodMs));
    assertThat(circles.latest().state()).isEqualTo(new State.Completed());
    assertThat(circles.facts(Fact.LimitBegan.class)).isEmpty();
  }

  @Test
  void theSnapshotIsTheTickComplete() {
    world.start();
    Snapshot snapshot = world.latest();
    assertThat(snapshot.tNs()).isEqualTo(world.nowNs);
    assertThat(snapshot.level()).isEqualTo(0.4);
    assertThat(snapshot.ceiling()).isEqualTo(0.8);
    assertThat(snapshot.intent().zonesInContact()).isEqualTo(2);
    assertThat(snapshot.pressure().kPa(0)).isCloseTo(2, within(0.01));
    assertThat(snapshot.vitals().skinCelsius(0)).isEqualTo(33);
    assertThat(snapshot.verdict().frame()).isSameAs(world.frames.getLast());
    TickRecord record = world.ticks.getLast();
    assertThat(record.snapshot()).isSameAs(snapshot);
    assertThat(record.delivery()).isSameAs(World.TAKEN);
    assertThat(record.missedPeriods()).isZero();
    assertThat(record.punctual()).isTrue();
    assertThat(record.commands()).isEmpty();
    assertThat(record.sample().vitals()).isSameAs(snapshot.vitals());
  }

  @Test
  void theRecordKeepsTheCommandsOfItsTick() {
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    world.tick();
    assertThat(world.ticks.getLast().commands())
        .containsExactly(new Command.Screen(), new Command.AnswerScreening(true));
  }

  @Test
  void aStopBeatsEverythingThatWaitsAndIsOffInItsTick() {
    world.start();
    world.put(new Command.Stronger());
    world.put(new Command.Pause());
    world.put(new Command.Stop());
    world.put(new Command.Stronger());
    int beats = world.beats;
    world.tick();
    assertThat(world.ticks.getLast().commands()).startsWith(new Command.Stop()).hasSize(4);
    assertThat(world.frames.getLast().isOff()).isTrue();
    assertThat(world.latest().state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    assertThat(world.latest().level()).isEqualTo(0.4);
    assertThat(world.beats).isEqualTo(beats);
  }

  @Test
  void whatWaitsWithAStopIsPutAsideAndTold() {
    world.start();
    world.put(new Command.Acknowledge());
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    world.put(new Command.Start());
    world.put(new Command.Stop());
    world.tick();
    assertThat(world.latest().state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    assertThat(world.facts(Fact.CommandTaken.class).getLast())
        .isEqualTo(new Fact.CommandTaken("Stop"));
    assertThat(world.facts(Fact.CommandRefused.class))
        .extracting(Fact.CommandRefused::command)
        .containsExactly("Acknowledge", "Screen", "AnswerScreening", "Start");
    assertThat(world.facts(Fact.CommandRefused.class))
        .allSatisfy(refused -> assertThat(refused.why()).isEqualTo(Refusal.STOPPED_FIRST));
    world.put(new Command.Acknowledge());
    world.tick();
    assertThat(world.latest().state()).isEqualTo(new State.Idle()); // only that tick's were
  }

  @Test
  void theHeartbeatIsGivenInEveryStateThatIsNotStopped() {
    assertThat(beatsInNextTick()).isTrue(); // idle
    world.put(new Command.Screen());
    assertThat(beatsInNextTick()).isTrue();
    world.put(new Command.AnswerScreening(true));
    assertThat(beatsInNextTick()).isTrue();
    world.ticks(60);
    world.put(new Command.Start());
    assertThat(beatsInNextTick()).isTrue();
    world.put(new Command.Pause());
    assertThat(beatsInNextTick()).isTrue();
    world.ticks(60);
    assertThat(world.latest().state()).isEqualTo(new State.Paused(Reason.PAUSED_BY_WEARER));
    assertThat(beatsInNextTick()).isTrue();
  }

  @Test
  void afterAStopTheHeartbeatWaitsForAPersonToAcknowledgeIt() {
    world.start();
    world.put(new Command.Stop());
    assertThat(beatsInNextTick()).isFalse();
    for (int tick = 0; tick < 500; tick++) {
      assertThat(beatsInNextTick()).isFalse();
    }
    world.put(new Command.Start());
    assertThat(beatsInNextTick()).isFalse();
    world.put(new Command.Acknowledge());
    assertThat(beatsInNextTick()).isTrue();
    assertThat(world.latest().state()).isEqualTo(new State.Idle());
  }

  @Test
  void whatAnInterlockStopsIsOffWithoutABeatInTheSameTickAndStaysSo() {
    world.start();
    world.stopPressed = true;
    assertThat(beatsInNextTick()).isFalse();
    assertThat(world.frames.getLast().isOff()).isTrue();
    assertThat(world.latest().state()).isEqualTo(new State.Stopped(Reason.STOP_BUTTON));
    world.stopPressed = false;
    world.ticks(100);
    assertThat(world.latest().state()).isEqualTo(new State.Stopped(Reason.STOP_BUTTON));
    assertThat(world.frames.getLast().isOff()).isTrue();
    assertThat(beatsInNextTick()).isFalse();
  }

  /** Even when everything that leads back to motion waits for one tick. */
  @Test
  void whatAnInterlockStoppedBeginsFromNothing() {
    world.start();
    world.stopPressed = true;
    world.tick();
    world.stopPressed = false;
    world.put(new Command.Acknowledge());
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    world.put(new Command.Start());
    world.tick();
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    assertThat(world.latest().intent().level()).isCloseTo(0.001, within(1e-9));
  }

  @Test
  void aFaultKeepsTheHeartbeatToo() {
    world.start();
    world.supply = new Vitals.Supply(0.3, 3.0, false);
    assertThat(beatsInNextTick()).isFalse();
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.SUPPLY_UNKNOWN));
  }

  @Test
  void aFrameThatWasNotTakenGetsNoBeat() {
    world.start();
    world.delivery = new Delivery.Refused("PCA9685 at 0x40: no acknowledge", 300_000);
    assertThat(beatsInNextTick()).isFalse();
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    assertThat(world.facts(Fact.DeliveryRefused.class))
        .containsExactly(new Fact.DeliveryRefused("PCA9685 at 0x40: no acknowledge"));
    world.delivery = World.TAKEN;
    assertThat(beatsInNextTick()).isTrue();
  }

  @Test
  void threeFramesInARowThatWereNotTakenAreAFault() {
    world.start();
    world.delivery = new Delivery.Refused("PCA9685 at 0x40: no acknowledge", 300_000);
    world.ticks(3);
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    world.tick();
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.DRIVERS_LOST));
    assertThat(world.frames.getLast().isOff()).isTrue();
  }

  @Test
  void oneFrameThatWasTakenBeginsTheCountAnew() {
    world.start();
    Delivery refused = new Delivery.Refused("no", 0);
    for (int i = 0; i < 10; i++) {
      world.delivery = refused;
      world.ticks(2);
      world.delivery = World.TAKEN;
      world.tick();
    }
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    world.delivery = refused;
    world.ticks(4);
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.DRIVERS_LOST));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "8000000, true", "8000001, false", "50000000, false"})
  void aTickThatTakesMoreThanFourFifthsOfItsPeriodGetsNoBeat(long takesNs, boolean beats) {
    world.start();
    world.sampleTakesNs = takesNs;
    assertThat(beatsInNextTick()).isEqualTo(beats);
    assertThat(world.frames.getLast().isOff()).isFalse(); // the outputs end by themselves
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "apply", "clock", "beat", "record"})
  void aBugAnywhereTurnsEverythingOffForGood(String port) {
    world.start();
    int beats = world.beats;
    int events = world.events.size();
    world.broken = port;
    world.tick();
    assertThat(world.frames.getLast().isOff()).isTrue();
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.PROGRAM_FAULT));
    assertThat(world.latest().verdict().frame()).isSameAs(world.frames.getLast());
    assertThat(world.latest().verdict().reasons().list()).containsExactly(Reason.PROGRAM_FAULT);
    assertThat(world.latest().tNs()).isEqualTo(world.nowNs);
    assertThat(world.events.subList(events, world.events.size()).stream().map(Event::fact))
        .startsWith(
            new Fact.ProgramFault("java.lang.IllegalStateException: " + port + " is broken"),
            new Fact.StateChanged("running", "faulted", Reason.PROGRAM_FAULT));
    assertThat(world.facts(Fact.Ended.class))
        .singleElement()
        .satisfies(ended -> assertThat(ended.outcome()).isEqualTo("faulted"))
        .satisfies(ended -> assertThat(ended.why()).isEqualTo(Reason.PROGRAM_FAULT));
    // In the tick itself the beat may have been given before the bug; never after it.
    assertThat(world.beats).isLessThanOrEqualTo(beats + 1);
    if (!"record".equals(port)) {
      assertThat(world.beats).isEqualTo(beats);
    }
    stillFor(100);
  }

  @Test
  void evenABugInTheRecorderTurnsEverythingOffFirst() {
    world.start();
    world.put(new Command.Softer());
    world.broken = "offer";
    world.tick();
    assertThat(world.frames.getLast().isOff()).isTrue();
    assertThat(world.facts(Fact.ProgramFault.class)).hasSize(1);
    stillFor(100);
  }

  @Test
  void aRecorderThatStaysBrokenIsThrownOnAfterEverythingIsOff() {
    world.start();
    Recorder broken =
        new Recorder() {
          @Override
          public boolean offer(Event event) {
            throw new IllegalStateException("no disk");
          }

          @Override
          public void tick(TickRecord tick) {
            throw new IllegalStateException("no disk");
          }
        };
    TreatmentLoop loop =
        new TreatmentLoop(SetupTest.holding(30), new Ports(world, world, world, world, broken));
    int frames = world.frames.size();
    assertThatThrownBy(() -> loop.tick(world.nowNs, 0)).hasMessage("no disk");
    assertThat(world.frames).hasSize(frames + 1);
    assertThat(world.frames.getLast().isOff()).isTrue();
    loop.tick(world.nowNs + World.PERIOD_NS, 0); // and it stays off
    assertThat(world.frames).hasSize(frames + 1);
  }

  @Test
  void driversThatThrowWhileEverythingIsTurnedOffAreToldToo() {
    PanelSensors blind =
        tNs -> {
          throw new IllegalStateException("no sample");
        };
    Actuators broken =
        frame -> {
          throw new IllegalStateException("no bus");
        };
    TreatmentLoop loop =
        new TreatmentLoop(SetupTest.holding(30), new Ports(world, blind, broken, world, world));
    loop.tick(world.nowNs, 0);
    assertThat(world.facts(Fact.ProgramFault.class))
        .containsExactly(new Fact.ProgramFault("java.lang.IllegalStateException: no sample"));
    assertThat(world.facts(Fact.DeliveryRefused.class))
        .containsExactly(new Fact.DeliveryRefused("java.lang.IllegalStateException: no bus"));
    assertThat(world.beats).isZero();
    assertThat(loop.latest()).isNull(); // there was no tick to show
  }

  @Test
  void driversThatRefuseWhileEverythingIsTurnedOffAreToldToo() {
    world.start();
    world.broken = "sample";
    world.delivery = new Delivery.Refused("PCA9685 at 0x40: no acknowledge", 300_000);
    world.tick();
    assertThat(world.facts(Fact.DeliveryRefused.class))
        .containsExactly(new Fact.DeliveryRefused("PCA9685 at 0x40: no acknowledge"));
    assertThat(world.facts(Fact.ProgramFault.class)).hasSize(1);
  }

  /** Commands are answered for as long as there is a program, and nothing else happens. */
  private void stillFor(int ticks) {
    int calls = world.calls.size();
    int events = world.events.size();
    world.put(new Command.Acknowledge());
    world.put(new Command.Stop());
    world.ticks(ticks);
    assertThat(world.calls.subList(calls, world.calls.size()))
        .allSatisfy(call -> assertThat(call).startsWith("offer "));
    assertThat(world.events.subList(events, world.events.size()).stream().map(Event::fact))
        .contains(
            new Fact.CommandTaken("Stop"),
            new Fact.CommandRefused("Acknowledge", Refusal.PROGRAM_ENDED));
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.PROGRAM_FAULT));
  }

  @Test
  void timeThatDoesNotGoOnIsABug() {
    world.ticks(3);
    world.loop.tick(world.nowNs, 0);
    assertThat(world.facts(Fact.ProgramFault.class))
        .singleElement()
        .satisfies(fault ->
            assertThat(fault.what())
                .contains("tick at " + world.nowNs + " ns follows one at " + world.nowNs));
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.PROGRAM_FAULT));
  }

  @Test
  void oneMissedPeriodHalvesTheStrengthAndIsTold() {
    world.start();
    world.tick(1);
    assertThat(world.frames.getLast().intensity(0)).isCloseTo(0.2, within(1e-9));
    assertThat(world.facts(Fact.TicksMissed.class)).containsExactly(new Fact.TicksMissed(1));
    assertThat(world.ticks.getLast().missedPeriods()).isEqualTo(1);
    assertThat(world.latest().verdict().reasons().has(Reason.TICK_LATE)).isTrue();
    world.ticks(50);
    world.tick(1);
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.TICKS_MISSED));
  }

  @Test
  void aStallMovesTheTreatmentByTwoPeriodsAtMost() {
    world.start();
    world.tick(1);
    assertThat(world.latest().placeNs()).isEqualTo(5_020 * MS);
    world.ticks(200);
    world.tick(8);
    assertThat(world.latest().placeNs()).isEqualTo(7_040 * MS);
    assertThat(world.latest().state()).isEqualTo(PLAYING);
  }

  @Test
  void aStallBuysNoRise() {
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    world.ticks(300);
    world.put(new Command.Start());
    world.ticks(100);
    double before = world.latest().verdict().frame().level();
    world.tick(8);
    // 20 ms at 0.1 a second, and half of it for being late
    assertThat(world.latest().intent().level()).isCloseTo(before + 0.002, within(1e-9));
    assertThat(world.latest().verdict().frame().level()).isLessThan(before);
  }

  @Test
  void aTreatmentWhoseTicksAreNeverDoneInTimeIsAFault() {
    world.start();
    world.sampleTakesNs = 9 * MS;
    long startNs = world.nowNs;
    for (int tick = 1; tick <= 10; tick++) {
      world.nowNs = startNs + (tick - 1) * World.PERIOD_NS;
      world.tick();
    }
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    assertThat(world.ticks.getLast().punctual()).isFalse();
    world.nowNs = startNs + 10 * World.PERIOD_NS;
    world.tick();
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.TICKS_MISSED));
    assertThat(world.frames.getLast().isOff()).isTrue();
  }

  @Test
  void theSilenceOfAStopIsNotHeldAgainstTheNextTreatment() {
    world.start();
    world.put(new Command.Stop());
    world.ticks(100);
    world.put(new Command.Acknowledge());
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    world.put(new Command.Start());
    world.ticks(100);
    assertThat(world.latest().state()).isEqualTo(PLAYING);
  }

  @Test
  void aStallInWhichTheHardwareMayHaveSwitchedOffEndsTheTreatmentAndAShorterOneHalvesIt() {
    world.start();
    world.tick(9); // 100 ms
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    assertThat(world.frames.getLast().level()).isCloseTo(0.2, within(1e-9));
    world.ticks(600);
    assertThat(world.frames.getLast().level()).isCloseTo(0.4, within(1e-9));
    world.tick(10); // 110 ms
    assertThat(world.latest().state()).isEqualTo(new State.Faulted(Reason.TICKS_MISSED));
    assertThat(world.frames.getLast().motorsOn()).isZero();
  }

  @Test
  void timesThatHoldAreCountedInRealTimeAcrossAStall() {
    world.start();
    world.kPa[0] = 25;
    world.ticks(193);
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    world.tick(8); // 2.02 s in all: more than the 2 s that a peak may last
    assertThat(world.latest().state()).isEqualTo(new State.Stopped(Reason.PRESSURE_SPIKE));
  }

  @Test
  void commandsSeeTheContactOfTheTickBefore() {
    world.start();
    world.put(new Command.Pause());
    world.ticks(60);
    world.kPa[0] = 0;
    world.kPa[1] = 0;
    world.ticks(99);
    world.put(new Command.Resume());
    world.tick(); // its hundredth tick loses the contact, but the command came before
    assertThat(world.latest().state()).isEqualTo(PLAYING);
    assertThat(world.latest().intent().zonesInContact()).isZero();
    world.tick();
    assertThat(world.latest().state()).isEqualTo(new State.Running(State.Pace.EASING_FOR_CONTACT));
    world.ticks(60);
    world.put(new Command.Resume());
    world.tick();
    assertThat(world.facts(Fact.CommandRefused.class))
        .extracting(Fact.CommandRefused::command)
        .containsExactly("Resume");
  }

  @Test
  void aLowerCeilingOfHersIsReachedAtTheSpeedOfFading() {
    world.start();
    world.put(new Command.LimitTo(0.3));
    world.tick();
    assertThat(world.latest().ceiling()).isEqualTo(0.3);
    assertThat(world.latest().verdict().frame().level()).isCloseTo(0.38, within(1e-9));
    world.ticks(4);
    assertThat(world.latest().verdict().frame().level()).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void twoRunsOfTheSameInputsAreTheSame() {
    World other = World.holding(30);
    for (World one : List.of(world, other)) {
      one.start();
      one.kPa[1] = 7;
      one.ticks(300);
      one.tick(1);
      one.put(new Command.Pause());
      one.ticks(100);
    }
    assertThat(other.events).isEqualTo(world.events);
    assertThat(other.frames.stream().map(Object::toString))
        .containsExactlyElementsOf(world.frames.stream().map(Object::toString).toList());
  }
}
