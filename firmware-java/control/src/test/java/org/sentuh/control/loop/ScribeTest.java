package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panels;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;

/** What is written down of whole treatments, in ticks of 10 ms. */
class ScribeTest {

  private static final long MS = 1_000_000;

  /** A hold of 30 s on two zones, neither of which is missed. */
  private final World world = playing(Programmes.hold(Level.T1, 30, 30));

  private static World playing(Programme programme) {
    LimitTable limits = new LimitTable();
    limits.fastK = 3; // skin warms from one tick to the next here
    limits.zonesWarn = 1;
    return new World(Panels.four(), programme, limits);
  }

  /** The facts that a number of ticks has brought, without the line of each second. */
  private List<Fact> told(World world, int ticks) {
    int before = world.events.size();
    world.ticks(ticks);
    return world.events.subList(before, world.events.size()).stream()
        .map(Event::fact)
        .filter(fact -> !(fact instanceof Fact.Second))
        .toList();
  }

  private List<Fact> told(int ticks) {
    return told(world, ticks);
  }

  private static Programme strokes(Stroke... strokes) {
    return Programmes.programme(
        "p",
        Programmes.phase(2, Order.WRITTEN, Ramp.NONE, strokes),
        Programmes.phase(1, Order.WRITTEN, Ramp.NONE, strokes[0]));
  }

  private static Stroke hold(Level level, double seconds) {
    return new Stroke(new Hold(level, 30, seconds), Sides.BOTH, 1, 0);
  }

  // What an event is

  @Test
  void everyEventHasItsBootItsTickAndANumberWithoutAHole() {
    world.start();
    world.put(new Command.Softer());
    world.tick();
    long tNs = world.events.getFirst().atNs();
    assertThat(tNs).isEqualTo(1_010 * MS);
    for (int number = 0; number < world.events.size(); number++) {
      assertThat(world.events.get(number).boot()).isEqualTo("boot-1");
      assertThat(world.events.get(number).sequence()).isEqualTo(number);
      assertThat(world.events.get(number).atNs()).isGreaterThanOrEqualTo(tNs);
      tNs = world.events.get(number).atNs();
    }
    assertThat(tNs).isEqualTo(world.nowNs);
  }

