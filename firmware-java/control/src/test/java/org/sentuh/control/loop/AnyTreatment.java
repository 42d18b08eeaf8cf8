package org.sentuh.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.sentuh.control.body.AnyPanel;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pattern.AnyProgramme;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.ProgrammeFit;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;

/**
 * Treatments of every kind for properties: any programme on any panel that it fits, within any
 * limits, and whatever people, the back and the box do meanwhile.
 */
final class AnyTreatment {

  /** A shorter one is over before its level has risen to what can be felt. */
  private static final long LEAST_NS = 6_000_000_000L;

  private AnyTreatment() {}

  /**
   * Something that happens, and the ticks that follow it.
   *
   * @param words what, for whoever reads a counterexample
   * @param change what it does to the world
   * @param late whole periods that are missed before the first tick
   * @param ticks how many ticks follow
   */
  record Act(String words, Consumer<World> change, long late, int ticks) {

    @Override
    public String toString() {
      return words + (late > 0 ? ", late by " + late : "") + ", " + ticks + " ticks";
    }
  }

  /**
   * Programmes that fit their panels, within limits as strict as may be or as loose; most of them
   * loose, for a frame that is never felt breaks no limit.
   */
  static Arbitrary<Setup> setups() {
    Arbitrary<Panel> panels =
        Arbitraries.oneOf(Arbitraries.of(Panels.m(), Panels.four()), AnyPanel.panels());
    Arbitrary<Tuple.Tuple2<Double, Double>> levelAndBack =
        Combinators.combine(
                Arbitraries.of(0.3, 0.7, 1.0, 1.0, 1.0, 1.0),
                Arbitraries.of(200.0, 262.0, 262.0, 330.0))
            .as(Tuple::of);
    return Combinators.combine(
            panels,
            AnyProgramme.programmes(),
            limits(),
            Arbitraries.of(5L, 10L, 10L, 20L, 50L),
            levelAndBack)
        .as((panel, programme, limits, periodMs, level) ->
            setup(panel, programme, limits, periodMs, level.get1(), level.get2()))
        .filter(10_000, Optional::isPresent)
        .map(Optional::orElseThrow)
        .filter(10_000, setup -> setup.score().durationNs() >= LEAST_NS);
  }

