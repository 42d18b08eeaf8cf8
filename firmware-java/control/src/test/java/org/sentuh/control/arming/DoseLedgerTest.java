package org.sentuh.control.arming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.arming.DoseLedger.Entry;
import org.sentuh.control.arming.DoseLedger.Shortage;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.Refusal;

class DoseLedgerTest {

  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long HOUR_NS = 60 * MINUTE_NS;
  private static final Limits LIMITS = new LimitTable().limits();
  private static final Allowance ALLOWANCE = new Allowance(4, 7_200, 100, 250, 60);
  private static final Brought USUAL = new Brought(5 * MINUTE_NS, 400, List.of(40.0, 30.0));

  private DoseLedger ledger = new DoseLedger(ALLOWANCE, LIMITS, List.of());
  private long nowNs = 7_000_000_000L;

  private void passes(long ns) {
    nowNs += ns;
    ledger.pass(nowNs, OptionalLong.empty());
  }

  private void treat(Brought brought) {
    passes(0);
    ledger.begin(brought);
    passes(brought.treatedNs());
    ledger.end(brought);
  }

  private List<Refusal> against(Brought planned) {
    return ledger.shortages(planned).stream().map(Shortage::why).toList();
  }

  private static Brought brings(long minutes, double m2PerS3, double zone) {
    return new Brought(minutes * MINUTE_NS, m2PerS3, List.of(zone, 0.0));
  }

  @Test
  void anEmptyLedgerHasRoom() {
    assertThat(ledger.shortages(USUAL)).isEmpty();
  }

  @Test
  void theBackRestsTwoHoursFromTheEnd() {
    treat(USUAL);
    assertThat(ledger.shortages(USUAL)).containsExactly(new Shortage(Refusal.RESTING, 2 * HOUR_NS));
    passes(2 * HOUR_NS - 1);
    assertThat(ledger.shortages(USUAL)).containsExactly(new Shortage(Refusal.RESTING, 1));
    passes(1);
    assertThat(ledger.shortages(USUAL)).isEmpty();
  }

  @Test
  void fourWithinTwentyFourHoursAndMidnightFreesNothing() {
    for (int treatment = 0; treatment < 4; treatment++) {
      treat(USUAL);
      passes(3 * HOUR_NS);
    }
    assertThat(against(USUAL)).containsExactly(Refusal.DAY_TREATMENTS);
    long firstEndedNs = 12 * HOUR_NS + 3 * 5 * MINUTE_NS;
    assertThat(ledger.shortages(USUAL))
        .containsExactly(new Shortage(Refusal.DAY_TREATMENTS, DoseLedger.DAY_NS - firstEndedNs));
    passes(DoseLedger.DAY_NS - firstEndedNs);
    assertThat(ledger.shortages(USUAL)).isEmpty();
  }

  @Test
  void itTellsHowManyAreLeft() {
    assertThat(ledger.left()).isEqualTo(4);
    treat(new Brought(MINUTE_NS - 1, 10, List.of(8.0, 0.0)));
    assertThat(ledger.left()).as("one that was too short is none of the four").isEqualTo(4);
    for (int treatment = 1; treatment <= 4; treatment++) {
      treat(USUAL);
      assertThat(ledger.left()).isEqualTo(4 - treatment);
      passes(3 * HOUR_NS);
    }
    passes(DoseLedger.DAY_NS - 12 * HOUR_NS);
    assertThat(ledger.left()).isEqualTo(1);
    assertThat(new DoseLedger(ALLOWANCE, LIMITS, DoseLedger.unknown(ALLOWANCE)).left()).isZero();
  }

  @Test
  void aShortOneNeedsNoRestAndIsNoneOfTheFourButWhatItBroughtCounts() {
    Brought slipped = new Brought(MINUTE_NS - 1, 10, List.of(8.0, 0.0));
    for (int treatment = 0; treatment < 9; treatment++) {
      treat(slipped);
    }
    assertThat(ledger.shortages(USUAL))
        .extracting(Shortage::why)
        .containsExactly(Refusal.ZONE_RESTING);
    assertThat(ledger.spent().treatedNs()).isEqualTo(9 * (MINUTE_NS - 1));
    treat(new Brought(MINUTE_NS, 0, List.of(0.0, 0.0)));
    assertThat(against(brings(1, 0, 0))).containsExactly(Refusal.RESTING);
  }

  @Test
  void aZoneGetsNoMoreThanTheHourAllows() {
    treat(new Brought(MINUTE_NS / 2, 1, List.of(70.0, 10.0)));
    assertThat(against(brings(1, 1, 30))).isEmpty();
    assertThat(ledger.shortages(brings(1, 1, 31)))
        .containsExactly(new Shortage(Refusal.ZONE_RESTING, HOUR_NS));
    passes(HOUR_NS);
    assertThat(against(brings(1, 1, 31))).isEmpty();
  }

