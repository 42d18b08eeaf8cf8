package org.sentuh.clinic.mothers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.NewestPrescription;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.settings.DayTimes;
import org.sentuh.settings.Schedule;
import org.sentuh.telemetry.wire.Wall;

/**
 * Who needs a midwife, and why. Jakarta is seven hours ahead: the morning's window, 06.00 to 12.00,
 * is 23:00Z of the day before to 05:00Z, the afternoon's, 15.00 to 20.00, is 08:00Z to 13:00Z.
 */
final class JudgeTest {

  private static final String NOW = "2026-11-26T07:32:00Z"; // 14.32 in Jakarta
  private static final Judge JUDGE = new Judge(Rules.USUAL);

  private String now = NOW;
  private String heard = NOW;
  private String handed = "2026-11-23T03:00:00Z";
  private int hand = 1;
  private boolean outstanding;
  private boolean hasPanel = true;
  private String days = "mon tue wed thu fri sat sun";
  private Tell tell = new Tell("b1", "2026-11-23T03:00:00Z").prepared();
  private Optional<NewestPrescription> prescription = Optional.of(prescribed("", ""));
  private Optional<Care> care = Optional.empty();

  // Windows.

  @Test
  void asPlannedNeedsNobody() {
    massages(
        "2026-11-24T00:00:00Z",
        "2026-11-24T09:00:00Z",
        "2026-11-25T00:00:00Z",
        "2026-11-25T09:00:00Z",
        "2026-11-26T00:00:00Z");

    assertThat(strip()).isEqualTo("ss ss s.");
    assertThat(judged().need()).isEqualTo(Need.FINE);
    assertThat(judged().day()).isEqualTo(3);
  }

  @ParameterizedTest(name = "heard at {1}, now {0}: {2}")
  @CsvSource({
    // the morning's window of the 26th ends at 05:00Z; a quarter of an hour later it may be called
    // missed
    "2026-11-26T04:59:00Z, 2026-11-26T04:59:00Z, ss ss ..",
    "2026-11-26T05:14:59Z, 2026-11-26T05:14:59Z, ss ss ..",
    "2026-11-26T05:15:00Z, 2026-11-26T05:14:59Z, ss ss ?.",
    "2026-11-26T05:15:00Z, 2026-11-26T05:15:00Z, ss ss o.",
    "2026-11-26T07:32:00Z, 2026-11-26T04:00:00Z, ss ss ?.",
    // silent since yesterday noon: yesterday's afternoon was played, and is known all the same
    "2026-11-26T07:32:00Z, 2026-11-25T09:30:00Z, ss ss ?.",
  })
  void nothingIsMissedThatTheClinicHasNotHeardOf(String at, String last, String strip) {
    massages(
        "2026-11-24T00:00:00Z",
        "2026-11-24T09:00:00Z",
        "2026-11-25T00:00:00Z",
        "2026-11-25T09:00:00Z");
    now = at;
    heard = last;

    assertThat(strip()).isEqualTo(strip);
  }

  @Test
  void whatIsOutstandingMakesAnEmptyWindowUnknownAndANeed() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z");
    outstanding = true;

