package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.sentuh.control.loop.AnyTreatment.Act;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.prescription.Counterexample;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.prescription.Unproven;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** What a proof says against what the loop does, for any programme, panel and limits. */
class ProvenProperties {

  /** What an interlock says when the programme itself has gone too far. */
  private static final Set<Reason> OF_THE_PROGRAMME =
      EnumSet.of(
          Reason.INTENSITY_CAP,
          Reason.LEVEL_RISE,
          Reason.MOTOR_RISE,
          Reason.TOO_MANY_MOTORS,
          Reason.MOTOR_CONTINUOUS,
          Reason.MOTOR_OVERDRIVEN,
          Reason.VIBRATION_HIGH,
          Reason.VIBRATION_SPENT,
          Reason.TREATMENT_LONG,
          Reason.TREATMENT_TOO_LONG,
          Reason.DAY_SPENT,
          Reason.WORN_TOO_LONG,
          Reason.OVERCURRENT);

  @Provide
  Arbitrary<Setup> setups() {
    return AnyTreatment.setups();
  }

  /** Everything that she and her strap may do to a treatment, and nothing that breaks. */
  @Provide
  Arbitrary<List<Act>> acts() {
    Arbitrary<Act> commands =
        Arbitraries.of(
                new Command.Pause(),
                new Command.Resume(),
                new Command.Softer(),
                new Command.Stronger(),
                new Command.LimitTo(0.3),
                new Command.LimitTo(1),
                new Command.Stop(),
                new Command.Start())
            .map(command -> new Act(command.toString(), world -> put(world, command), 0, 0));
    Arbitrary<Act> backs =
        Combinators.combine(
                Arbitraries.integers().between(0, 5), Arbitraries.of(0.0, 0.8, 1.2, 2.0, 2.9))
            .as((zone, kPa) ->
                new Act(
                    "zone " + zone + " is pressed by " + kPa + " kPa",
                    world -> world.kPa[zone % world.kPa.length] = kPa,
                    0,
                    0));
    Arbitrary<Act> begins = Arbitraries.just(new Act("begins", AnyTreatment::begin, 0, 0));
    Arbitrary<Act> well = Arbitraries.just(new Act("well", AnyTreatment::allIsWell, 0, 0));
    return Combinators.combine(
            Arbitraries.oneOf(commands, backs, begins, well),
            Arbitraries.of(1, 2, 30, 60, 61, 120, 300))
        .as((act, ticks) -> new Act(act.words(), act.change(), 0, ticks))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static void put(World world, Command command) {
    var _ = world.loop.inbox().put(command);
  }

  private static Finding proof(Setup setup) {
    return Proof.of(setup.score(), setup.panel(), setup.limits());
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void noInterlockEverHoldsAProvenProgrammeBack(
      @ForAll("setups") Setup setup, @ForAll("acts") List<Act> acts) {
    boolean proven = proof(setup) instanceof Proven;
    Statistics.label("proven").collect(proven);
    if (!proven) {
      return;
    }
    World world = new World(setup);
    ticks(world, 1_000_000_000L / setup.periodNs());
    AnyTreatment.begin(world);
    ticks(world, 12_000_000_000L / setup.periodNs());
    for (Act act : acts) {
      act.change().accept(world);
      ticks(world, act.ticks());
    }
    Statistics.label("proven").coverage(c -> c.check(true).percentage(part -> part > 20));
  }

  /** The motors draw what the proof takes them to draw. */
  private static void ticks(World world, long count) {
    for (long tick = 0; tick < count; tick++) {
      world.tick();
      for (Reason reason : world.latest().verdict().reasons().list()) {
        assertThat(OF_THE_PROGRAMME).doesNotContain(reason);
      }
    }
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void everyCounterexampleIsReal(@ForAll("setups") Setup given) {
    if (!(proof(given) instanceof Unproven unproven)) {
      return;
    }
    Optional<Counterexample> found = unproven.counterexample();
    Statistics.label("unproven").collect(found.map(Counterexample::bound).orElse("undecided"));
    if (found.isEmpty()) {
      return;
    }
    Counterexample example = found.orElseThrow();
    Setup setup =
        new Setup(
            "boot-1",
            World.PERIOD_NS,
            AsIfProven.of(given.score(), given.panel(), given.limits()),
            Backs.laws(given.panel().zones()),
            Backs.RULES,
            DaySpent.NOTHING,
            example.level());
    World world = new World(setup);
    world.ticks(1200);
    AnyTreatment.begin(world);
    while (!world.latest().verdict().reasons().has(example.reason())) {
      assertThat(world.latest().state().hasEnded()).as("%s in %s", example, world).isFalse();
      world.tick();
    }
    assertThat(world.latest().placeNs()).isEqualTo(example.atNs());
    assertThat(world.latest().state()).isInstanceOf(State.class);
  }
}
