package org.sentuh.control.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.safety.InterlockCard;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.treatment.Reason;

class ProofTest {

  private final LimitTable limits = new LimitTable();

  private Finding proof(Programme programme) {
    return Proof.of(Programmes.score(programme), Panels.m(), limits.limits());
  }

  private static Margin margin(Finding finding, String bound) {
    return finding.margins().stream()
        .filter(margin -> margin.bound().equals(bound))
        .findFirst()
        .orElseThrow();
  }

  private static Counterexample example(Finding finding) {
    assertThat(finding).isInstanceOf(Unproven.class);
    return ((Unproven) finding).counterexample().orElseThrow();
  }

  private static Stroke hold(double seconds) {
    return new Stroke(new Hold(Level.T1, 30, seconds), Sides.BOTH, 1, 0);
  }

  private static Stroke rest(double seconds) {
    return new Stroke(new Rest(seconds), Sides.BOTH, 1, 0);
  }

  @Test
  void theDailyProgrammeIsProvenAndSaysHowNearItComes() {
    Finding finding = proof(Programmes.standard());

    assertThat(finding).isInstanceOf(Proven.class);
    TreeMap<String, Double> values = new TreeMap<>();
    finding.margins().forEach(margin -> values.put(margin.bound(), margin.value()));
    assertThat(values)
        .containsEntry("motors at once", 8.0)
        .containsEntry("treatment time", 300.0)
        .containsEntry("time a day", 300.0)
        .containsEntry("worn time", 300.0)
        .containsEntry("level rise", 0.1)
        .containsEntry("motor rise", 4.0)
        .containsEntry("reach", 0.0)
        .hasSize(12);
    assertThat(values.get("intensity cap")).isCloseTo(0.8, within(1e-9));
    assertThat(values.get("supply current")).isCloseTo(8 * 0.0918, within(1e-9));
    assertThat(values.get("one motor continuously")).isBetween(12.0, 17.0);
    assertThat(values.get("vibration exposure")).isBetween(0.04, 0.06);
    assertThat(values.get("skin warming")).isBetween(1.0, 3.0);
  }

  @Test
  void aProvenProgrammeKnowsWhatItWasProvenFor() {
    Proven proven = proof(Programmes.standard()).orRefuse();
    assertThat(proven.score().programme().name()).isEqualTo("standard");
    assertThat(proven.panel().name()).isEqualTo("m");
    assertThat(proven.limits()).isEqualTo(limits.limits());
    assertThat(proven.ceiling()).isEqualTo(0.8);
    limits.cap = 0.5;
    limits.intensityWarn = 0.5;
    assertThat(proof(Programmes.standard()).orRefuse().ceiling()).isEqualTo(0.5);
  }

  @Test
  void everyInterlockIsAnsweredForByABoundOrNamedAsKeptWhileItRuns() {
    Finding finding = proof(Programmes.standard());
    List<String> kept = finding.kept().stream().map(InterlockCard::name).toList();
    List<String> bounds =
        finding.margins().stream().map(Margin::bound).filter(b -> !b.equals("reach")).toList();
    List<String> all =
        Proof.cards(
                new Subject(Programmes.score(Programmes.standard()), Panels.m(), limits.limits()))
            .stream()
            .map(InterlockCard::name)
            .toList();

    assertThat(Stream.concat(kept.stream(), bounds.stream()))
        .containsExactlyInAnyOrderElementsOf(all);
    // Nothing in these is the programme's. A new interlock must be thought about here.
    assertThat(kept)
        .containsExactly(
            "running only",
            "stop button",
            "no charger while worn",
            "supply voltage",
            "rail cut-off",
            "current without drive",
            "drive without current",
            "skin temperature",
            "skin warming fast",
            "sensor trust",
            "panel contact",
            "sustained pressure",
            "peak pressure",
            "left and right",
            "pause",
            "tick punctuality",
            "driver delivery");
  }