  @Test
  void aStrokeThatIsDrawnToTheEdgeIsToldBeforeAnythingIsPlayed() {
    World near = playing(Programmes.hold(Level.T4, 30, 10));
    List<Fact> told = told(near, 1);
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).isInstanceOf(Fact.Prepared.class);
    assertThat(told.get(1))
        .isInstanceOfSatisfying(
            Fact.DrawnToEdge.class,
            drawn -> {
              assertThat(drawn.phase()).isZero();
              assertThat(drawn.stroke()).isZero();
              assertThat(drawn.level()).isEqualTo(Level.T4);
              assertThat(drawn.outsideMm()).isCloseTo(20, within(0.1));
            });
  }

  // Commands and states

  @Test
  void aCommandIsToldWithItsAnswerAndThenTheStateThatItLedTo() {
    world.tick();
    world.put(new Command.Start());
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    assertThat(told(1))
        .containsExactly(
            new Fact.CommandRefused("Start", Refusal.NOT_NOW),
            new Fact.CommandTaken("Screen"),
            new Fact.StateChanged("idle", "screening", Reason.NONE),
            new Fact.CommandTaken("AnswerScreening"),
            new Fact.StateChanged("screening", "armed", Reason.NONE));
    assertThat(told(10)).isEmpty();
  }

  @Test
  void aLevelOrCeilingIsToldWhenACommandHasChangedIt() {
    world.start();
    world.put(new Command.Stronger());
    assertThat(told(1)).contains(new Fact.LevelSet(0.45, 0.8));
    world.put(new Command.LimitTo(0.6));
    assertThat(told(1))
        .containsExactly(new Fact.CommandTaken("LimitTo"), new Fact.LevelSet(0.45, 0.6));
    world.put(new Command.LimitTo(0.3));
    assertThat(told(1))
        .containsExactly(new Fact.CommandTaken("LimitTo"), new Fact.LevelSet(0.3, 0.3));
    world.put(new Command.LimitTo(0.3));
    assertThat(told(1)).containsExactly(new Fact.CommandTaken("LimitTo"));
    world.put(new Command.Stronger());
    assertThat(told(1))
        .containsExactly(new Fact.CommandRefused("Stronger", Refusal.AT_HER_CEILING));
  }

  @Test
  void aPauseIsToldAsEasingAndThenAsPaused() {
    world.start();
    world.put(new Command.Pause());
    assertThat(told(200))
        .containsExactly(
            new Fact.CommandTaken("Pause"),
            new Fact.StateChanged("running", "easing", Reason.NONE),
            new Fact.StateChanged("easing", "paused", Reason.PAUSED_BY_WEARER));
  }

  // Contact and sensors

  @Test
  void aZoneThatTouchesOrComesOffIsToldByItsName() {
    world.kPa[1] = 0;
    assertThat(told(49)).singleElement().isInstanceOf(Fact.Prepared.class);
    assertThat(told(1)).containsExactly(new Fact.ContactChanged("left", true));
    world.kPa[1] = 2;
    world.kPa[0] = 0;
    assertThat(told(50)).containsExactly(new Fact.ContactChanged("right", true));
    assertThat(told(50)).containsExactly(new Fact.ContactChanged("left", false));
    assertThat(told(500)).isEmpty();
  }

  @Test
  void aSensorThatSpeaksWithinTheFirstSecondWasNeverFaulted() {
    world.health[0] = ChannelHealth.AWAITED;
    world.ticks(99);
    world.health[0] = ChannelHealth.MEASURED;
    world.ticks(200);
    assertThat(world.facts(Fact.SensorFaulted.class)).isEmpty();
    assertThat(world.facts(Fact.SensorRecovered.class)).isEmpty();
  }

  @Test
  void aSensorThatHasNotSpokenAfterASecondIsFaultedUntilItDoes() {
    world.health[1] = ChannelHealth.AWAITED;
    world.ticks(100);
    assertThat(world.facts(Fact.SensorFaulted.class)).isEmpty();
    assertThat(told(1)).containsExactly(new Fact.SensorFaulted("right", SensorFault.SILENT));
    assertThat(told(100)).isEmpty();
    world.health[1] = ChannelHealth.MEASURED;
    assertThat(told(1)).containsExactly(new Fact.SensorRecovered("right"));
    assertThat(told(49)).containsExactly(new Fact.ContactChanged("right", true));
    world.health[0] = ChannelHealth.UNREACHABLE;
    assertThat(told(1))
        .containsExactly(
            new Fact.ContactChanged("left", false),
            new Fact.SensorFaulted("left", SensorFault.UNREACHABLE));
  }

  // Strokes

  @Test
  void everyStrokeIsToldOnceWhenItBegins() {
    World many = playing(strokes(hold(Level.T1, 2), hold(Level.T3, 3)));
    many.ticks(1);
    many.put(new Command.Screen());
    many.put(new Command.AnswerScreening(true));
    many.ticks(300);
    assertThat(many.facts(Fact.StrokeBegan.class)).isEmpty();
    many.put(new Command.Start());
    many.ticks(1_300);
    assertThat(many.facts(Fact.StrokeBegan.class))
        .containsExactly(
            new Fact.StrokeBegan(0, 0, 0, 0),
            new Fact.StrokeBegan(0, 0, 1, 2_000 * MS),
            new Fact.StrokeBegan(0, 1, 0, 5_000 * MS),
            new Fact.StrokeBegan(0, 1, 1, 7_000 * MS),
            new Fact.StrokeBegan(1, 0, 0, 10_000 * MS));
    assertThat(many.facts(Fact.Ended.class)).hasSize(1);
  }

  @Test
  void aStrokeThatIsTakenUpAfterAPauseDoesNotBeginAgain() {
    world.start();
    world.put(new Command.Pause());
    world.ticks(100);
    world.put(new Command.Resume());
    world.ticks(100);
    assertThat(world.facts(Fact.StrokeBegan.class))
        .containsExactly(new Fact.StrokeBegan(0, 0, 0, 0));
  }

  @Test
  void aStrokeWhosePlaceIsReachedInTheTickOfThePauseBeginsAfterIt() {
    World two = playing(strokes(hold(Level.T1, 2), hold(Level.T3, 3)));
    two.put(new Command.Screen());
    two.put(new Command.AnswerScreening(true));
    two.ticks(300);
    two.put(new Command.Start());
    two.ticks(150);
    two.put(new Command.Pause());
    two.ticks(50);
    assertThat(two.latest().placeNs()).isEqualTo(2_000 * MS);
    assertThat(two.latest().state().word()).isEqualTo("paused");
    assertThat(two.facts(Fact.StrokeBegan.class)).hasSize(1);
    two.put(new Command.Resume());
    assertThat(told(two, 1)).contains(new Fact.StrokeBegan(0, 0, 1, 2_000 * MS));
  }

  // Limits

  @Test
  void aLimitIsToldWhenItBeginsAndWhenItEndsAndNotBetween() {
    world.skin[1] = 38.1;
    world.start();
    world.skin[1] = 39.5;
    List<Fact> began = told(50);
    assertThat(began).hasSize(1);
    limitBegan(began.getFirst(), Reason.SKIN_WARM, 0.4, 0.3);
    world.skin[1] = 38.1;
    assertThat(told(1)).contains(new Fact.LimitEnded(Reason.SKIN_WARM, 500 * MS));
    world.ticks(200);
    world.skin[1] = 39.5;
    world.ticks(7);
    world.skin[1] = 38.1;
    assertThat(told(1)).contains(new Fact.LimitEnded(Reason.SKIN_WARM, 70 * MS));
  }

  @Test
  void severalLimitsAreToldTheLightestFirstEachWithItsOwnTime() {
    world.skin[0] = 38.1;
    world.start();
    world.kPa[0] = 11;
    world.skin[0] = 39.5;
    List<Fact> began = told(10);
    assertThat(began).hasSize(2);
    limitBegan(began.get(0), Reason.PRESSURE_PEAK, 0.4, 0.3);
    limitBegan(began.get(1), Reason.SKIN_WARM, 0.4, 0.3);
    world.kPa[0] = 2;
    assertThat(told(1)).containsExactly(new Fact.LimitEnded(Reason.PRESSURE_PEAK, 100 * MS));
    world.skin[0] = 38.1;
    assertThat(told(1)).contains(new Fact.LimitEnded(Reason.SKIN_WARM, 110 * MS));
  }

  private static void limitBegan(Fact fact, Reason why, double requested, double granted) {
    assertThat(fact)
        .isInstanceOfSatisfying(
            Fact.LimitBegan.class,
            began -> {
              assertThat(began.why()).isEqualTo(why);
              assertThat(began.requested()).as("requested").isCloseTo(requested, within(1e-9));
              assertThat(began.granted()).as("granted").isCloseTo(granted, within(1e-9));
            });
  }

  @Test
  void whatHasEndedATreatmentHoldsUntilAPersonAcknowledgesIt() {
    world.skin[0] = 38.1;
    world.start();
    world.skin[0] = 39.5;
    world.ticks(10);
    world.skin[0] = 41;
    List<Fact> told = told(1);
    assertThat(told.getFirst()).isEqualTo(new Fact.LimitEnded(Reason.SKIN_WARM, 100 * MS));
    limitBegan(told.get(1), Reason.SKIN_HOT, 0.4, 0);
    assertThat(told.get(2)).isEqualTo(new Fact.StateChanged("running", "stopped", Reason.SKIN_HOT));
    assertThat(told.get(3)).isInstanceOf(Fact.Ended.class);
    assertThat(told).hasSize(4);
    assertThat(told(99)).isEmpty();
    world.put(new Command.Acknowledge());
    assertThat(told(1))
        .containsExactly(
            new Fact.CommandTaken("Acknowledge"),
            new Fact.StateChanged("stopped", "idle", Reason.NONE),
            new Fact.LimitEnded(Reason.SKIN_HOT, 1_000 * MS));
  }

  @Test
  void aFaultHoldsUntilAPersonAcknowledgesItToo() {
    world.start();
    world.supply = new Vitals.Supply(0, 0, false);
    world.ticks(100);
    assertThat(world.facts(Fact.LimitEnded.class))
        .extracting(Fact.LimitEnded::why)
        .doesNotContain(Reason.SUPPLY_UNKNOWN);
    world.put(new Command.Acknowledge());
    assertThat(told(1)).contains(new Fact.LimitEnded(Reason.SUPPLY_UNKNOWN, 1_000 * MS));
  }

  @Test
  void whatWarnedEndsWithTheTreatment() {
    world.skin[0] = 38.1;
    world.start();
    world.ticks(1_500);
    world.skin[0] = 39.5;
    world.ticks(999);
    assertThat(told(1))
        .contains(
            new Fact.LimitEnded(Reason.SKIN_WARM, 9_990 * MS),
            new Fact.StateChanged("running", "completed", Reason.COMPLETED));
  }

  // Deliveries

  @Test
  void driversThatGoOnRefusingAreToldOnce() {
    world.tick();
    world.delivery = new Delivery.Refused("PCA9685 at 0x40: no acknowledge", 0);
    assertThat(told(1))
        .containsExactly(new Fact.DeliveryRefused("PCA9685 at 0x40: no acknowledge"));
    assertThat(told(40)).isEmpty();
    assertThat(told(5_000))
        .containsExactly(
            new Fact.ContactChanged("left", true), new Fact.ContactChanged("right", true));
  }

  @Test
  void aRefusalInOtherWordsIsToldAtOnce() {
    world.tick();
    world.delivery = new Delivery.Refused("PCA9685 at 0x40: no acknowledge", 0);
    world.tick();
    world.delivery = new Delivery.Refused("PCA9685 at 0x41: no acknowledge", 0);
    assertThat(told(2))
        .containsExactly(new Fact.DeliveryRefused("PCA9685 at 0x41: no acknowledge"));
  }

  @Test
  void theSameRefusalIsToldAgainWhenTheDriversWereWellForASecond() {
    Delivery refused = new Delivery.Refused("PCA9685 at 0x40: no acknowledge", 0);
    world.delivery = refused;
    world.tick();
    world.delivery = World.TAKEN;
    world.ticks(98);
    world.delivery = refused;
    world.tick(); // 0.99 s after the last one
    assertThat(world.facts(Fact.DeliveryRefused.class)).hasSize(1);
    world.delivery = World.TAKEN;
    world.ticks(99);
    world.delivery = refused;
    world.tick();
    assertThat(world.facts(Fact.DeliveryRefused.class)).hasSize(2);
  }

  // Seconds

  @Test
  void everySecondHasItsLine() {
    world.ticks(99);
    assertThat(world.facts(Fact.Second.class)).isEmpty();
    world.tick();
    assertThat(world.facts(Fact.Second.class)).hasSize(1);
    world.ticks(1_000);
    assertThat(world.facts(Fact.Second.class)).hasSize(11);
    assertThat(world.events.getLast().atNs()).isEqualTo(world.nowNs);
  }

  @Test
  void aLateTickMakesASecondOfFewerTicksAndOfLessDose() {
    world.start();
    world.ticks(90);
    world.tick(9);
    Fact.Second second = world.facts(Fact.Second.class).getLast();
    assertThat(world.events.getLast().fact()).isSameAs(second);
    // 90 ticks of 0.4; then one that counts 20 ms, at half strength, for it came late
    assertThat(second.zones().getFirst().intensity())
        .isCloseTo((0.4 * 90 + 0.2 * 2) / 100, within(1e-9));
  }

  // The end

  private Fact.Ended ended() {
    List<Fact.Ended> ends = world.facts(Fact.Ended.class);
    assertThat(ends).isNotEmpty();
    return ends.getLast();
  }

  private void play(int ticks) {
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    world.ticks(1);
    world.put(new Command.Start());
    world.ticks(ticks);
  }

  private void acknowledge() {
    world.put(new Command.Acknowledge());
    world.tick();
  }

  /** At her level of 0.4: 29.75 s of full intensity are asked of each zone. */
  private static void wholeProgramme(Dose dose) {
    assertThat(dose.prescribed()).hasSize(2);
    assertThat(dose.prescribed().get(0)).isCloseTo(0.4 * 29.75, within(0.001));
    assertThat(dose.prescribed().get(1)).isCloseTo(0.4 * 29.75, within(0.001));
  }

  @Test
  void theEndSaysHowLongItRanAndWhatReachedTheBack() {
    world.ticks(300);
    play(3_000);
    Fact.Ended ended = ended();
    assertThat(ended.outcome()).isEqualTo("completed");
    assertThat(ended.why()).isEqualTo(Reason.COMPLETED);
    assertThat(ended.runNs()).isEqualTo(30_000 * MS);
    assertThat(ended.pausedNs()).isZero();
    wholeProgramme(ended.dose());
    // The level rises over four seconds, in which the hand is laid on too: 0.8 and a bit are lost.
    assertThat(ended.dose().delivered().getFirst()).isBetween(11.1, 11.2);
    assertThat(ended.dose().fidelity()).isBetween(0.93, 0.94);
  }

  @Test
  void aStopIsMeasuredAgainstTheWholeProgramme() {
    world.ticks(300);
    play(1_500);
    world.put(new Command.Stop());
    world.tick();
    assertThat(ended().outcome()).isEqualTo("stopped");
    assertThat(ended().runNs()).isEqualTo(15_000 * MS);
    wholeProgramme(ended().dose());
    assertThat(ended().dose().fidelity()).isBetween(0.4, 0.5);
  }

  @Test
  void pausesTakeNothingOffThePrescription() {
    world.ticks(300);
    play(500);
    for (int pause = 0; pause < 5; pause++) {
      world.put(new Command.Pause());
      world.ticks(100);
      world.put(new Command.Resume());
      world.ticks(100);
    }
    world.ticks(2_000);
    assertThat(ended().why()).isEqualTo(Reason.COMPLETED);
    assertThat(ended().runNs()).isEqualTo(30_000 * MS);
    assertThat(ended().pausedNs()).isEqualTo(5 * 500 * MS);
    wholeProgramme(ended().dose());
  }

  @Test
  void whatTheDriversDidNotTakeIsNoDose() {
    world.ticks(300);
    play(1_000);
    double before = delivered(world);
    world.delivery = new Delivery.Refused("no", 0);
    world.tick();
    world.delivery = World.TAKEN;
    assertThat(delivered(world)).isEqualTo(before);
    world.tick();
    assertThat(delivered(world)).isCloseTo(before + 0.4 * 0.01, within(1e-9));
  }

  /** What the left zone would have got if it were stopped now: the same inputs, and then a stop. */
  private static double delivered(World world) {
    World other = playing(Programmes.hold(Level.T1, 30, 30));
    for (TickRecord tick : world.ticks) {
      tick.commands().forEach(other::put);
      other.delivery = tick.delivery();
      other.tick(tick.missedPeriods());
    }
    other.delivery = World.TAKEN;
    other.put(new Command.Stop());
    other.tick();
    return other.facts(Fact.Ended.class).getLast().dose().delivered().getFirst();
  }

  @Test
  void theNextTreatmentIsMeasuredByItself() {
    world.ticks(300);
    play(3_000);
    Fact.Ended first = ended();
    acknowledge();
    world.ticks(100); // the motors rest
    play(3_000);
    assertThat(world.facts(Fact.Ended.class)).hasSize(2);
    assertThat(ended()).isEqualTo(first);
    assertThat(world.facts(Fact.StrokeBegan.class)).hasSize(2);
  }

  @Test
  void aTreatmentThatTheScreeningForbidsHasNeitherTimeNorDoseOfTheOneBefore() {
    world.ticks(300);
    play(3_000);
    acknowledge();
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(false));
    world.tick();
    assertThat(ended().why()).isEqualTo(Reason.SCREENING_FORBIDS);
    assertThat(ended().runNs()).isZero();
    assertThat(ended().dose().delivered()).containsExactly(0.0, 0.0);
    wholeProgramme(ended().dose());
  }

  @Test
  void aTreatmentThatIsStoppedBeforeItsStartHasNeitherTimeNorDoseOfTheOneBefore() {
    world.ticks(300);
    play(1_000);
    world.put(new Command.Pause());
    world.ticks(100);
    world.put(new Command.Stop());
    world.tick();
    assertThat(ended().pausedNs()).isEqualTo(500 * MS);
    acknowledge();
    world.put(new Command.Screen());
    world.put(new Command.AnswerScreening(true));
    world.tick();
    world.charging = true;
    world.tick();
    assertThat(ended().why()).isEqualTo(Reason.CHARGING);
    assertThat(ended().runNs()).isZero();
    assertThat(ended().pausedNs()).isZero();
    assertThat(ended().dose().delivered()).containsExactly(0.0, 0.0);
    wholeProgramme(ended().dose());
  }

  @Test
  void anEndIsToldOnceEvenIfAFaultFollows() {
    world.ticks(300);
    play(3_000);
    world.broken = "sample";
    world.tick();
    assertThat(world.latest().state().word()).isEqualTo("faulted");
    assertThat(world.facts(Fact.Ended.class)).hasSize(1);
    assertThat(world.facts(Fact.StateChanged.class).getLast())
        .isEqualTo(new Fact.StateChanged("completed", "faulted", Reason.PROGRAM_FAULT));
  }

  // No room

  @Test
  void whatThereIsNoRoomForIsCountedAndToldFirstWhenThereIsRoomAgain() {
    world.tick();
    world.room = 0;
    world.put(new Command.Screen()); // two facts
    world.put(new Command.AnswerScreening(true)); // two more
    world.tick();
    assertThat(world.events).hasSize(1);
    world.room = 100;
    world.put(new Command.Stronger());
    assertThat(told(1))
        .containsExactly(
            new Fact.Dropped(4), new Fact.CommandTaken("Stronger"), new Fact.LevelSet(0.45, 0.8));
    assertThat(world.events).extracting(Event::sequence).containsExactly(0L, 1L, 2L, 3L);
    assertThat(world.events.get(1).boot()).isEqualTo("boot-1");
    assertThat(world.events.get(1).atNs()).isEqualTo(world.nowNs);
    assertThat(told(20)).isEmpty();
  }

  @Test
  void aFactBehindTheCountThatFindsNoRoomIsCountedAnew() {
    world.tick();
    world.room = 0;
    world.put(new Command.Screen());
    world.tick();
    world.room = 1;
    world.put(new Command.AnswerScreening(true));
    assertThat(told(1)).containsExactly(new Fact.Dropped(2));
    world.room = 100;
    world.put(new Command.Stronger());
    assertThat(told(1))
        .containsExactly(
            new Fact.Dropped(2), new Fact.CommandTaken("Stronger"), new Fact.LevelSet(0.45, 0.8));
    assertThat(world.events).extracting(Event::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
  }
}