  private static Optional<Setup> setup(
      Panel panel,
      Programme programme,
      LimitTable limits,
      long periodMs,
      double levelPart,
      double backMm) {
    Score score = new Score(programme, new BackLength(backMm));
    boolean fits =
        score.durationNs() / 1e9 <= limits.treatmentStopS
            && ProgrammeFit.overreaches(score, panel).stream()
                .allMatch(ProgrammeFit.Overreach::drawn);
    if (!fits) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Setup(
              "boot-1",
              periodMs * 1_000_000,
              AsIfProven.of(score, panel, limits.limits()),
              Backs.laws(panel.zones()),
              Backs.RULES,
              DaySpent.NOTHING,
              levelPart * Math.min(programme.ceiling(), limits.cap)));
    } catch (IllegalArgumentException doesNotFit) {
      return Optional.empty();
    }
  }

  static Arbitrary<LimitTable> limits() {
    return Combinators.combine(
            Arbitraries.of(0.1, 0.4, 0.8, 0.8, 0.8, 0.8),
            Arbitraries.of(0.01, 0.05, 0.1, 0.1, 0.1, 0.1),
            Arbitraries.of(0.5, 1.7, 4.0, 4.0),
            Arbitraries.of(1, 2, 5, 10, 10),
            Arbitraries.of(2.0, 30.0),
            Arbitraries.of(0.2, 5.0))
        .as((cap, levelRise, motorRise, motors, continuousS, restS) -> {
          LimitTable limits = new LimitTable();
          limits.cap = cap;
          limits.intensityWarn = Math.min(0.7, cap);
          limits.levelRisePerS = levelRise;
          limits.motorRisePerS = motorRise;
          limits.onMost = motors;
          limits.onWarn = Math.min(8, motors);
          limits.continuousWarnS = continuousS;
          limits.restS = restS;
          return limits;
        });
  }

  /** What happens, most of it harmless. */
  static Arbitrary<List<Act>> acts() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(change("nothing", world -> {}))),
                Tuple.of(3, Arbitraries.just(change("all is well again", AnyTreatment::allIsWell))),
                Tuple.of(2, Arbitraries.just(change("a person begins", AnyTreatment::begin))),
                Tuple.of(6, commands()),
                Tuple.of(4, backs()),
                Tuple.of(3, troubles())),
            Arbitraries.frequency(Tuple.of(20, 0), Tuple.of(1, 1), Tuple.of(1, 30)),
            Arbitraries.of(1, 2, 20, 60, 150))
        .as((act, late, ticks) -> new Act(act.words(), act.change(), late, ticks))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Act change(String words, Consumer<World> change) {
    return new Act(words, change, 0, 0);
  }

  /** Contact first; then every command that leads to a running treatment, whatever stands. */
  static void begin(World world) {
    put(world, new Command.Acknowledge());
    put(world, new Command.Screen());
    put(world, new Command.AnswerScreening(true));
    put(world, new Command.Start());
    put(world, new Command.Resume());
  }

  static void allIsWell(World world) {
    Arrays.fill(world.kPa, 2);
    Arrays.fill(world.health, ChannelHealth.MEASURED);
    Arrays.fill(world.skin, 33);
    Arrays.fill(world.skinKnown, true);
    world.supply = null;
    world.stopPressed = false;
    world.charging = false;
    world.delivery = World.TAKEN;
    world.room = Long.MAX_VALUE;
    world.sampleTakesNs = 0;
  }

  /** An inbox that is full refuses, which is as good. */
  private static void put(World world, Command command) {
    var _ = world.loop.inbox().put(command);
  }

  private static Arbitrary<Act> commands() {
    return Arbitraries.of(
            new Command.Screen(),
            new Command.AnswerScreening(true),
            new Command.AnswerScreening(false),
            new Command.Start(),
            new Command.Pause(),
            new Command.Pause(),
            new Command.Resume(),
            new Command.Resume(),
            new Command.Softer(),
            new Command.Stronger(),
            new Command.Stronger(),
            new Command.LimitTo(0.1),
            new Command.LimitTo(1),
            new Command.Stop(),
            new Command.Acknowledge())
        .map(command -> change(command.toString(), world -> put(world, command)));
  }

  private static Arbitrary<Act> backs() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(0.0, 0.8, 2.0, 2.0, 5.0, 9.0, 12.0, 25.0, 80.0))
        .as((zone, kPa) ->
            change(
                "zone " + zone + " is pressed by " + kPa + " kPa",
                world -> world.kPa[zone % world.kPa.length] = kPa));
  }

  private static Arbitrary<Act> troubles() {
    return Arbitraries.of(
        change("a sensor is lost", world -> world.health[0] = ChannelHealth.UNREACHABLE),
        change("all sensors are lost", w -> Arrays.fill(w.health, ChannelHealth.UNREACHABLE)),
        change("the skin is warm", world -> world.skin[0] = 38),
        change("the skin is hot", world -> world.skin[0] = 41),
        change("a temperature is not known", world -> world.skinKnown[0] = false),
        change("the rail is not known", w -> w.supply = new Vitals.Supply(0, 0, false)),
        change("the rail sags", world -> world.supply = new Vitals.Supply(0.3, 2.5, true)),
        change("the current is high", world -> world.supply = new Vitals.Supply(1.2, 3, true)),
        change("a motor does not go off", w -> w.supply = new Vitals.Supply(0.085, 3, true)),
        change("the rail is cut", w -> w.supply = new Vitals.Supply(0, 0, true)),
        change("the stop button is pressed", world -> world.stopPressed = true),
        change("the charger is connected", world -> world.charging = true),
        change("the drivers refuse", w -> w.delivery = new Delivery.Refused("no", 0)),
        change("the drivers take again", world -> world.delivery = World.TAKEN),
        change("ticks take long", world -> world.sampleTakesNs = world.periodNs * 9 / 10),
        change("ticks take too long", world -> world.sampleTakesNs = world.periodNs * 3 / 2),
        change("the recorder is full", world -> world.room = 0));
  }
}
