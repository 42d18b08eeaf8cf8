package org.sentuh.control.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.pattern.Programmes.phase;
import static org.sentuh.control.pattern.Programmes.programme;
import static org.sentuh.control.pattern.Programmes.score;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;

class ScoreTest {

  private static final long SECOND_NS = 1_000_000_000L;

  /** Strokes 0, 1 and 2 last 1, 2 and 3 s. */
  private static final Stroke[] THREE = {hold(1), hold(2), hold(3)};

  private static Stroke hold(double seconds) {
    return new Stroke(new Hold(Level.T4, 50, seconds), Sides.BOTH, 1, 0);
  }

  /** Each passage as repeat:stroke@start+duration in seconds. */
  private static List<String> passages(Score score) {
    ArrayList<String> passages = new ArrayList<>();
    for (Passage passage : score.passages()) {
      passages.add(
          passage.phase()
              + "/"
              + passage.repeat()
              + "/"
              + passage.number()
              + " "
              + passage.startNs() / SECOND_NS
              + ".."
              + passage.endNs() / SECOND_NS);
    }
    return passages;
  }

  @Test
  void strokesAreRepeatedAsWritten() {
    Score score = score(programme("p", phase(2, Order.WRITTEN, Ramp.NONE, THREE)));
    assertThat(passages(score))
        .containsExactly(
            "0/0/0 0..1", "0/0/1 1..3", "0/0/2 3..6", "0/1/0 6..7", "0/1/1 7..9", "0/1/2 9..12");
    assertThat(score.durationNs()).isEqualTo(12 * SECOND_NS);
  }

  @Test
  void strokesMayBeReversed() {
    Score score = score(programme("p", phase(2, Order.REVERSED, Ramp.NONE, THREE)));
    assertThat(passages(score))
        .containsExactly(
            "0/0/2 0..3", "0/0/1 3..5", "0/0/0 5..6", "0/1/2 6..9", "0/1/1 9..11", "0/1/0 11..12");
    assertThat(score.passages().getFirst().stroke()).isSameAs(THREE[2]);
  }

  @Test
  void strokesMayGoBackAndForth() {
    Score score = score(programme("p", phase(3, Order.BACK_AND_FORTH, Ramp.NONE, THREE)));
    assertThat(score.passages().stream().map(Passage::number))
        .containsExactly(0, 1, 2, 2, 1, 0, 0, 1, 2);
    assertThat(score.passages().stream().map(Passage::repeat))
        .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void phasesFollowOneAnother() {
    Score score =
        score(
            programme(
                "p",
                phase(1, Order.WRITTEN, Ramp.NONE, hold(1)),
                phase(2, Order.WRITTEN, Ramp.NONE, hold(2))));
    assertThat(passages(score)).containsExactly("0/0/0 0..1", "1/0/0 1..3", "1/1/0 3..5");
    assertThat(score.phaseStartNs(0)).isZero();
    assertThat(score.phaseStartNs(1)).isEqualTo(SECOND_NS);
    assertThat(score.phaseStartNs(2)).isEqualTo(5 * SECOND_NS);
  }

  @Test
  void theStandardProgrammeLastsFiveMinutesOnTheReferenceBack() {
    Score score = score(Programmes.standard());
    assertThat(score.durationNs()).isEqualTo(300 * SECOND_NS); // 30 + 168 + 72 + 30
    assertThat(score.phaseStartNs(2)).isEqualTo(198 * SECOND_NS);
    assertThat(score.passages()).hasSize(10);
  }

  @Test
  void aLongerBackMakesTheGlidesLongerAndNothingElse() {
    Score score = new Score(Programmes.standard(), new BackLength(327.5));
    assertThat(score.durationNs()).isEqualTo(312 * SECOND_NS); // 12 strokes of 5 s instead of 4 s
    assertThat(score.phaseStartNs(2)).isEqualTo(198 * SECOND_NS);
    assertThat(score.back().mm()).isEqualTo(327.5);
    assertThat(score.programme().name()).isEqualTo("standard");
  }

  @ParameterizedTest
  @CsvSource({
    // ms, passage, ramp, touches
    "0,     0, 0,      2",
    "999,   0, 0.1665, 2",
    "1000,  1, 0.16666666667, 2",
    "2999,  1, 0.49983333333, 2",
    "3000,  2, 0.5,    2",
    "4500,  2, 0.75,   2",
    "5999,  2, 0.99983333333, 2",
    "6000,  3, 0,      0",
    "99999, 3, 0,      0"
  })
  void everyMomentHasItsPassageItsRampAndItsTouches(
      long ms, int passage, double ramp, int touches) {
    Score score = score(programme("p", phase(1, Order.WRITTEN, new Ramp(0, 1), THREE)));
    Moment moment = score.at(ms * 1_000_000);
    assertThat(moment.passage()).isEqualTo(passage);
    assertThat(moment.strength()).isCloseTo(ramp, within(1e-9));
    assertThat(moment.touches()).hasSize(touches);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1500, 0.85", "6000, 0.4", "11999, 0.4"})
  void aRampGoesOverAllRepetitionsOfItsPhase(long ms, double expected) {
    // 6 s from 1 to 0.4, then another phase of 6 s that stays at 0.4
    Score score =
        score(
            programme(
                "p",
                phase(2, Order.WRITTEN, new Ramp(1, 0.4), hold(1), hold(2)),
                phase(1, Order.WRITTEN, new Ramp(0.4, 0.4), THREE)));
    assertThat(score.at(ms * 1_000_000).strength()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void aStrokeIsPlayedFromItsOwnBeginning() {
    Stroke glide = new Stroke(new Glide(Level.T1, Level.T9, 40, 0, 1, 50), Sides.RIGHT, 1, 0);
    Score score = score(Programmes.of(hold(10), glide));
    assertThat(score.at(11 * SECOND_NS).touches())
        .singleElement()
        .satisfies(touch -> assertThat(touch.place().yMm()).isCloseTo(65, within(1e-6)));
  }

  @Test
  void theSameTimeAlwaysGivesTheSameMoment() {
    Score score = score(Programmes.standard());
    for (long tNs = 0; tNs < score.durationNs(); tNs += 77_777_777) {
      assertThat(score.at(tNs)).isEqualTo(score.at(tNs));
    }
  }
}