    assertThat(strip()).isEqualTo("ss s? ?.");
    assertThat(judged().need()).isEqualTo(Need.UNKNOWN);
    assertThat(judged().because()).isEqualTo(new Because.EntriesOutstanding());
  }

  @Test
  void beforeSheHadThePanelNothingWasDue() {
    handed = "2026-11-25T07:00:00Z";
    massages("2026-11-25T09:00:00Z", "2026-11-26T00:00:00Z");

    assertThat(strip()).isEqualTo(".. .s s.");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    // at half past one between the windows: nearer to the morning's end than to the afternoon
    "2026-11-25T06:00:00Z, 2026-11-25T12:00:00Z, ss",
    // two in one afternoon are two of the day
    "2026-11-25T08:30:00Z, 2026-11-25T12:00:00Z, ss",
    // before dawn and at night
    "2026-11-24T21:00:00Z, 2026-11-25T15:00:00Z, ss",
  })
  void aMassageCountsForTheNearestWindow(String first, String second, String yesterday) {
    massages(first, second);

    assertThat(strip().split(" ", -1)[1]).isEqualTo(yesterday);
  }

  @Test
  void whatWasTriedAndThenPlayedToItsEndIsDone() {
    tell.at("2026-11-26T00:00:00Z").began().after(130).ended("stopped", "stop-button", 130_000);
    massages("2026-11-26T00:10:00Z");

    assertThat(strip()).endsWith("s.");
  }

  @Test
  void aDayHasAsManyCellsAsThePlanHasWindows() {
    assertThat(JUDGE.judge(known("08:00-10:00"), Instant.parse(now)).days())
        .allMatch(day -> day.size() == 1);
  }

  @Test
  void onADayOfWhichThePrescriptionSaysNothingNoneIsMissed() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z");

    assertThat(strip()).isEqualTo("ss oo o.");
    days = "tue thu"; // the 24th and the 26th
    assertThat(strip()).isEqualTo("ss .. o.");
    massages("2026-11-25T00:00:00Z");
    assertThat(strip()).as("what was played all the same").isEqualTo("ss s. o.");
  }

  // Danger.

  @Test
  void anAnswerThatForbadeComesBeforeEverythingAndHoldsTheWindow() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z");
    massages("2026-11-25T09:00:00Z");
    tell.at("2026-11-25T23:12:00Z").forbidden();
    prescription = Optional.of(refusedPrescription());

    assertThat(judged().need()).isEqualTo(Need.DANGER);
    assertThat(judged().since()).isEqualTo("2026-11-25T23:12:00Z");
    assertThat(strip()).isEqualTo("ss ss H.");
  }

  @Test
  void itStaysUntilSomebodyHasWrittenDownWhatWasDone() {
    tell.at("2026-11-10T23:12:00Z").forbidden();
    handed = "2026-11-01T00:00:00Z";
    assertThat(judged().need()).isEqualTo(Need.DANGER);

    care = Optional.of(care("2026-11-10T23:11:59Z"));
    assertThat(judged().need()).as("done before it was known").isEqualTo(Need.DANGER);

    care = Optional.of(care("2026-11-10T23:20:00Z"));
    assertThat(judged().need()).isNotEqualTo(Need.DANGER);
  }

  @Test
  void aMassageAfterwardsShowsThatTheHoldWasReleased() {
    tell.at("2026-11-25T23:12:00Z").forbidden();
    massages("2026-11-26T02:00:00Z");

    assertThat(judged().need()).isNotEqualTo(Need.DANGER);
  }

  @Test
  void aDangerSignIsSeenToByAMidwifeWhoReleasesTheHoldAtThePanel() {
    tell.at("2026-11-25T23:12:00Z").told(Happening.Kind.FORBADE, "go-now", "bleeding", 0);
    tell.forbidden().told(Happening.Kind.HOLD, "set", "danger-sign", 0);
    assertThat(judged().need()).isEqualTo(Need.DANGER);

    tell.after(60).told(Happening.Kind.HOLD, "released-again", "BD-3", 0);
    assertThat(judged().need()).as("an old release, said at a start").isEqualTo(Need.DANGER);

    tell.after(60).told(Happening.Kind.HOLD, "released", "BD-7", 0);
    assertThat(judged().need()).isNotEqualTo(Need.DANGER);
  }

  @Test
  void anAnswerThatWasNoDangerSignIsNotCalledOne() {
    tell.at("2026-11-25T23:12:00Z").told(Happening.Kind.FORBADE, "not-today", "breast", 0);
    tell.forbidden();
    assertThat(judged().need()).isEqualTo(Need.FORBIDDEN);

    tell.after(60).told(Happening.Kind.FORBADE, "go-now", "", 0).forbidden();
    assertThat(judged().need()).as("the graver of two").isEqualTo(Need.DANGER);
  }

  @Test
  void aHoldAtThePanelIsTheReasonWhyTheMassageRests() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z");
    massages("2026-11-25T09:00:00Z");
    tell.at("2026-11-25T23:12:00Z").told(Happening.Kind.HOLD, "set", "midwife", 0);

    assertThat(judged().need()).isEqualTo(Need.HELD);
    assertThat(judged().because()).isInstanceOf(Because.HeldAtPanel.class);
    assertThat(strip()).isEqualTo("ss ss H.");
  }

  // Unknown.

  @Test
  void aDeviceThatNeverReportedIsSaidToBeSo() {
    heard = "";
    assertThat(judged().because())
        .isEqualTo(new Because.NeverReported(Instant.parse("2026-11-23T03:00:00Z")));
    assertThat(judged().need()).isEqualTo(Need.UNKNOWN);
    assertThat(strip()).isEqualTo("?? ?? ?.");
  }

  @Test
  void whatItToldInOtherHandsIsNoReportOfHers() {
    heard = "2026-11-22T00:00:00Z";
    assertThat(judged().because()).isInstanceOf(Because.NeverReported.class);
  }

  @ParameterizedTest(name = "silent for {0} minutes: {1}")
  @CsvSource({"1439, MISSED", "1440, UNKNOWN", "1560, UNKNOWN"})
  void aDayWithoutNewsIsUnknownByTheClinicsOwnClock(long minutes, Need need) {
    heard = Instant.parse(NOW).minus(Duration.ofMinutes(minutes)).toString();
    assertThat(judged().need()).isEqualTo(need);
  }

  @Test
  void whatSheDoesNotShareIsNotMissed() {
    tell.told(Happening.Kind.CONSENT, "treatment", "withdrawn", 0);
    assertThat(judged().because()).isEqualTo(new Because.NotShared());
    assertThat(strip()).isEqualTo("?? ?? ?.");
  }

  // Refused, partial, missed, held, prescription.

  @Test
  void aRefusedPrescriptionSaysWhyAndMarksTheWindowsSince() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z");
    massages("2026-11-25T09:00:00Z");
    prescription = Optional.of(refusedPrescription());

    assertThat(judged().need()).isEqualTo(Need.REFUSED);
    assertThat(judged().because()).isEqualTo(new Because.Refused("beyond panel s at T9"));
    assertThat(strip()).isEqualTo("ss ss X.");
  }

  @Test
  void whatEndedEarlyIsPartialUntilOneIsPlayedToItsEnd() {
    tell.at("2026-11-26T00:00:00Z").began().after(130).ended("stopped", "stop-button", 130_000);
    assertThat(judged().need()).isEqualTo(Need.PARTIAL);
    assertThat(strip()).endsWith("h.");

    massages("2026-11-26T03:00:00Z");
    assertThat(judged().need()).isNotEqualTo(Need.PARTIAL);
  }

  @Test
  void oneThatWasLeftOutAWhileAgoIsNobodysNeed() {
    massages("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z", "2026-11-25T09:00:00Z");
    massages("2026-11-26T00:00:00Z");
    assertThat(strip()).isEqualTo("so ss s.");
    assertThat(judged().need()).isEqualTo(Need.FINE);
  }

  @Test
  void theLastOneOrTwoThatWereLeftOutAre() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z");
    assertThat(strip()).isEqualTo("ss so o.");
    assertThat(judged().need()).isEqualTo(Need.MISSED);
    assertThat(judged().because())
        .isEqualTo(new Because.Missed(2, Optional.of(Instant.parse("2026-11-25T00:00:00Z"))));
  }

  @Test
  void aHoldIsTheMidwifesOwnWordAndNoMissedMassage() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z");
    prescription =
        Optional.of(
            new NewestPrescription(
                Tell.PANEL,
                2,
                PrescriptionSeen.State.ACCEPTED,
                Instant.parse("2026-11-25T06:00:00Z"),
                Optional.of(Instant.parse("2026-11-25T06:01:00Z")),
                "",
                "prescription: 1\nstate: held\nmother: M-1\nwhy: \"a wound\"\n"));

    assertThat(strip()).isEqualTo("ss sH H.");
    assertThat(judged().need()).isEqualTo(Need.HELD);
    assertThat(judged().because()).isEqualTo(new Because.Rests(false, "a wound"));
  }

  @ParameterizedTest(name = "until {0}: {1}")
  @CsvSource({
    "2026-11-28T07:31:59Z, PRESCRIPTION",
    "2026-11-28T07:32:01Z, FINE",
    "2026-11-20T00:00:00Z, PRESCRIPTION"
  })
  void aPrescriptionIsRenewedTwoDaysAhead(String until, Need need) {
    asPlanned();
    prescription = Optional.of(prescribed("until: " + until + "\n", ""));
    assertThat(judged().need()).isEqualTo(need);
  }

  @Test
  void withoutAPanelOrAPrescriptionThatIsWhatSheNeeds() {
    asPlanned();
    prescription = Optional.empty();
    assertThat(judged().because()).isEqualTo(new Because.NotPrescribed());

    hasPanel = false;
    assertThat(judged().because()).isEqualTo(new Because.NoPanel());
    assertThat(strip()).isEqualTo(".. .. ..");
  }

  @Test
  void aPrescriptionThatNobodyAnsweredToIsANeedAfterSixHours() {
    asPlanned();
    prescription =
        Optional.of(
            new NewestPrescription(
                Tell.PANEL,
                1,
                PrescriptionSeen.State.SENT,
                Instant.parse("2026-11-26T01:31:00Z"),
                Optional.empty(),
                "",
                "state: active\n"));
    assertThat(judged().because()).isInstanceOf(Because.NotAnswered.class);

    now = "2026-11-26T07:30:00Z";
    assertThat(judged().need()).isEqualTo(Need.FINE);
  }

  // Whose it is.

  @Test
  void whatAnotherMotherDidWithThePanelIsNotHers() {
    massages("2026-11-24T00:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z");
    handed = "2026-11-25T00:30:00Z";
    hand = 2;

    assertThat(strip()).isEqualTo(".. .o o.");
    massages("2026-11-25T09:00:00Z");
    assertThat(strip()).isEqualTo(".. .s o.");
  }

  @Test
  void aTimeThatNobodyKnowsIsGivenToNobodyOnceThePanelHasChangedHands() {
    tell = new Tell("b2", "2026-11-25T09:00:00Z").clock(Wall.Quality.UNSET).massage();
    assertThat(strip()).as("the first hand").contains("s");

    hand = 2;
    handed = "2026-11-24T23:30:00Z";
    assertThat(strip()).as("the second hand").doesNotContain("s");
  }

  // The scene.

  private void asPlanned() {
    massages(
        "2026-11-24T00:00:00Z",
        "2026-11-24T09:00:00Z",
        "2026-11-25T00:00:00Z",
        "2026-11-25T09:00:00Z",
        "2026-11-26T00:00:00Z");
  }

  private void massages(String... moments) {
    for (String moment : moments) {
      tell.at(moment).massage();
    }
  }

  private Standing judged() {
    return JUDGE.judge(known("06:00-12:00 15:00-20:00"), Instant.parse(now));
  }

  private Known known(String times) {
    Schedule schedule =
        new Schedule(DayTimes.of(times), Schedule.days(days), ZoneId.of("Asia/Jakarta"));
    Optional<Handed> panel =
        Optional.of(
            new Handed(
                Tell.PANEL,
                hand,
                Optional.empty(),
                Optional.of("M-1"),
                Instant.parse(handed),
                Optional.empty(),
                "BD-7",
                ""));
    return new Known(
        new Mother(
            "M-1",
            "Melati",
            LocalDate.parse("2026-11-23"),
            Mother.Birth.VAGINAL,
            ZoneId.of("Asia/Jakarta"),
            "",
            Instant.parse("2026-11-23T03:00:00Z"),
            Optional.empty()),
        schedule,
        hasPanel ? panel : Optional.empty(),
        heard.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(heard)),
        outstanding,
        tell.read(now),
        prescription,
        care);
  }

  private static NewestPrescription prescribed(String line, String refused) {
    return new NewestPrescription(
        Tell.PANEL,
        1,
        refused.isEmpty() ? PrescriptionSeen.State.ACCEPTED : PrescriptionSeen.State.REFUSED,
        Instant.parse("2026-11-23T03:00:00Z"),
        Optional.of(Instant.parse("2026-11-25T14:00:00Z")),
        refused,
        "prescription: 1\nstate: active\nmother: M-1\n" + line);
  }

  private static NewestPrescription refusedPrescription() {
    return prescribed("", "beyond panel s at T9");
  }

  private static Care care(String at) {
    return new Care("M-1", Instant.parse(at), "BD-7", "called", "");
  }

  private String strip() {
    return judged().days().stream()
        .map(day -> day.stream().map(JudgeTest::letter).collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }

  private static String letter(Cell cell) {
    return List.of("s", "h", "o", "?", "H", "X", ".").get(cell.ordinal());
  }
}
