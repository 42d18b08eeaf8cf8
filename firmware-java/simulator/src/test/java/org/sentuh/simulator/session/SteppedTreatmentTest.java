package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

class SteppedTreatmentTest {

  private static final Recording BACK = ShippedRecording.RECLINE_60.read();

  @Test
  void anUneventfulTreatmentPlaysTheWholeProgrammeWithinEveryBound() throws Exception {
    Played played = SteppedTreatment.play(Orders.of("standard"), BACK, Scenario.UNEVENTFUL, 1);

    assertThat(played.ended().why()).isEqualTo(Reason.COMPLETED);
    assertThat(played.ended().runNs()).isEqualTo(300_000_000_000L);
    assertThat(played.summary().maxIntensity()).isGreaterThan(0.3).isLessThanOrEqualTo(0.4);
    assertThat(played.summary().motorsOnMax()).isEqualTo(8);
    assertThat(played.summary().currentMaxA()).isBetween(0.1, 1.0);
    assertThat(played.summary().busTimeMsP99()).isBetween(1.0, 4.0);
    assertThat(played.summary().busTimeMsMax()).isBetween(played.summary().busTimeMsP99(), 4.0);
  }

  @Test
  void twoRunsDecideTheSameToTheLastBit() throws Exception {
    Played first = SteppedTreatment.play(Orders.of("gentle"), BACK, Scenario.UNEVENTFUL, 7);
    Played second = SteppedTreatment.play(Orders.of("gentle"), BACK, Scenario.UNEVENTFUL, 7);

    assertThat(second.summary().digest()).isEqualTo(first.summary().digest());
    assertThat(second.events()).isEqualTo(first.events());
  }

  @Test
  void anotherPanelFromTheSameFactoryDecidesOtherwise() throws Exception {
    Played first = SteppedTreatment.play(Orders.of("gentle"), BACK, Scenario.UNEVENTFUL, 7);
    Played second = SteppedTreatment.play(Orders.of("gentle"), BACK, Scenario.UNEVENTFUL, 8);

    assertThat(second.summary().digest()).isNotEqualTo(first.summary().digest());
  }

  @Test
  void aReplayThroughControlAloneIsIdentical(@TempDir Path directory) throws Exception {
    Scenario troubled =
        Orders.scenario(
            "at 20 s wearer pauses; at 30 s wearer resumes; at 50 s sensor middle-left freezes; at"
                + " 70 s wearer softens; at 90 s tick is late by 1 periods; at 110 s chip 0x18"
                + " vanishes");
    Played played = SteppedTreatment.play(Orders.of("gentle"), BACK, troubled, 1, directory);

    assertThat(Replay.of(directory))
        .isEqualTo(
            new Replay.Result.Identical(played.summary().ticks(), played.summary().digest()));
  }

  @Test
  void ticksThatAreNeverDoneInTimeAreAFaultInTheReplayToo(@TempDir Path directory)
      throws Exception {
    Played played =
        SteppedTreatment.play(Orders.onSlowBus("gentle"), BACK, Scenario.UNEVENTFUL, 1, directory);

    assertThat(played.ended().why()).isEqualTo(Reason.TICKS_MISSED);
    assertThat(Replay.of(directory))
        .isEqualTo(
            new Replay.Result.Identical(played.summary().ticks(), played.summary().digest()));
  }