  /** A motor upon which a hand lies is driven from the first moment at which it is felt. */
  @Test
  void aHandThatStaysTooLongIsFoundWhereTheMotorBecomesGentler() {
    Finding finding = proof(Programmes.of(hold(30), hold(15)));

    assertThat(margin(finding, "one motor continuously").isKept()).isFalse();
    Counterexample example = example(finding);
    assertThat(example.bound()).isEqualTo("one motor continuously");
    assertThat(example.reason()).isEqualTo(Reason.MOTOR_CONTINUOUS);
    assertThat(example.site()).isEqualTo("1B");
    assertThat(example.value()).isEqualTo(30);
    assertThat(example.most()).isEqualTo(30);
    assertThat(example.level()).isEqualTo(0.8);
    // 0.02 of 1.0 felt, reached by a level that rises 0.1 a second and a hand laid on in 0.25 s.
    assertThat(example.atNs() / 1e9).isBetween(30.1, 30.5);
  }

  @ParameterizedTest
  @CsvSource({
    // rest in s, and whether the two halves of 20 s are two drives
    "1.10, true",
    "1.04, false",
    "0.90, false"
  })
  void aRestMustBeLongerByATickToCount(double seconds, boolean proven) {
    Finding finding = proof(Programmes.of(hold(20), rest(seconds), hold(20)));
    // The hand is laid on and lifted for a few hundredths of a second without being felt.
    assertThat(finding instanceof Proven).isEqualTo(proven);
  }

  @Test
  void tooManyMotorsAreFoundWithTheirNumber() {
    // A palm of 20 mm between four motors reaches twelve of them on each side of the spine.
    Stroke palms = new Stroke(new Hold(Level.T5, 50, 5), Sides.BOTH, 1, 30);
    Finding finding = proof(Programmes.of(palms));

    Margin motors = margin(finding, "motors at once");
    assertThat(motors.isKept()).isFalse();
    Counterexample example = example(finding);
    assertThat(example.reason()).isEqualTo(Reason.TOO_MANY_MOTORS);
    assertThat(example.value()).isGreaterThan(10).isLessThanOrEqualTo(motors.value());
    assertThat(example.unit()).isEqualTo("motors");
  }

  @Test
  void motorsThatAreNotFeltAreNotCounted() {
    limits.onMost = 2;
    limits.onWarn = 2;
    // Straight upon one motor of each side.
    assertThat(proof(Programmes.of(new Stroke(new Hold(Level.T1, 30, 5), Sides.BOTH, 1, 0))))
        .isInstanceOf(Proven.class);
    // Between two of them.
    assertThat(proof(Programmes.of(new Stroke(new Hold(Level.T1, 50, 5), Sides.BOTH, 1, 0))))
        .isInstanceOf(Unproven.class);
    // Too soft to be felt.
    assertThat(proof(Programmes.of(new Stroke(new Hold(Level.T1, 50, 5), Sides.BOTH, 0.02, 0))))
        .isInstanceOf(Proven.class);
  }

  @Test
  void aHandThatPassesFromRowToRowNeverDrivesThreeRows() {
    Glide down = new Glide(Level.T1, Level.T8, 200, 2, 3, 30);
    Finding finding = proof(Programmes.of(new Stroke(down, Sides.BOTH, 1, 0)));
    assertThat(margin(finding, "motors at once").value()).isEqualTo(4);
  }

  @Test
  void currentIsThatOfHungryMotors() {
    limits.stopAmps = 0.7;
    Finding finding = proof(Programmes.standard());
    Counterexample example = example(finding);
    assertThat(example.bound()).isEqualTo("supply current");
    assertThat(example.reason()).isEqualTo(Reason.OVERCURRENT);
    assertThat(example.value()).isCloseTo(8 * 0.0918, within(1e-9));
    assertThat(example.most()).isEqualTo(0.7);
    limits.stopAmps = 0.74;
    assertThat(proof(Programmes.standard())).isInstanceOf(Proven.class);
  }

  @Test
  void vibrationIsThatOfTheWholeProgramme() {
    limits.vibrationFullMs2 = 5;
    Finding finding = proof(Programmes.standard());
    assertThat(margin(finding, "vibration exposure").value()).isBetween(0.48, 0.52);
    limits.vibrationFullMs2 = 6;
    Counterexample example = example(proof(Programmes.standard()));
    assertThat(example.bound()).isEqualTo("vibration exposure");
    assertThat(example.reason()).isEqualTo(Reason.VIBRATION_HIGH);
  }

