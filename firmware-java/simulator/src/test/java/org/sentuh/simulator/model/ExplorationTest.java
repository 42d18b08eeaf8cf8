package org.sentuh.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real state machine, explored to its end; and machines with something wrong, found out. */
final class ExplorationTest {

  static Stream<Mutant<TreatmentRun>> machineMutants() {
    return MachineMutants.all().stream();
  }

  static Stream<Mutant<LoopRun>> loopMutants() {
    return LoopMutants.all().stream();
  }

  @Test
  void whateverHappensToATreatmentEveryRuleHolds() {
    Exploration all =
        new Explorer<>(TreatmentRun::ofTheProduct, TreatmentRun.occurrences(), Rules.ofTheMachine())
            .exploreAndCompare(TreatmentRun::isProbe);
    holds(all);
  }

  @Test
  void whateverHappensToALoopEveryRuleHolds() {
    Exploration all =
        new Explorer<>(LoopRun::ofTheProduct, LoopRun.occurrences(), Rules.ofTheLoop())
            .exploreAndCompare(LoopRun::isProbe);
    holds(all);
  }

  @Test
  void whateverHappensToALoopThatIsPlayedToItsEndEveryRuleHolds() {
    Exploration all =
        new Explorer<>(LoopRun::toItsEnd, LoopRun.singly(), Rules.ofTheLoop())
            .exploreAndCompare(LoopRun::isProbe);
    holds(all);
  }

  private static void holds(Exploration all) {
    assertThat(all.breaches()).isEmpty();
    assertThat(all.differing()).as("ways to one state that go on differently").isEmpty();
    assertThat(all.compared()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("machineMutants")
  void aTreatmentWithSomethingWrongIsFoundOut(Mutant<TreatmentRun> mutant) {
    assertThat(
            new Explorer<>(mutant.beginning(), TreatmentRun.occurrences(), Rules.ofTheMachine())
                .firstBreach())
        .as(mutant.words())
        .hasValueSatisfying(breach -> assertThat(breach.trace()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("loopMutants")
  void aLoopWithSomethingWrongIsFoundOut(Mutant<LoopRun> mutant) {
    assertThat(
            new Explorer<>(mutant.beginning(), LoopRun.occurrences(), Rules.ofTheLoop())
                .firstBreach())
        .as(mutant.words())
        .hasValueSatisfying(breach -> assertThat(breach.trace()).isNotEmpty());
  }
}
