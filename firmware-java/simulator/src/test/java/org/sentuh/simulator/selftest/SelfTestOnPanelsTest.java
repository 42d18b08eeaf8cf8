package org.sentuh.simulator.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.selftest.Finding;
import org.sentuh.device.selftest.Part;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.device.selftest.SelfTestReport.Outcome;
import org.sentuh.device.selftest.Unknown;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

/** The device's own self-test on simulated panels: sound ones, and every named defect. */
class SelfTestOnPanelsTest {

  private static final Recording BACK = ShippedRecording.RECLINE_60.read();
  private static final List<String> SIZES = List.of("s", "m", "l", "m-extended");
  private static final SelfTestOrder M = SelfTestOrder.shipped("m");
  private static final long MS = 1_000_000;

  private static SelfTestReport test(SelfTestOrder order, long seed, Defect defect) {
    TestedPanel panel = new TestedPanel(order, BACK, seed, defect);
    return panel.run(
        defect, defect.hands() ? Optional.of(new SimulatedHands(panel.panel())) : Optional.empty());
  }

  private static TestedPanel sound(long seed) {
    return new TestedPanel(M, BACK, seed, Defect.NONE);
  }

  private static SelfTestReport alone(TestedPanel panel) {
    return panel.run(Defect.NONE, Optional.empty());
  }

  private static double amps(SimulatedPanel panel) {
    return IntStream.range(0, M.panel().motors().size()).mapToDouble(panel::amps).sum();
  }

  static Stream<Arguments> sizesAndSeeds() {
    return SIZES.stream()
        .flatMap(size -> LongStream.rangeClosed(1, 25).mapToObj(seed -> Arguments.of(size, seed)));
  }

  @ParameterizedTest
  @MethodSource("sizesAndSeeds")
  void aSoundPanelPasses(String size, long seed) {
    SelfTestReport report = test(SelfTestOrder.shipped(size), seed, Defect.NONE);
    assertThat(report.findings()).isEmpty();
    assertThat(report.outcome()).isEqualTo(Outcome.SOUND);
    assertThat(report.motors()).allMatch(MotorSeen::tried);
    assertThat(report.parts()).isEmpty();
    assertThat(report.unknown())
        .contains(Unknown.MOTORS_EXCHANGED, Unknown.STOP_NOT_PRESSED, Unknown.PLACES_NOT_PRESSED)
        .doesNotContain(Unknown.MOTORS_NOT_TRIED, Unknown.CUT_OFF_NOT_TRIED);
  }