  @Test
  void theSkinMayNotBeWarmedTooMuch() {
    limits.riseWarnK = 1;
    Counterexample example = example(proof(Programmes.standard()));
    assertThat(example.bound()).isEqualTo("skin warming");
    assertThat(example.reason()).isEqualTo(Reason.SKIN_WARMING);
    assertThat(example.unit()).isEqualTo("K");
  }

  @Test
  void aProgrammeMayLastUntilTheTreatmentWouldBecomeGentlerAndNoLonger() {
    assertThat(proof(parts(45))).isInstanceOf(Proven.class);
    Counterexample example = example(proof(parts(46)));
    assertThat(example.bound()).isEqualTo("treatment time");
    assertThat(example.reason()).isEqualTo(Reason.TREATMENT_LONG);
    assertThat(example.atNs()).isEqualTo(900_000_000_000L);
    assertThat(example.most()).isEqualTo(900);
  }

  /** Parts of 20 s. */
  private static Programme parts(int repeats) {
    return Programmes.programme(
        "parts", Programmes.phase(repeats, Order.WRITTEN, Ramp.NONE, hold(15), rest(5)));
  }

  @ParameterizedTest
  @CsvSource({"worn time, WORN_TOO_LONG, 299", "time a day, DAY_SPENT, 299"})
  void theTimesOfADayAndOfAWearBoundItToo(String bound, Reason reason, double seconds) {
    limits.wornStopS = bound.equals("worn time") ? seconds : 3600;
    limits.dayStopS = bound.equals("time a day") ? seconds : 3600;
    Counterexample example = example(proof(Programmes.standard()));
    assertThat(example.bound()).isEqualTo(bound);
    assertThat(example.reason()).isEqualTo(reason);
  }

  @Test
  void aDayMayBeFilledToTheLastTick() {
    limits.dayStopS = 300;
    assertThat(proof(Programmes.standard())).isInstanceOf(Proven.class);
  }

  @Test
  void aProgrammeThatLeavesThePanelIsRefusedBeforeItIsPlayed() {
    Programme far = Programmes.of(new Stroke(new Hold(Level.T12, 30, 1), Sides.BOTH, 1, 0));
    Counterexample example = example(proof(far));
    // T12 is at 262 mm, the lowest motor at 185, half a pitch is 20.
    assertThat(example.bound()).isEqualTo("reach");
    assertThat(example.value()).isCloseTo(77, within(1e-9));
    assertThat(example.most()).isEqualTo(20);
    assertThat(example.reason()).isEqualTo(Reason.NONE);
    assertThat(example.site()).contains("phases[0].strokes[0]", "T12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proof(far).orRefuse())
        .withMessageContaining("programme test is not proven on panel m and a back of 262.0 mm")
        .withMessageContaining("reach is 77 mm of 20 mm allowed")
        .withMessageContaining("choose a larger panel");
  }

  @Test
  void aProgrammeThatIsDrawnToTheEdgeIsTaken() {
    Programme near = Programmes.of(new Stroke(new Hold(Level.T9, 75, 1), Sides.BOTH, 1, 0));
    Finding finding = proof(near);
    assertThat(finding).isInstanceOf(Proven.class);
    assertThat(margin(finding, "reach").value()).isCloseTo(5, within(1e-9));
    assertThat(margin(finding, "reach").atNs()).isZero();
  }

  @Test
  void whatCannotBeToldApartIsNotProvenAndHasNoCounterexample() {
    // 29.85 s felt, and a tick more: the proof cannot tell 29.9 s from 29.85.
    limits.continuousWarnS = 29.83;
    limits.continuousStopS = 60;
    Finding finding = proof(Programmes.of(hold(30)));
    assertThat(finding).isInstanceOf(Unproven.class);
    assertThat(((Unproven) finding).counterexample()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(finding::orRefuse)
        .withMessageContaining("one motor continuously is up to 29.85 s of less than 29.83 s")
        .withMessageContaining("too near to be told apart; let the hand rest");
  }

  @Test
  void aProgrammeOfHoursIsAnsweredWithoutBeingFollowedToItsEnd() {
    Stroke day = new Stroke(new Circle(Level.C7, Level.T8, 1, 40, 10, 20, 50), Sides.BOTH, 1, 0);
    Programme week =
        Programmes.programme("week", Programmes.phase(100, Order.WRITTEN, Ramp.NONE, day));
    assertThat(margin(proof(week), "treatment time").value()).isGreaterThan(100_000);
  }
}