  @Test
  void aZoneGetsNoMoreThanTheDayAllows() {
    for (int treatment = 0; treatment < 2; treatment++) {
      treat(brings(5, 1, 100));
      passes(3 * HOUR_NS);
    }
    assertThat(against(brings(5, 1, 50))).isEmpty();
    assertThat(against(brings(5, 1, 51))).containsExactly(Refusal.ZONE_RESTING);
  }

  @Test
  void theTimeAndTheVibrationOfADayAreBoundedByTheLimits() {
    treat(brings(20, 20_000, 1));
    passes(3 * HOUR_NS);
    treat(brings(20, 8_000, 1));
    passes(3 * HOUR_NS);
    assertThat(against(brings(20, 800, 1))).isEmpty();
    assertThat(against(brings(21, 0, 1))).containsExactly(Refusal.DAY_TIME);
    assertThat(against(brings(1, 801, 1))).containsExactly(Refusal.DAY_VIBRATION);
  }

  @Test
  void whatIsMoreThanEverFitsNeverFits() {
    assertThat(ledger.shortages(brings(1, 1, 101)))
        .containsExactly(new Shortage(Refusal.ZONE_RESTING, Long.MAX_VALUE));
  }

  @Test
  void theInterlocksOfTheNextTreatmentBeginWithWhatTheDayHasBrought() {
    treat(brings(5, 28_800 * 0.25, 1));
    passes(HOUR_NS);
    assertThat(ledger.spent().treatedNs()).isEqualTo(5 * MINUTE_NS);
    assertThat(ledger.spent().vibrationMs2()).isCloseTo(0.5, within(1e-12));
    passes(23 * HOUR_NS);
    assertThat(ledger.spent().treatedNs()).isZero();
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void oneThatWasArmedAndNeverStartedLeavesNothing() {
    passes(0);
    ledger.begin(USUAL);
    assertThat(ledger.shortages(USUAL)).as("it is this one").isEmpty();
    ledger.end(Brought.nothing(2));
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void oneThatWasCutOffBroughtWhatWasLaidByForItAndEndedJustNow() {
    passes(0);
    ledger.begin(brings(1, 1, 5));
    ledger.extend(brings(2, 2, 9));
    DoseLedger next = new DoseLedger(ALLOWANCE, LIMITS, ledger.entries());
    next.pass(3, OptionalLong.empty());
    assertThat(next.entries())
        .containsExactly(new Entry(0, OptionalLong.empty(), brings(2, 2, 9), false));
    assertThat(next.shortages(USUAL)).containsExactly(new Shortage(Refusal.RESTING, 2 * HOUR_NS));
  }

  @Test
  void aLedgerOfWhichNothingIsKnownLetsNothingBeginForADay() {
    DoseLedger lost = new DoseLedger(ALLOWANCE, LIMITS, DoseLedger.unknown(ALLOWANCE));
    lost.pass(0, OptionalLong.empty());
    assertThat(lost.shortages(brings(1, 0, 0)))
        .extracting(Shortage::why)
        .containsExactly(Refusal.RESTING, Refusal.DAY_TREATMENTS);
    lost.pass(DoseLedger.DAY_NS - 1, OptionalLong.empty());
    assertThat(lost.shortages(brings(1, 0, 0))).isNotEmpty();
    lost.pass(DoseLedger.DAY_NS, OptionalLong.empty());
    assertThat(lost.shortages(brings(1, 0, 0))).isEmpty();
  }

  @Test
  void aLedgerOfManyShortOnesStaysShortAndForgetsNothing() {
    for (int treatment = 0; treatment < 200; treatment++) {
      treat(new Brought(1_000_000_000L, 1, List.of(0.25, 0.5)));
    }
    assertThat(ledger.entries()).hasSizeLessThan(40);
    assertThat(ledger.spent().treatedNs()).isEqualTo(200_000_000_000L);
    assertThat(against(brings(1, 0, 51))).contains(Refusal.ZONE_RESTING);
  }

  /**
   * A treatment ends at the time of day {@code ended}, the power goes at {@code off} and comes back
   * at {@code on}; minutes of the clock as it shows them, {@code -} where it is not trusted. Then
   * {@code passed} minutes go by. Is the rest of 120 minutes over?
   */
  @ParameterizedTest(name = "{0}, {1}, {2}, then {3} min: {4}")
  @CsvSource({
    // ended, off, on, passed, over
    "1000, 1000, 1126, 0, true", // a power cut that a trusted clock tells, less five minutes
    "1000, 1000, 1124, 0, false",
    "1000, 1000, 1064, 61, true", // and the monotonic time since adds up with it
    "1000, 1000, 1064, 60, false",
    "1000, 1030, 1126, 0, true", // known before the cut, and told over it
    "-,    -,    1400, 119, false", // nobody knows when it was: no time has passed
    "-,    -,    1400, 120, true",
    "1000, 1000, -,    119, false", // nobody knows how long the cut was
    "1000, 1000, -,    120, true",
    "1000, 1000, 100,  119, false", // the clock went back over the cut
    "1000, 1000, 100,  120, true",
  })
  void aRestartCountsOnlyTheTimeThatIsKnown(
      String ended, String off, String on, long passed, boolean over) {
    ledger.pass(nowNs, wall(ended));
    ledger.begin(USUAL);
    ledger.end(USUAL);
    ledger.pass(nowNs, wall(ended));
    nowNs += off.equals("-") ? 0 : (Long.parseLong(off) - Long.parseLong(ended)) * MINUTE_NS;
    ledger.pass(nowNs, wall(off));
    ledger = new DoseLedger(ALLOWANCE, LIMITS, ledger.entries());
    nowNs = 3;
    ledger.pass(nowNs, wall(on));
    passes(passed * MINUTE_NS);
    assertThat(ledger.shortages(USUAL).isEmpty()).isEqualTo(over);
  }

  private static OptionalLong wall(String minutes) {
    return minutes.equals("-")
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(minutes) * 60_000);
  }

  /** The clock is set by {@code jump} minutes while the device runs, 10 minutes after the end. */
  @ParameterizedTest(name = "by {0} min")
  @CsvSource({"600", "-600", "2", "-2", "525600"})
  void settingTheClockFreesNothing(long jump) {
    long wallMs = 1_700_000_000_000L;
    ledger.pass(nowNs, OptionalLong.of(wallMs));
    ledger.begin(USUAL);
    ledger.end(USUAL);
    ledger.pass(nowNs, OptionalLong.of(wallMs));
    nowNs += 10 * MINUTE_NS;
    ledger.pass(nowNs, OptionalLong.of(wallMs + (10 + jump) * 60_000));
    assertThat(ledger.shortages(USUAL))
        .containsExactly(new Shortage(Refusal.RESTING, 110 * MINUTE_NS));
    assertThat(ledger.entries().getFirst().latestMs())
        .as("what was noted by the clock counts no more")
        .isEmpty();

    ledger = new DoseLedger(ALLOWANCE, LIMITS, ledger.entries());
    ledger.pass(9, OptionalLong.of(wallMs + (10 + jump) * 60_000));
    assertThat(ledger.shortages(USUAL))
        .as("nor after a restart")
        .containsExactly(new Shortage(Refusal.RESTING, 110 * MINUTE_NS));
  }

  @Test
  void aClockThatCameBackInThePastIsBelievedNeitherThenNorWhenItIsSetRight() {
    long wallMs = 1_700_000_000_000L;
    ledger.pass(nowNs, OptionalLong.of(wallMs));
    ledger.begin(USUAL);
    ledger.end(USUAL);
    ledger.pass(nowNs, OptionalLong.of(wallMs));
    ledger = new DoseLedger(ALLOWANCE, LIMITS, ledger.entries());
    ledger.pass(5, OptionalLong.of(wallMs - 86_400_000));
    assertThat(ledger.entries().getFirst().latestMs()).isEmpty();
    ledger = new DoseLedger(ALLOWANCE, LIMITS, ledger.entries());
    ledger.pass(5, OptionalLong.of(wallMs + 60_000));
    assertThat(ledger.shortages(USUAL)).containsExactly(new Shortage(Refusal.RESTING, 2 * HOUR_NS));
  }

  @Test
  void aMonotonicTimeThatGoesBackCountsAsNoTimeAndIsNotCountedTwice() {
    treat(USUAL);
    ledger.pass(nowNs - HOUR_NS, OptionalLong.empty());
    ledger.pass(nowNs, OptionalLong.empty());
    assertThat(ledger.shortages(USUAL)).containsExactly(new Shortage(Refusal.RESTING, 2 * HOUR_NS));
  }

  @Test
  void allowancesMayBeStricterAndNeverLooser() {
    assertThatThrownBy(() -> new Allowance(5, 7_200, 600, 1_800, 60))
        .hasMessageContaining("treatments 5");
    assertThatThrownBy(() -> new Allowance(4, 7_199, 600, 1_800, 60))
        .hasMessageContaining("between_s");
    assertThatThrownBy(() -> new Allowance(4, 7_200, 601, 1_800, 60))
        .hasMessageContaining("zone_hour_s");
    assertThatThrownBy(() -> new Allowance(4, 7_200, 600, 1_801, 60))
        .hasMessageContaining("zone_day_s");
    assertThatThrownBy(() -> new Allowance(4, 7_200, 600, 599, 60))
        .hasMessageContaining("zone_day_s");
    assertThatThrownBy(() -> new Allowance(4, 7_200, 600, 1_800, 61))
        .hasMessageContaining("counts_from_s");
    assertThatThrownBy(() -> new Allowance(4, Double.NaN, 600, 1_800, 60))
        .hasMessageContaining("NaN");
    assertThat(new Allowance(1, 86_400, 1, 1, 0).treatments()).isEqualTo(1);
  }

  @Test
  void nothingLessThanNothingIsBrought() {
    assertThatThrownBy(() -> new Brought(-1, 0, List.of())).hasMessageContaining("-1 ns");
    assertThatThrownBy(() -> new Brought(0, Double.NaN, List.of())).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Brought(0, 0, List.of(-0.1))).hasMessageContaining("-0.1");
  }
}
