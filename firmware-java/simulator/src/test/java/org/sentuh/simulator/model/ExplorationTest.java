package org.sentuh.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.simulator.report.Markup;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The real state machine, explored to its end; and machines with something wrong, found out. */
final class ExplorationTest {

  private static final TreatmentModel MODEL = TreatmentModel.explored();

  static Stream<TreatmentModel.Found> mutants() {
    return MODEL.mutants().stream();
  }

  @Test
  void whateverHappensToATreatmentEveryRuleHolds() {
    holds(MODEL.machine());
  }

  @Test
  void whateverHappensToALoopEveryRuleHolds() {
    holds(MODEL.loop());
  }

  @Test
  void whateverHappensToALoopThatIsPlayedToItsEndEveryRuleHolds() {
    holds(MODEL.toItsEnd());
    assertThat(MODEL.toItsEnd().edges())
        .anySatisfy(edge -> assertThat(edge.after().state()).isEqualTo(new State.Completed()));
  }

  private static void holds(Exploration all) {
    assertThat(all.breaches()).isEmpty();
    assertThat(all.differing()).as("ways to one state that go on differently").isEmpty();
    assertThat(all.compared()).isPositive();
  }

  @Test
  void everyStandIsReachedAndEveryCommandWasTriedInIt() {
    Ways ways = new Ways(MODEL.machine());
    for (Stand stand : Stand.values()) {
      for (Command command : TreatmentRun.commands()) {
        assertThat(ways.answers(command, stand)).as(command + " in " + stand).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void aTreatmentWithSomethingWrongIsFoundOut(TreatmentModel.Found mutant) {
    assertThat(mutant.breach())
        .as(mutant.wrong())
        .hasValueSatisfying(breach -> assertThat(breach.trace()).isNotEmpty());
  }

  @Test
  void theShortestWayToWhatIsWrongIsToldInWords() {
    assertThat(mutants().filter(m -> m.wrong().equals("a start leads out of a stop")))
        .singleElement()
        .satisfies(mutant ->
            assertThat(mutant.breach().orElseThrow().trace())
                .containsExactly(
                    "stopped-by-wearer ends it → stopped (stopped-by-wearer), level 10 of 15",
                    "start → running, level 10 of 15"));
  }

  @Test
  void aPictureThatLacksAWayOrHasOneTooManyIsRefused() {
    Exploration all = MODEL.machine();
    List<Exploration.Edge> fewer = new ArrayList<>(all.edges());
    fewer.removeIf(edge -> edge.after().state().equals(new State.Armed()));
    Ways lacking =
        new Ways(
            new Exploration(
                all.states(), fewer, all.longest(), all.breaches(), 0, all.differing()));
    assertThatThrownBy(() -> StateDiagram.draw(new Markup(), lacking))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing takes the lines [Way[from=SCREENING, to=ARMED]");
  }

  @Test
  void thePageStandsAloneAndShowsEveryState() throws Exception {
    String html = MODEL.html();
    Element root =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))))
            .getDocumentElement();
    for (Stand stand : Stand.values()) {
      assertThat(root.getTextContent()).contains(stand.word());
    }
    assertThat(root.getTextContent()).contains("Every rule holds in every state");
    assertThat(html).doesNotContainPattern("<script|https?://|javascript:");
  }

  @Test
  void theReadmeTellsWhatWasExplored() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    for (Exploration exploration : List.of(MODEL.machine(), MODEL.loop(), MODEL.toItsEnd())) {
      assertThat(readme)
          .contains(
              exploration.states().size()
                  + " states and "
                  + exploration.edges().size()
                  + " transitions");
    }
  }
}
