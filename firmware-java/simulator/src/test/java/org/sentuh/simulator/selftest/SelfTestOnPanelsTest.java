package org.sentuh.simulator.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.device.selftest.Finding;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.device.selftest.SelfTestReport.Outcome;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

/** The device's own self-test on simulated panels: sound ones, and every named defect. */
class SelfTestOnPanelsTest {

  private static final Recording BACK = ShippedRecording.RECLINE_60.read();
  private static final List<String> SIZES = List.of("s", "m", "l", "m-extended");

  private static SelfTestReport test(SelfTestOrder order, long seed, Defect defect) {
    TestedPanel panel = new TestedPanel(order, BACK, seed, defect);
    return panel.run(
        defect, defect.hands() ? Optional.of(new SimulatedHands(panel.panel())) : Optional.empty());
  }

  static Stream<Arguments> sizesAndSeeds() {
    return SIZES.stream()
        .flatMap(
            size -> Stream.iterate(1L, seed -> seed + 1).limit(25).map(s -> Arguments.of(size, s)));
  }

  @ParameterizedTest
  @MethodSource("sizesAndSeeds")
  void aSoundPanelPasses(String size, long seed) {
    SelfTestReport report = test(SelfTestOrder.shipped(size), seed, Defect.NONE);
    assertThat(report.findings()).isEmpty();
    assertThat(report.outcome()).isEqualTo(Outcome.SOUND);
    assertThat(report.motors()).allMatch(MotorSeen::tried);
  }

  static Stream<Arguments> defects() {
    return SIZES.stream()
        .flatMap(size ->
            Defects.of(SelfTestOrder.shipped(size)).stream().map(d -> Arguments.of(size, d)));
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
}
