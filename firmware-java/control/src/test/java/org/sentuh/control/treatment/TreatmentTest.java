package org.sentuh.control.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.treatment.State.Pace;

class TreatmentTest {

  private static final long MS = 1_000_000;
  private static final int ALL = 6;
  private static final Score TEN_SECONDS = Programmes.score(Programmes.hold(Level.T4, 50, 10));

  private static Treatment treatment(double level, double ceiling) {
    return new Treatment(TEN_SECONDS, level, ceiling);
  }

  private static Treatment running() {
    Treatment treatment = treatment(0.4, 0.6);
    start(treatment);
    return treatment;
  }

  private static void start(Treatment treatment) {
    treatment.take(new Command.Screen(), ALL);
    treatment.take(new Command.AnswerScreening(true), ALL);
    treatment.take(new Command.Start(), ALL);
  }

  private static void advance(Treatment treatment, long ms, int zones) {
    for (long t = 0; t < ms; t += 10) {
      treatment.advance(10 * MS, zones);
    }
  }

  @Test
  void aNewTreatmentIsIdleAtItsBeginning() {
    Treatment treatment = treatment(0.4, 0.6);
    assertThat(treatment.state()).isEqualTo(new State.Idle());
    assertThat(treatment.level()).isEqualTo(0.4);
    assertThat(treatment.ceiling()).isEqualTo(0.6);
    assertThat(treatment.placeNs()).isZero();
    assertThat(treatment.runNs()).isZero();
    assertThat(treatment.pausedNs()).isZero();
    assertThat(treatment.pauseNs()).isZero();
    assertThat(treatment.score()).isSameAs(TEN_SECONDS);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.6", "-0.1, 0.6", "0.61, 0.6", "0.4, 1.01", "NaN, 0.6", "0.4, NaN"})
  void aLevelThatIsNotUnderItsCeilingIsRefused(double level, double ceiling) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> treatment(level, ceiling))
        .withMessageContaining("level " + level)
        .withMessageContaining(", " + ceiling);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1", "1, 1", "0.6, 0.6"})
  void aLevelUpToItsCeilingIsTaken(double level, double ceiling) {
    assertThat(treatment(level, ceiling).level()).isEqualTo(level);
  }

  @Test
  void timeOnlyPassesWhileItRunsOrIsPaused() {
    Treatment treatment = treatment(0.4, 0.6);
    treatment.advance(1_000 * MS, ALL);
    treatment.take(new Command.Screen(), ALL);
    treatment.advance(1_000 * MS, ALL);
    treatment.take(new Command.AnswerScreening(true), ALL);
    treatment.advance(1_000 * MS, ALL);
    assertThat(treatment.placeNs()).isZero();
    assertThat(treatment.runNs()).isZero();
    treatment.take(new Command.Start(), ALL);
    treatment.advance(1_000 * MS, ALL);
    assertThat(treatment.placeNs()).isEqualTo(1_000 * MS);
    assertThat(treatment.runNs()).isEqualTo(1_000 * MS);
    treatment.take(new Command.Stop(), ALL);
    treatment.advance(1_000 * MS, ALL);
    assertThat(treatment.placeNs()).isEqualTo(1_000 * MS);
    assertThat(treatment.runNs()).isEqualTo(1_000 * MS);
    assertThat(treatment.pausedNs()).isZero();
  }

