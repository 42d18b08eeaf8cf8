package org.sentuh.control.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.body.Level;

class ProgrammeTest {

  private static final Title TITLE = new Title("uji", "test");
  private static final Stroke STROKE = new Stroke(new Hold(Level.T4, 50, 1), Sides.BOTH, 1, 0);
  private static final Phase PHASE = new Phase(TITLE, List.of(STROKE), Order.WRITTEN, 1, Ramp.NONE);

  private static Programme programme(String name, int revision, double start, double ceiling) {
    return new Programme(
        name, revision, TITLE, Permission.MOTHER, start, ceiling, List.of("a"), List.of(PHASE));
  }

  private static void refused(ThrowingCallable making, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(making)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "standard-2", "0123456789012345678901234567890123456789"})
  void aNameOfLettersDigitsAndDashesIsTaken(String name) {
    assertThat(programme(name, 1, 0.4, 0.8).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Standard", "a b", "a/b", "01234567890123456789012345678901234567890"})
  void anyOtherNameIsRefused(String name) {
    refused(() -> programme(name, 1, 0.4, 0.8), "'" + name + "'", "1 to 40 of a-z, 0-9 and '-'");
  }

  @Test
  void theBoundsOfItsNumbersAreTaken() {
    assertThat(programme("p", 1, 0.05, 0.05).ceiling()).isEqualTo(0.05);
    assertThat(programme("p", 1_000_000, 1, 1).startLevel()).isEqualTo(1);
  }

  @Test
  void numbersOutsideOfTheirBoundsAreRefused() {
    refused(() -> programme("p", 0, 0.4, 0.8), "revision 0.0");
    refused(() -> programme("p", 1, 0.4, 1.01), "ceiling 1.01");
    refused(() -> programme("p", 1, 0.04, 0.04), "ceiling 0.04");
    refused(() -> programme("p", 1, 0.04, 0.8), "start level 0.04");
    refused(() -> programme("p", 1, 0.81, 0.8), "start level 0.81", "0.05 to 0.8");
  }

  @Test
  void aProgrammeNeedsASourceAndAPhase() {
    refused(
        () -> new Programme("p", 1, TITLE, Permission.MOTHER, 0.4, 0.8, List.of(), List.of(PHASE)),
        "'p' needs a source");
    refused(
        () -> new Programme("p", 1, TITLE, Permission.MOTHER, 0.4, 0.8, List.of("a"), List.of()),
        "'p' needs a source and a phase");
  }

  @Test
  void aPhaseNeedsAStrokeAndAtLeastOneRepetition() {
    refused(
        () -> new Phase(TITLE, List.of(), Order.WRITTEN, 1, Ramp.NONE),
        "phase 'test' has no stroke");
    refused(() -> new Phase(TITLE, List.of(STROKE), Order.WRITTEN, 0, Ramp.NONE), "repeats 0.0");
    refused(
        () -> new Phase(TITLE, List.of(STROKE), Order.WRITTEN, 101, Ramp.NONE),
        "repeats 101.0",
        "1.0 to 100.0");
  }

  @Test
  void aRampStaysWithinTheMothersLevel() {
    refused(() -> new Ramp(-0.1, 1), "ramp from -0.1");
    refused(() -> new Ramp(0, 1.1), "ramp to 1.1");
    assertThat(new Ramp(0.25, 0.75).at(0.5)).isEqualTo(0.5);
    assertThat(Ramp.NONE.at(0.3)).isEqualTo(1);
  }

  @Test
  void aTitleNeedsBothLanguages() {
    refused(() -> new Title(" ", "test"), "both languages", "en='test'");
    refused(() -> new Title("uji", ""), "id='uji'");
  }

  @Test
  void laterChangesOfTheGivenListsReachNeitherPhaseNorProgramme() {
    ArrayList<Stroke> strokes = new ArrayList<>(List.of(STROKE));
    Phase phase = new Phase(TITLE, strokes, Order.WRITTEN, 1, Ramp.NONE);
    ArrayList<Phase> phases = new ArrayList<>(List.of(phase));
    ArrayList<String> sources = new ArrayList<>(List.of("a"));
    Programme programme =
        new Programme("p", 1, TITLE, Permission.MOTHER, 0.4, 0.8, sources, phases);
    strokes.clear();
    phases.clear();
    sources.clear();
    assertThat(programme.phases()).containsExactly(phase);
    assertThat(programme.sources()).containsExactly("a");
    assertThat(phase.strokes()).containsExactly(STROKE);
  }
}