  static Stream<Arguments> defects() {
    return SIZES.stream()
        .flatMap(size ->
            Defects.of(SelfTestOrder.shipped(size)).stream()
                .map(defect -> Arguments.of(size, defect)));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void everyDefectIsFoundAndNamedByItsPart(String size, Defect defect) {
    for (long seed = 1; seed <= 5; seed++) {
      SelfTestReport report = test(SelfTestOrder.shipped(size), seed, defect);
      assertThat(report.outcome()).as(defect.name()).isEqualTo(Outcome.FAULTY);
      assertThat(new TreeSet<>(report.findings().stream().map(Finding::fault).toList()))
          .as(defect.name() + " " + report.findings())
          .isEqualTo(new TreeSet<>(defect.faults()));
      assertThat(report.parts()).as(defect.name()).isEqualTo(new TreeSet<>(defect.parts()));
    }
  }

  @ParameterizedTest
  @CsvSource({"m, 2300", "m-extended, 2800"})
  void theChipsAndAllMotorsTakeNoMoreThan(String size, long ms) {
    TestedPanel panel = new TestedPanel(SelfTestOrder.shipped(size), BACK, 1, Defect.NONE);
    alone(panel);
    assertThat(panel.panel().nowNs()).isLessThanOrEqualTo(ms * MS);
  }

  @Test
  void theFindingNamesTheMotorItsWireAndWhatItDrew() {
    Defect stalled = Defects.named(M, "motor-stalled").orElseThrow();
    Finding finding = test(M, 1, stalled).findings().getFirst();
    assertThat(finding.place()).isEqualTo("2B");
    assertThat(finding.wire()).isEqualTo("0x40 channel 5");
    assertThat(finding.part()).isEqualTo(Part.MOTOR);
    assertThat(finding.measured()).isGreaterThan(finding.most());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noMoreThanOneMotorIsEverDrivenAndNoneStronglyOrForLong(long seed) {
    TestedPanel tested = sound(seed);
    SimulatedPanel panel = tested.panel();
    int[] drivenTicks = new int[M.panel().motors().size()];
    tested.watch(ns -> {
      int on = 0;
      for (int motor = 0; motor < drivenTicks.length; motor++) {
        double duty = panel.duty(motor);
        drivenTicks[motor] = duty > 0 ? drivenTicks[motor] + 1 : 0;
        on += duty > 0 ? 1 : 0;
        // The kick of the device file for 40 ms, then what 0.2 as felt asks for.
        assertThat(duty).isLessThanOrEqualTo(drivenTicks[motor] <= 5 ? 0.701 : 0.475);
        // A pulse, or in the end the one that the hardware has to cut.
        assertThat(drivenTicks[motor]).isLessThanOrEqualTo(45);
        assertThat(panel.vibrationMs2(motor)).isLessThanOrEqualTo(1.5);
      }
      assertThat(on).isLessThanOrEqualTo(1);
    });
    assertThat(alone(tested).outcome()).isEqualTo(Outcome.SOUND);
    assertThat(amps(panel)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        310, 320, 330, 340, 350, 360, 500, 690, 730, 1_000, 1_444, 1_777, 1_870, 1_930, 2_030
      })
  void thePressedStopButtonEndsItAtOnce(long ms) {
    TestedPanel tested = sound(ms);
    SimulatedPanel panel = tested.panel();
    long[] pressedNs = {-1};
    tested.watch(ns -> {
      if (ns >= ms * MS && pressedNs[0] < 0) {
        pressedNs[0] = ns;
        panel.happen(new Happening.Button(true));
      }
      if (pressedNs[0] >= 0 && ns >= pressedNs[0] + 20 * MS) {
        assertThat(amps(panel)).isZero();
      }
    });
    SelfTestReport report = alone(tested);
    assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.UNFINISHED);
    assertThat(report.ended()).isEqualTo(Reason.STOP_BUTTON);
    assertThat(panel.nowNs()).isLessThan((ms + 400) * MS);
  }

  @ParameterizedTest
  @ValueSource(longs = {380, 750, 1_500, 2_030})
  void aStopAtAScreenEndsItAtOnce(long ms) {
    TestedPanel tested = sound(1);
    tested.watch(ns -> {
      if (ns >= ms * MS) {
        tested.stop();
      }
    });
    SelfTestReport report = alone(tested);
    assertThat(report.ended()).isEqualTo(Reason.STOPPED_BY_WEARER);
    tested.panel().advanceTo(tested.panel().nowNs() + 10 * MS);
    assertThat(amps(tested.panel())).isZero();
    assertThat(tested.panel().nowNs()).isLessThan((ms + 100) * MS);
  }

  @ParameterizedTest
  @ValueSource(longs = {690, 745, 790, 1_000, 1_305, 1_610, 1_870, 1_930, 2_030})
  void aProcessThatDiesInItLeavesTheMotorsToTheHardware(long ms) {
    TestedPanel tested = sound(2);
    SimulatedPanel panel = tested.panel();
    tested.watch(ns -> {
      if (ns >= ms * MS) {
        throw new OutOfMemoryError("as if killed");
      }
    });
    assertThatThrownBy(() -> alone(tested)).isInstanceOf(OutOfMemoryError.class);
    long diedNs = panel.nowNs();
    for (long ns = diedNs; ns <= diedNs + 260 * MS; ns += 10 * MS) {
      panel.advanceTo(ns);
    }
    assertThat(amps(panel)).isZero();
  }

  @Test
  void withAChargerNoMotorMovesAndTheSensorsAreLookedAtAllTheSame() {
    TestedPanel tested = sound(1);
    tested.panel().happen(new Happening.Charger(true));
    tested.watch(ns -> assertThat(amps(tested.panel())).isZero());
    SelfTestReport report = alone(tested);
    assertThat(report.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(report.ended()).isEqualTo(Reason.CHARGING);
    assertThat(report.unknown()).contains(Unknown.MOTORS_NOT_TRIED, Unknown.CUT_OFF_NOT_TRIED);
    assertThat(report.sensors()).allMatch(sensor -> sensor.fault().isEmpty());
  }

  @Test
  void aButtonThatIsHeldWhenItIsSwitchedOnLetsNothingBegin() {
    TestedPanel tested = sound(1);
    tested.panel().happen(new Happening.Button(true));
    SelfTestReport report = alone(tested);
    assertThat(report.ended()).isEqualTo(Reason.STOP_BUTTON);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void handsThatDoWhatIsAskedTryTheButtonAndEveryPlace() {
    TestedPanel tested = sound(3);
    SelfTestReport report =
        tested.run(Defect.NONE, Optional.of(new SimulatedHands(tested.panel())));
    assertThat(report.outcome()).isEqualTo(Outcome.SOUND);
    assertThat(report.power().stopTried()).isTrue();
    assertThat(report.unknown())
        .doesNotContain(Unknown.STOP_NOT_PRESSED, Unknown.PLACES_NOT_PRESSED);
  }

  @Test
  void somebodyWhoDoesNothingIsWaitedForWithABound() {
    TestedPanel tested = sound(3);
    SelfTestReport report = tested.run(Defect.NONE, Optional.of(request -> {}));
    assertThat(report.outcome()).as("%s", report.findings()).isEqualTo(Outcome.SOUND);
    assertThat(report.unknown()).contains(Unknown.STOP_NOT_PRESSED, Unknown.PLACES_NOT_PRESSED);
    assertThat(report.lastedNs()).isLessThan(170_000 * MS);
  }

  @Test
  void aButtonThatIsNotLetGoEndsIt() {
    TestedPanel tested = sound(3);
    SimulatedHands hands = new SimulatedHands(tested.panel());
    Person holds =
        request -> {
          if (!(request instanceof Person.Request.ReleaseStop)) {
            hands.ask(request);
          }
        };
    SelfTestReport report = tested.run(Defect.NONE, Optional.of(holds));
    assertThat(report.outcome()).isNotEqualTo(Outcome.SOUND);
    assertThat(report.motors()).noneMatch(MotorSeen::tried);
  }
}
