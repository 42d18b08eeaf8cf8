package org.sentuh.clinic.rerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.telemetry.wire.SampleFrame;

/** A programme over a recorded wear, through control alone. */
final class RerunTest {

  private static final Panel PANEL = ConfigFiles.equipment().panel("m").orElseThrow();
  private static final int ZONES = PANEL.zones();

  private static Proven proven(String programme) {
    Score score =
        new Score(
            ProgrammeFile.read(programme, ConfigFiles.programme(programme)), BackLength.REFERENCE);
    return (Proven) Proof.of(score, PANEL, ConfigFiles.equipment().limits());
  }

  private static Fact.Second second(double... kPa) {
    List<Fact.ZoneSecond> zones = new ArrayList<>();
    for (int zone = 0; zone < ZONES; zone++) {
      double here = kPa[Math.min(zone, kPa.length - 1)];
      zones.add(new Fact.ZoneSecond(here, here, here, 0.3, true));
    }
    return new Fact.Second(
        0, 0.4, zones, Collections.nCopies(PANEL.temperatures().size(), 33.0), 0.2, 3);
  }

  private static Worn worn(int seconds, double... kPa) {
    List<Worn.Second> worn = new ArrayList<>();
    for (int number = 1; number <= seconds; number++) {
      worn.add(new Worn.Second(number * 1_000_000_000L, second(kPa)));
    }
    return new Worn(worn, List.of());
  }

  private static double delivered(Rerun.Outcome outcome) {
    return outcome.account().dose().orElseThrow().delivered().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  @Test
  void aProgrammeThatIsPlayedToItsEndReachesTheBack() {
    Rerun.Outcome outcome = Rerun.of(worn(700, 2), proven("standard"), 0.4);

    assertThat(outcome.began()).isTrue();
    assertThat(outcome.over()).isTrue();
    assertThat(outcome.end().orElseThrow().outcome()).isEqualTo("completed");
    assertThat(outcome.account().dose().orElseThrow().fidelity()).isGreaterThan(0.9);
    assertThat(delivered(outcome)).isPositive();
  }

  @Test
  void theSameIsAnsweredEveryTime() {
    assertThat(Rerun.of(worn(60, 2), proven("standard"), 0.4))
        .isEqualTo(Rerun.of(worn(60, 2), proven("standard"), 0.4));
  }

  @Test
  void aGentlerLevelBringsLess() {
    assertThat(delivered(Rerun.of(worn(120, 2), proven("standard"), 0.2)))
        .isLessThan(delivered(Rerun.of(worn(120, 2), proven("standard"), 0.4)));
  }

  @Test
  void whereTheRecordingEndsWhatWouldHaveComeIsNotMadeUp() {
    Rerun.Outcome outcome = Rerun.of(worn(60, 2), proven("standard"), 0.4);
    assertThat(outcome.over()).isFalse();
    assertThat(outcome.end()).isEmpty();
    assertThat(outcome.untilNs()).isBetween(59_900_000_000L, 60_100_000_000L);
  }

  @Test
  void aZoneThatDidNotTouchGetsNothing() {
    Rerun.Outcome outcome = Rerun.of(worn(120, 0, 2, 2, 2, 2, 2), proven("standard"), 0.4);
    assertThat(outcome.account().dose().orElseThrow().delivered().getFirst()).isZero();
    assertThat(outcome.account().dose().orElseThrow().delivered().get(1)).isPositive();
  }

  @Test
  void aPanelThatLayTooFirmlyEndsIt() {
    List<Worn.Second> seconds = new ArrayList<>(worn(60, 2).seconds());
    for (int number = 30; number < 60; number++) {
      seconds.set(number, new Worn.Second((number + 1) * 1_000_000_000L, second(25)));
    }
    Rerun.Outcome outcome = Rerun.of(new Worn(seconds, List.of()), proven("standard"), 0.4);
    assertThat(outcome.over()).isTrue();
    assertThat(outcome.end().orElseThrow().why()).isEqualTo(Reason.PRESSURE_SPIKE);
  }

  @Test
  void aPanelThatDidNotTouchAtAllBringsNothing() {
    assertThat(delivered(Rerun.of(worn(30, 0), proven("standard"), 0.4))).isZero();
  }

  @Test
  void whatSheAskedThenIsAskedAgain() {
    Worn asked =
        new Worn(
            worn(120, 2).seconds(),
            List.of(
                new Worn.Asked(10_000_000_000L, new Command.Softer()),
                new Worn.Asked(12_000_000_000L, new Command.Softer())));
    assertThat(delivered(Rerun.of(asked, proven("standard"), 0.4)))
        .isLessThan(delivered(Rerun.of(worn(120, 2), proven("standard"), 0.4)));
  }

  @Test
  void pressuresComeBackThroughTheLawAsTheyWere() {
    FsrLaw law = new FsrLaw(10_000, 0.7, 10_000, 300);
    for (double kPa = 0.3; kPa < 20; kPa += 0.1) {
      assertThat(law.kPa(Rerun.counts(kPa), 26_400)).isCloseTo(kPa, within(0.01 * kPa));
    }
    assertThat(Rerun.counts(0)).isZero();
  }

  // What was recorded.

  @Test
  void timeCountsFromTheMomentInWhichItWasStartedAndEndsAtAHole() {
    List<Event> events =
        List.of(
            new Event(
                "b", 4, 50_000_000_000L, new Fact.StateChanged("armed", "running", Reason.NONE)),
            new Event("b", 5, 55_000_000_000L, new Fact.CommandTaken("Softer")),
            new Event("b", 6, 56_000_000_000L, new Fact.CommandTaken("Stop")));
    List<SampleFrame> frames =
        List.of(frame(49_500_000_000L, 10), frame(59_500_000_000L, 10), frame(79_500_000_000L, 10));

    Worn worn = Worn.of(events, frames).orElseThrow();

    assertThat(worn.seconds().getFirst().endNs()).isEqualTo(500_000_000L);
    assertThat(worn.untilNs()).isEqualTo(18_500_000_000L);
    assertThat(worn.commands())
        .containsExactly(new Worn.Asked(5_000_000_000L, new Command.Softer()));
    assertThat(Worn.of(events, List.of())).isEmpty();
    assertThat(Worn.of(List.of(), frames)).isEqualTo(Optional.empty());
  }

  private static SampleFrame frame(long firstAtNs, int seconds) {
    return new SampleFrame(
        PANEL.sensors().stream().map(site -> site.name()).toList(),
        firstAtNs,
        Collections.nCopies(seconds, second(2)));
  }
}
