package org.sentuh.clinic.mothers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.control.arming.Severity;
import org.sentuh.telemetry.wire.Wall;

/** Treatments are put together from what a panel told. */
final class ToldTest {

  private static final String MORNING = "2026-11-25T01:00:00Z";

  @Test
  void aTreatmentIsWhatBeganAndEnded() {
    Told told = new Tell("b1", MORNING).prepared().massage().read("2026-11-25T02:00:00Z");

    HomeTreatment treatment = told.treatments().getFirst();
    assertThat(told.treatments()).hasSize(1);
    assertThat(treatment.programme()).isEqualTo("standard 3");
    assertThat(treatment.outcome()).isEqualTo(HomeTreatment.Outcome.COMPLETED);
    assertThat(treatment.run()).isEqualTo(Duration.ofMinutes(5));
    assertThat(treatment.at()).contains(Instant.parse(MORNING));
    assertThat(treatment.began()).hasValue(1);
    assertThat(treatment.ended()).hasValue(2);
  }

  @Test
  void whateverTheOrderInWhichItCameItIsTheSame() {
    List<Happening> all =
        Stream.of(
                new Tell("b1", MORNING).prepared().massage().after(9000).massage().list(),
                new Tell("b2", "2026-11-26T01:00:00Z").prepared().began().list())
            .flatMap(List::stream)
            .toList();
    Instant now = Instant.parse("2026-11-26T01:02:00Z");
    Told inOrder = Told.of(all, now);
    assertThat(inOrder.treatments()).hasSize(3);

    for (int seed = 0; seed < 20; seed++) {
      List<Happening> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Told.of(shuffled, now)).isEqualTo(inOrder);
    }
  }

  @Test
  void whatHasNoEndYetGoesOnAndLaterIsBrokenOff() {
    Tell tell = new Tell("b1", MORNING).prepared().began();

    assertThat(outcomes(tell.read("2026-11-25T01:10:00Z")))
        .containsExactly(HomeTreatment.Outcome.RUNNING);
    assertThat(outcomes(tell.read("2026-11-25T03:00:00Z")))
        .containsExactly(HomeTreatment.Outcome.BROKEN_OFF);
  }

  @Test
  void aTreatmentWithoutAnEndIsBrokenOffAsSoonAsTheDeviceHasStartedAgain() {
    List<Happening> all = new ArrayList<>(new Tell("b1", MORNING).prepared().began().list());
    all.addAll(new Tell("b2", "2026-11-25T01:01:00Z").prepared().list());

    assertThat(outcomes(Told.of(all, Instant.parse("2026-11-25T01:02:00Z"))))
        .containsExactly(HomeTreatment.Outcome.BROKEN_OFF);
  }

  @Test
  void anEndWhoseBeginningIsMissingIsStillATreatment() {
    Told told =
        new Tell("b1", MORNING).ended("stopped", "stopped-by-wearer", 130_000).read(MORNING);

    assertThat(told.treatments().getFirst().began()).isEmpty();
    assertThat(told.treatments().getFirst().programme()).isEmpty();
    assertThat(outcomes(told)).containsExactly(HomeTreatment.Outcome.STOPPED);
  }

  @Test
  void whatNeverRanIsNoTreatment() {
    assertThat(
            new Tell("b1", MORNING)
                .prepared()
                .ended("stopped", "stopped-by-wearer", 0)
                .read(MORNING)
                .treatments())
        .isEmpty();
  }

  @Test
  void anAnswerThatForbadeIsASignAndNoTreatment() {
    Told told = new Tell("b1", MORNING).prepared().forbidden().read(MORNING);

    Instant at = Instant.parse(MORNING);
    assertThat(told.treatments()).isEmpty();
    assertThat(told.signs())
        .containsExactly(new Told.Sign(Optional.empty(), "", Optional.of(at), at));
  }

  @Test
  void whatThePanelSaidOfTheAnswerIsToldOnceAndTheEndThatFollowsIsNoSecondSign() {
    Told told =
        new Tell("b1", MORNING)
            .told(Happening.Kind.FORBADE, "not-today", "breast", 0)
            .forbidden()
            .after(3600)
            .forbidden()
            .read(MORNING);

    assertThat(told.signs()).hasSize(2);
    assertThat(told.signs().getFirst().severity()).contains(Severity.NOT_TODAY);
    assertThat(told.signs().getFirst().question()).isEqualTo("breast");
    assertThat(told.signs().getLast().severity()).as("an older device's").isEmpty();
  }

  @Test
  void theHoldThatWasToldLastStands() {
    Tell tell = new Tell("b1", MORNING).told(Happening.Kind.HOLD, "set", "midwife", 0);
    assertThat(tell.read(MORNING).standingHold().orElseThrow().by()).isEqualTo("midwife");

    tell.after(60).told(Happening.Kind.HOLD, "released", "BD-7", 0);
    assertThat(tell.read(MORNING).standingHold()).isEmpty();
  }

  @Test
  void aRefusalByADangerSignSaysThatItWasOne() {
    Told told =
        new Tell("b1", MORNING)
            .told(Happening.Kind.REFUSED, "screen", "danger-sign", 0)
            .told(Happening.Kind.REFUSED, "start", "resting", 0)
            .read(MORNING);

    assertThat(told.signs()).extracting(Told.Sign::danger).containsExactly(true);
  }

  @Test
  void aClockThatNobodyHadSetIsPutRightByItsCorrection() {
    Told told =
        new Tell("b1", "2020-01-01T00:00:00Z")
            .clock(Wall.Quality.UNSET)
            .massage()
            .told(Happening.Kind.CLOCK, "", "", Duration.ofDays(10).toMillis())
            .read(MORNING);

    assertThat(told.treatments().getFirst().at()).contains(Instant.parse("2020-01-11T00:00:00Z"));
  }

  @Test
  void aClockThatNobodyHadSetIsPutRightByWhatTheSameBootBelievedLater() {
    Told told =
        new Tell("b1", MORNING)
            .clock(Wall.Quality.UNSET)
            .massage()
            .clock(Wall.Quality.TRUSTED)
            .after(60)
            .prepared()
            .read(MORNING);

    assertThat(told.treatments().getFirst().at()).contains(Instant.parse(MORNING));
  }

  @Test
  void aTimeThatNobodyKnowsIsNotMadeUp() {
    Told told = new Tell("b1", MORNING).clock(Wall.Quality.UNSET).massage().read(MORNING);

    assertThat(told.treatments().getFirst().at()).isEmpty();
    assertThat(told.treatments().getFirst().moment())
        .isEqualTo(Instant.parse(MORNING).plusSeconds(300));
  }

  @Test
  void whatSheWithdrewLastIsNotShared() {
    Tell tell =
        new Tell("b1", MORNING)
            .told(Happening.Kind.CONSENT, "treatment", "given", 0)
            .told(Happening.Kind.CONSENT, "wellbeing", "withdrawn", 0);

    assertThat(tell.read(MORNING).sharing()).isTrue();
    assertThat(
            tell.told(Happening.Kind.CONSENT, "treatment", "withdrawn", 0).read(MORNING).sharing())
        .isFalse();
  }

  private static List<HomeTreatment.Outcome> outcomes(Told told) {
    return told.treatments().stream().map(HomeTreatment::outcome).toList();
  }
}