  @Test
  void inputsOfABackThatNobodyHasCannotBeReplayed(@TempDir Path directory) throws Exception {
    SteppedTreatment.play(
        Orders.of("gentle"), BACK, Orders.scenario("at 1 s wearer stops"), 1, directory);
    Path file = directory.resolve("inputs/ticks.bin.gz");
    byte[] inputs;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      inputs = in.readAllBytes();
    }
    int backAt = 2 + "SENTUH-TICKS-2".length();
    for (double mm : new double[] {Double.NaN, -1, 1e9}) {
      ByteBuffer.wrap(inputs).putDouble(backAt, mm);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(inputs);
      }
      assertThat(Replay.of(directory))
          .isInstanceOfSatisfying(
              Replay.Result.Unreadable.class,
              unreadable -> assertThat(unreadable.why()).contains("holds no treatment"));
    }
  }

  @Test
  void aReplayNoticesThatTheLimitsAreNoLongerTheSame(@TempDir Path directory) throws Exception {
    SteppedTreatment.play(Orders.of("gentle"), BACK, Scenario.UNEVENTFUL, 1, directory);
    Path limits = directory.resolve("inputs/limits.yaml");
    String text = Files.readString(limits, StandardCharsets.UTF_8);
    Files.writeString(limits, text.replace("motor_rise_per_s: 4.0", "motor_rise_per_s: 1.0"));

    assertThat(Files.readString(limits, StandardCharsets.UTF_8)).isNotEqualTo(text);
    assertThat(Replay.of(directory)).isInstanceOf(Replay.Result.Different.class);
  }

  @Test
  void aReplayNoticesThatAnEventWasChanged(@TempDir Path directory) throws Exception {
    SteppedTreatment.play(Orders.of("gentle"), BACK, Scenario.UNEVENTFUL, 1, directory);
    Path events = directory.resolve("events.ndjson");
    String text = Files.readString(events, StandardCharsets.UTF_8);
    Files.writeString(events, text.replaceFirst("\"sequence\":5,", "\"sequence\":6,"));

    assertThat(Replay.of(directory)).isInstanceOf(Replay.Result.Different.class);
  }

  @Test
  void aRecordingThatIsCutOffIsSaidToBe(@TempDir Path directory) throws Exception {
    SteppedTreatment.play(Orders.of("gentle"), BACK, Scenario.UNEVENTFUL, 1, directory);
    Path ticks = directory.resolve("inputs/ticks.bin.gz");
    byte[] whole = Files.readAllBytes(ticks);
    Files.write(ticks, Arrays.copyOf(whole, whole.length / 2));

    assertThat(Replay.of(directory))
        .isInstanceOfSatisfying(
            Replay.Result.Unreadable.class,
            unreadable ->
                assertThat(unreadable.why()).contains("ticks.bin.gz").contains("cut off"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at 40 s straps loosen to 0 over 1 s                            | stopped   | CONTACT_LOST
          at 40 s straps loosen to 0 over 1 s; at 46 s straps loosen to 1 over 1 s | completed | COMPLETED
          at 40 s strap lower-left loosens to 0 over 3 s                 | completed | COMPLETED
          at 40 s sensor middle-left freezes                             | completed | COMPLETED
          at 40 s sensor middle-left shorts                              | completed | COMPLETED
          at 40 s sensor middle-left shorts; at 60 s sensor lower-left shorts | faulted | SENSORS_LOST
          at 40 s sensor upper-left opens                                | completed | COMPLETED
          at 40 s chip 0x41 vanishes                                     | faulted   | DRIVERS_LOST
          at 40 s chip 0x48 vanishes                                     | faulted   | SENSORS_LOST
          at 40 s chip 0x18 vanishes                                     | completed | COMPLETED
          at 40 s chip 0x18 vanishes; at 50 s chip 0x19 vanishes         | faulted   | TEMPERATURE_UNKNOWN
          at 40 s chip 0x45 vanishes                                     | faulted   | SUPPLY_UNKNOWN
          at 40 s skin skin-middle is heated by 8 W                      | stopped   | SKIN_WARMED
          at 40 s skin skin-middle is heated by 20 W                     | faulted   | HEAT_UNEXPLAINED
          at 40 s supply sags by 1.2 V                                   | faulted   | SUPPLY_OUTSIDE
          at 40 s charger is connected                                   | stopped   | CHARGING
          at 40 s button is pressed                                      | stopped   | STOP_BUTTON
          at 40 s wearer stops                                           | stopped   | STOPPED_BY_WEARER
          at 40 s wearer pauses                                          | stopped   | PAUSED_TOO_LONG
          at 40 s wearer pauses; at 50 s wearer resumes                  | completed | COMPLETED
          at 40 s tick is late by 1 periods                              | completed | COMPLETED
          at 40 s tick is late by 1 periods; at 40.5 s tick is late by 1 periods | faulted | TICKS_MISSED
          at 40 s garment presses 30 kPa                                 | stopped   | PRESSURE_SPIKE
          """)
  void everyTroubleEndsWhereItShould(String sentences, String outcome, Reason why)
      throws Exception {
    Played played = SteppedTreatment.play(Orders.of("gentle"), BACK, Orders.scenario(sentences), 1);

    assertThat(played.ended().outcome()).isEqualTo(outcome);
    assertThat(played.ended().why()).isEqualTo(why);
  }

  @Test
  void aStopIsSilentInTheTickThatReadsIt() throws Exception {
    Played played =
        SteppedTreatment.play(
            Orders.of("gentle"), BACK, Orders.scenario("at 40 s button is pressed"), 1);

    long endedNs =
        played.events().stream()
            .filter(event -> event.fact() instanceof Fact.Ended)
            .findFirst()
            .orElseThrow()
            .atNs();
    assertThat(endedNs - SteppedTreatment.START_NS).isEqualTo(40_000_000_000L);
  }

  @Test
  void aPauseIsTakenUpWhereItWasLeftAndTheWholeProgrammeIsPlayed() throws Exception {
    Played played =
        SteppedTreatment.play(
            Orders.of("gentle"),
            BACK,
            Orders.scenario("at 40 s wearer pauses; at 50 s wearer resumes"),
            1);

    assertThat(played.ended().runNs()).isEqualTo(180_000_000_000L);
    assertThat(played.ended().pausedNs()).isBetween(9_400_000_000L, 9_600_000_000L);
  }

  @Test
  void aTreatmentCutShortIsMeasuredAgainstTheWholeProgramme() throws Exception {
    Played played =
        SteppedTreatment.play(
            Orders.of("gentle"), BACK, Orders.scenario("at 90 s wearer stops"), 1);

    assertThat(played.ended().dose().fidelity()).isBetween(0.3, 0.6);
  }
}