  @Test
  void theProgrammesEndCompletesIt() {
    Treatment treatment = running();
    treatment.advance(9_999 * MS, ALL);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.PLAYING));
    treatment.advance(1 * MS, ALL);
    assertThat(treatment.state()).isEqualTo(new State.Completed());
    assertThat(treatment.placeNs()).isEqualTo(10_000 * MS);
    assertThat(treatment.state().why()).isEqualTo(Reason.COMPLETED);
  }

  @Test
  void thePlaceNeverGoesBeyondTheEnd() {
    Treatment treatment = running();
    treatment.advance(60_000 * MS, ALL);
    assertThat(treatment.placeNs()).isEqualTo(10_000 * MS);
  }

  @Test
  void aPauseEasesOutForHalfASecondFirst() {
    Treatment treatment = running();
    treatment.advance(1_000 * MS, ALL);
    treatment.take(new Command.Pause(), ALL);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.EASING_FOR_WEARER));
    treatment.advance(499 * MS, ALL);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.EASING_FOR_WEARER));
    treatment.advance(1 * MS, ALL);
    assertThat(treatment.state()).isEqualTo(new State.Paused(Reason.PAUSED_BY_WEARER));
    assertThat(treatment.placeNs()).isEqualTo(1_500 * MS);
    assertThat(treatment.runNs()).isEqualTo(1_500 * MS);
  }

  @Test
  void aPauseStandsStillAndIsCounted() {
    Treatment treatment = running();
    treatment.take(new Command.Pause(), ALL);
    treatment.advance(500 * MS, ALL);
    treatment.advance(700 * MS, ALL);
    assertThat(treatment.placeNs()).isEqualTo(500 * MS);
    assertThat(treatment.pauseNs()).isEqualTo(700 * MS);
    assertThat(treatment.pausedNs()).isEqualTo(700 * MS);
    assertThat(treatment.runNs()).isEqualTo(500 * MS);
  }

  @Test
  void theNextPauseIsCountedAnewAndTheSumGoesOn() {
    Treatment treatment = running();
    treatment.take(new Command.Pause(), ALL);
    treatment.advance(500 * MS, ALL);
    treatment.advance(700 * MS, ALL);
    treatment.take(new Command.Resume(), ALL);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.PLAYING));
    assertThat(treatment.pauseNs()).isZero();
    treatment.advance(1_000 * MS, ALL);
    assertThat(treatment.placeNs()).isEqualTo(1_500 * MS);
    treatment.take(new Command.Pause(), ALL);
    treatment.advance(500 * MS, ALL);
    treatment.advance(40 * MS, ALL);
    assertThat(treatment.pauseNs()).isEqualTo(40 * MS);
    assertThat(treatment.pausedNs()).isEqualTo(740 * MS);
  }

  @Test
  void losingAllContactEasesOutAndPauses() {
    Treatment treatment = running();
    advance(treatment, 1_000, ALL);
    treatment.advance(10 * MS, 0);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.EASING_FOR_CONTACT));
    advance(treatment, 490, 0);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.EASING_FOR_CONTACT));
    treatment.advance(10 * MS, 0);
    assertThat(treatment.state()).isEqualTo(new State.Paused(Reason.NO_CONTACT));
  }

  @Test
  void oneZoneInContactIsEnoughToPlayOn() {
    Treatment treatment = running();
    advance(treatment, 5_000, 1);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.PLAYING));
  }

  @Test
  void contactThatReturnsDoesNotResumeByItself() {
    Treatment treatment = running();
    treatment.advance(10 * MS, 0);
    advance(treatment, 1_000, ALL);
    assertThat(treatment.state()).isEqualTo(new State.Paused(Reason.NO_CONTACT));
    advance(treatment, 5_000, ALL);
    assertThat(treatment.state()).isEqualTo(new State.Paused(Reason.NO_CONTACT));
  }

  @Test
  void resumingNeedsContactAndASecondEasingIsAsLongAsTheFirst() {
    Treatment treatment = running();
    treatment.advance(10 * MS, 0);
    advance(treatment, 500, 0);
    assertThat(treatment.take(new Command.Resume(), 0))
        .isEqualTo(new Answer.Refused(Refusal.NO_CONTACT));
    assertThat(treatment.take(new Command.Resume(), 1)).isInstanceOf(Answer.Accepted.class);
    treatment.advance(10 * MS, 0);
    advance(treatment, 490, 0);
    assertThat(treatment.state()).isEqualTo(new State.Running(Pace.EASING_FOR_CONTACT));
    treatment.advance(10 * MS, 0);
    assertThat(treatment.state()).isEqualTo(new State.Paused(Reason.NO_CONTACT));
  }

  @Test
  void aProgrammeThatEndsWhileItEasesIsCompleted() {
    Treatment treatment = running();
    treatment.advance(9_800 * MS, ALL);
    treatment.take(new Command.Pause(), ALL);
    treatment.advance(300 * MS, ALL);
    assertThat(treatment.state()).isEqualTo(new State.Completed());
  }

  @Test
  void theLevelGoesInSteps() {
    Treatment treatment = treatment(0.4, 0.6);
    start(treatment);
    treatment.take(new Command.Stronger(), ALL);
    assertThat(treatment.level()).isCloseTo(0.45, within(1e-12));
    treatment.take(new Command.Softer(), ALL);
    treatment.take(new Command.Softer(), ALL);
    assertThat(treatment.level()).isCloseTo(0.35, within(1e-12));
  }

  @Test
  void theSoftestLevelIsTheLastStepDown() {
    Treatment treatment = treatment(0.12, 0.6);
    start(treatment);
    treatment.take(new Command.Softer(), ALL);
    assertThat(treatment.level()).isCloseTo(0.07, within(1e-12));
    assertThat(treatment.take(new Command.Softer(), ALL)).isInstanceOf(Answer.Accepted.class);
    assertThat(treatment.level()).isEqualTo(0.05);
    assertThat(treatment.take(new Command.Softer(), ALL))
        .isEqualTo(new Answer.Refused(Refusal.SOFTEST));
    assertThat(treatment.level()).isEqualTo(0.05);
  }

  @Test
  void theCeilingIsTheLastStepUpAndSaysWhoseItIs() {
    Treatment treatment = treatment(0.52, 0.6);
    start(treatment);
    treatment.take(new Command.Stronger(), ALL);
    assertThat(treatment.level()).isCloseTo(0.57, within(1e-12));
    treatment.take(new Command.Stronger(), ALL);
    assertThat(treatment.level()).isEqualTo(0.6);
    assertThat(treatment.take(new Command.Stronger(), ALL))
        .isEqualTo(new Answer.Refused(Refusal.AT_THE_PRESCRIPTION));
    treatment.take(new Command.LimitTo(0.5), ALL);
    assertThat(treatment.take(new Command.Stronger(), ALL))
        .isEqualTo(new Answer.Refused(Refusal.AT_HER_CEILING));
    assertThat(treatment.level()).isEqualTo(0.5);
  }

  @Test
  void herCeilingLowersALevelAboveItAndMayBeRaisedAgainUpToThePrescription() {
    Treatment treatment = treatment(0.4, 0.6);
    treatment.take(new Command.LimitTo(0.3), ALL);
    assertThat(treatment.ceiling()).isEqualTo(0.3);
    assertThat(treatment.level()).isEqualTo(0.3);
    treatment.take(new Command.LimitTo(0.9), ALL);
    assertThat(treatment.ceiling()).isEqualTo(0.6);
    assertThat(treatment.level()).isEqualTo(0.3); // only a step raises it
  }

  @ParameterizedTest
  @CsvSource({"0.05, true", "0.0499, false", "0, false", "-1, false", "NaN, false"})
  void aCeilingThatCouldNotBeFeltIsRefused(double limit, boolean taken) {
    Treatment treatment = treatment(0.4, 0.6);
    Answer answer = treatment.take(new Command.LimitTo(limit), ALL);
    assertThat(answer instanceof Answer.Accepted).isEqualTo(taken);
    assertThat(treatment.ceiling()).isEqualTo(taken ? limit : 0.6);
  }

  @Test
  void theNextTreatmentBeginsAtItsBeginning() {
    Treatment treatment = running();
    treatment.advance(4_000 * MS, ALL);
    treatment.take(new Command.Pause(), ALL);
    treatment.advance(500 * MS, ALL);
    treatment.advance(300 * MS, ALL);
    treatment.take(new Command.Stop(), ALL);
    treatment.take(new Command.Acknowledge(), ALL);
    assertThat(treatment.state()).isEqualTo(new State.Idle());
    start(treatment);
    assertThat(treatment.placeNs()).isZero();
    assertThat(treatment.runNs()).isZero();
    assertThat(treatment.pausedNs()).isZero();
    treatment.advance(100 * MS, ALL);
    assertThat(treatment.placeNs()).isEqualTo(100 * MS);
    assertThat(treatment.runNs()).isEqualTo(100 * MS);
  }

  @Test
  void aTreatmentThatEndsBeforeItsStartHasNotRun() {
    Treatment treatment = running();
    treatment.advance(4_000 * MS, ALL);
    treatment.take(new Command.Pause(), ALL);
    treatment.advance(500 * MS, ALL);
    treatment.advance(300 * MS, ALL);
    treatment.take(new Command.Stop(), ALL);
    assertThat(treatment.runNs()).isEqualTo(4_500 * MS); // until somebody has read it
    treatment.take(new Command.Acknowledge(), ALL);
    treatment.take(new Command.Screen(), ALL);
    treatment.take(new Command.AnswerScreening(false), ALL);
    assertThat(treatment.state()).isEqualTo(new State.Stopped(Reason.SCREENING_FORBIDS));
    assertThat(treatment.placeNs()).isZero();
    assertThat(treatment.runNs()).isZero();
    assertThat(treatment.pausedNs()).isZero();
  }

  @Test
  void allTreatmentsTogetherAreCountedForTheDay() {
    Treatment treatment = running();
    treatment.advance(4_000 * MS, ALL);
    assertThat(treatment.treatedNs()).isEqualTo(4_000 * MS);
    treatment.take(new Command.Stop(), ALL);
    treatment.advance(1_000 * MS, ALL);
    treatment.take(new Command.Acknowledge(), ALL);
    start(treatment);
    treatment.advance(100 * MS, ALL);
    assertThat(treatment.treatedNs()).isEqualTo(4_100 * MS);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void onlyReasonsThatStopOrFaultEndATreatment(Reason reason) {
    Treatment treatment = running();
    switch (reason.kind()) {
      case STOP -> {
        treatment.end(reason);
        assertThat(treatment.state()).isEqualTo(new State.Stopped(reason));
      }
      case FAULT -> {
        treatment.end(reason);
        assertThat(treatment.state()).isEqualTo(new State.Faulted(reason));
      }
      default ->
          assertThatIllegalArgumentException()
              .isThrownBy(() -> treatment.end(reason))
              .withMessageContaining(reason.name());
    }
  }

  @Test
  void theFirstEndStandsButAFaultOutranksAStop() {
    Treatment treatment = running();
    treatment.end(Reason.SKIN_HOT);
    treatment.end(Reason.CHARGING);
    assertThat(treatment.state()).isEqualTo(new State.Stopped(Reason.SKIN_HOT));
    treatment.end(Reason.OVERCURRENT);
    assertThat(treatment.state()).isEqualTo(new State.Faulted(Reason.OVERCURRENT));
    treatment.end(Reason.PROGRAM_FAULT);
    treatment.end(Reason.SKIN_HOT);
    assertThat(treatment.state()).isEqualTo(new State.Faulted(Reason.OVERCURRENT));
  }

  @Test
  void aFaultEndsEvenWhatWasNotBegunOrIsCompleted() {
    Treatment idle = treatment(0.4, 0.6);
    idle.end(Reason.PROGRAM_FAULT);
    assertThat(idle.state()).isEqualTo(new State.Faulted(Reason.PROGRAM_FAULT));
    Treatment completed = running();
    completed.advance(60_000 * MS, ALL);
    completed.end(Reason.SKIN_HOT);
    assertThat(completed.state()).isEqualTo(new State.Completed());
    completed.end(Reason.PROGRAM_FAULT);
    assertThat(completed.state()).isEqualTo(new State.Faulted(Reason.PROGRAM_FAULT));
  }

  @ParameterizedTest
  @CsvSource({
    "idle,           idle,      NONE,             false, false",
    "screening,      screening, NONE,             false, false",
    "armed,          armed,     NONE,             false, false",
    "running,        running,   NONE,             true,  false",
    "easing-wearer,  easing,    NONE,             true,  false",
    "easing-contact, easing,    NONE,             true,  false",
    "paused-wearer,  paused,    PAUSED_BY_WEARER, false, false",
    "paused-contact, paused,    NO_CONTACT,       false, false",
    "completed,      completed, COMPLETED,        false, true",
    "stopped,        stopped,   STOPPED_BY_WEARER,false, true",
    "faulted,        faulted,   OVERCURRENT,      false, true"
  })
  void everyStateHasItsWordItsReasonAndWhetherItDrives(
      String name, String word, Reason why, boolean mayDrive, boolean hasEnded) {
    State state = TreatmentTableTest.in(name).state();
    assertThat(state.word()).isEqualTo(word);
    assertThat(state.why()).isEqualTo(why);
    assertThat(state.mayDrive()).isEqualTo(mayDrive);
    assertThat(state.hasEnded()).isEqualTo(hasEnded);
  }

  @Test
  void aReasonsCodeIsItsNameInFiles() {
    assertThat(Reason.SKIN_WARM.code()).isEqualTo("skin-warm");
    assertThat(Reason.LEFT_RIGHT_DIFFERENCE.code()).isEqualTo("left-right-difference");
    assertThat(Reason.COMPLETED.code()).isEqualTo("completed");
  }

  @Test
  void reasonsStandInTheOrderOfTheirWeightButForWhatNoInterlockGives() {
    List<Reason> weighed = new ArrayList<>(List.of(Reason.values()));
    assertThat(weighed.removeLast()).isEqualTo(Reason.STOPPED_FROM_AFAR);
    int kind = 0;
    for (Reason reason : weighed) {
      int own =
          switch (reason.kind()) {
            case NOTE -> 0;
            case LIMIT -> 1;
            case END, PAUSE -> 2;
            case STOP -> 3;
            case FAULT -> 4;
          };
      assertThat(own).as("%s", reason).isGreaterThanOrEqualTo(kind);
      kind = own;
    }
    assertThat(Reason.values().length).isLessThanOrEqualTo(63); // they are the bits of a long
  }
}
