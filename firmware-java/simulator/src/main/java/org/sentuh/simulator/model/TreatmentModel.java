package org.sentuh.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The treatment, explored: by itself, in its loop, and in its loop to the end of a programme; and
 * what the explorer makes of machines with something wrong.
 */
public final class TreatmentModel {

  private static final String NOT_FOUND = "not found out: ";

  /** A machine with something wrong, and how it was found out. */
  record Found(String wrong, Optional<Breach> breach) {}

  private final Exploration machine;
  private final Exploration loop;
  private final Exploration toItsEnd;
  private final List<Found> mutants;

  private TreatmentModel(
      Exploration machine, Exploration loop, Exploration toItsEnd, List<Found> mutants) {
    this.machine = machine;
    this.loop = loop;
    this.toItsEnd = toItsEnd;
    this.mutants = List.copyOf(mutants);
  }

  /** Explores all of it; takes some seconds of a processor, and the same answer every time. */
  public static TreatmentModel explored() {
    ArrayList<Found> mutants = new ArrayList<>();
    for (Mutant<TreatmentRun> mutant : MachineMutants.all()) {
      mutants.add(new Found(mutant.words(), machine(mutant).firstBreach()));
    }
    for (Mutant<LoopRun> mutant : LoopMutants.all()) {
      mutants.add(new Found(mutant.words(), loop(mutant).firstBreach()));
    }
    return new TreatmentModel(exploredMachine(), exploredLoop(), exploredToItsEnd(), mutants);
  }

  static Exploration exploredMachine() {
    return machine(new Mutant<>("nothing", TreatmentRun::ofTheProduct))
        .exploreAndCompare(TreatmentRun::isProbe);
  }

  static Exploration exploredLoop() {
    return loop(new Mutant<>("nothing", LoopRun::ofTheProduct)).exploreAndCompare(LoopRun::isProbe);
  }

  static Exploration exploredToItsEnd() {
    return new Explorer<>(LoopRun::toItsEnd, LoopRun.singly(), Rules.ofTheLoop())
        .exploreAndCompare(LoopRun::isProbe);
  }

  static Explorer<TreatmentRun> machine(Mutant<TreatmentRun> mutant) {
    return new Explorer<>(mutant.beginning(), TreatmentRun.occurrences(), Rules.ofTheMachine());
  }

  static Explorer<LoopRun> loop(Mutant<LoopRun> mutant) {
    return new Explorer<>(mutant.beginning(), LoopRun.occurrences(), Rules.ofTheLoop());
  }

  /** The treatment played by itself. */
  Exploration machine() {
    return machine;
  }

  /** The loop with a programme that nobody plays to its end. */
  Exploration loop() {
    return loop;
  }

  /** The loop with a programme of half a second. */
  Exploration toItsEnd() {
    return toItsEnd;
  }

  /** Machines with something wrong. */
  List<Found> mutants() {
    return mutants;
  }

  /** Everything that is not as it must be, each with its shortest trace; empty when all holds. */
  public List<String> breaches() {
    ArrayList<String> breaches = new ArrayList<>();
    for (Exploration exploration : List.of(machine, loop, toItsEnd)) {
      exploration.breaches().forEach(breach -> breaches.add(breach.toString()));
      exploration.differing().forEach(way -> breaches.add("a state hides something: " + way));
    }
    mutants.stream()
        .filter(mutant -> mutant.breach().isEmpty())
        .forEach(mutant -> breaches.add(NOT_FOUND + mutant.wrong()));
    return breaches;
  }

  /**
   * What was explored, a line a part: states, transitions, the longest way, and what was compared.
   */
  public List<String> figures() {
    return List.of(
        line("a treatment by itself", machine),
        line("in its loop, with all interlocks", loop),
        line("in its loop, to its end", toItsEnd),
        mutants.stream().filter(mutant -> mutant.breach().isPresent()).count()
            + " of "
            + mutants.size()
            + " machines with something wrong are found out");
  }

  /** The page, as HTML that an XML parser reads too. */
  public String html() {
    return new ModelPage(this).html();
  }

  private static String line(String what, Exploration e) {
    return what
        + ": "
        + e.states().size()
        + " states, "
        + e.edges().size()
        + " transitions, "
        + e.longest()
        + " steps to the farthest, "
        + e.compared()
        + " ways compared";
  }
}
