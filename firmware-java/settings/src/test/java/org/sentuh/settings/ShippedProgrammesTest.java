package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.ProgrammeFit;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.safety.Limits;

/** The programmes that are shipped, on every panel that is shipped. */
class ShippedProgrammesTest {

  private static final long TICK_NS = 10_000_000;

  /** Felt intensity below which the controller leaves a motor at rest. */
  private static final double FELT = 0.02;

  private static final Limits LIMITS = LimitsFile.read(ConfigFolder.ROOT.resolve("limits.yaml"));

  /** A programme on a panel and the back that the panel is drawn for. */
  record Fitting(Programme programme, Panel panel, BackLength back) {

    Score score() {
      return new Score(programme, back);
    }

    @Override
    public String toString() {
      return programme.name() + " on " + panel.name();
    }
  }

  static Stream<Fitting> fittings() {
    List<Fitting> fittings = new ArrayList<>();
    for (Path programme : ConfigFolder.programmes()) {
      for (Path file : ConfigFolder.panels()) {
        Panel panel = PanelFile.read(file);
        fittings.add(new Fitting(ProgrammeFile.read(programme), panel, back(panel)));
      }
    }
    return fittings.stream();
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 300, 30 168 72 30, 3, 0.4, 0.8, MOTHER",
    "gentle, 180, 30 72 48 30, 1, 0.3, 0.6, MOTHER",
    "caesarean, 180, 30 72 48 30, 1, 0.3, 0.6, AFTER_MIDWIFE_CHECK",
    "long, 600, 30 216 30 150 144 30, 1, 0.4, 0.8, MIDWIFE_ONLY"
  })
  void aProgrammeLastsAsLongAsItSaysOnTheReferenceBack(
      String name,
      long seconds,
      String phases,
      int revision,
      double startLevel,
      double ceiling,
      Permission permission) {
    Programme programme = ProgrammeFile.read(ConfigFolder.programme(name));
    Score score = new Score(programme, BackLength.REFERENCE);
    assertThat(score.durationNs()).isEqualTo(seconds * 1_000_000_000L);
    List<String> lengths = new ArrayList<>();
    for (int phase = 0; phase < programme.phases().size(); phase++) {
      long ns = score.phaseStartNs(phase + 1) - score.phaseStartNs(phase);
      assertThat(ns % 1_000_000_000L).isZero();
      lengths.add(String.valueOf(ns / 1_000_000_000L));
    }
    assertThat(String.join(" ", lengths)).isEqualTo(phases);
    assertThat(programme.name()).isEqualTo(name);
    assertThat(programme.revision()).isEqualTo(revision);
    assertThat(programme.startLevel()).isEqualTo(startLevel);
    assertThat(programme.ceiling()).isEqualTo(ceiling);
    assertThat(programme.permission()).isEqualTo(permission);
  }

  @ParameterizedTest
  @MethodSource("fittings")
  void noProgrammeIsRefusedByAPanelAndNoneReachesFarBeyondIt(Fitting fitting) {
    double mostMm =
        switch (fitting.panel().name()) {
          case "s" -> 3;
          case "l" -> 0.5;
          default -> 0;
        };
    assertThat(ProgrammeFit.overreaches(fitting.score(), fitting.panel()))
        .allSatisfy(overreach -> {
          assertThat(overreach.drawn()).isTrue();
          assertThat(overreach.outsideMm()).isLessThanOrEqualTo(mostMm);
        });
  }

  @ParameterizedTest
  @MethodSource("fittings")
  void everyProgrammeIsProvenOnEveryPanel(Fitting fitting) {
    assertThat(Proof.of(fitting.score(), fitting.panel(), LIMITS)).isInstanceOf(Proven.class);
    assertThat(fitting.panel().drawnFor()).isEqualTo(fitting.back());
  }

  @Test
  void theReferencePanelDrawsNothingToItsEdge() {
    Panel m = PanelFile.read(ConfigFolder.panel("m"));
    for (Path file : ConfigFolder.programmes()) {
      Score score = new Score(ProgrammeFile.read(file), BackLength.REFERENCE);
      assertThat(ProgrammeFit.overreaches(score, m)).as(file.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("fittings")
  void noMomentDrivesMoreMotorsThanMaySoundAtOnce(Fitting fitting) {
    int[] most = {0};
    play(fitting, (tNs, intensities) -> most[0] = Math.max(most[0], driven(intensities)));
    assertThat(most[0]).isBetween(4, LIMITS.motors().onWarn());
  }

  /** Played at the ceiling; on and off are told apart as the controller does. */
  @ParameterizedTest
  @MethodSource("fittings")
  void noMotorRunsSoLongWithoutARestThatItWouldBecomeGentler(Fitting fitting) {
    int motors = fitting.panel().motors().size();
    long[] runningNs = new long[motors];
    long[] stillNs = new long[motors];
    long[] longestNs = new long[motors];
    play(
        fitting,
        (tNs, intensities) -> {
          for (int motor = 0; motor < motors; motor++) {
            boolean on = intensities[motor] * fitting.programme().ceiling() >= FELT;
            stillNs[motor] = on ? 0 : stillNs[motor] + TICK_NS;
            boolean rested = stillNs[motor] >= LIMITS.motors().restS() * 1e9;
            runningNs[motor] = rested ? 0 : runningNs[motor] + TICK_NS;
            longestNs[motor] = Math.max(longestNs[motor], runningNs[motor]);
          }
        });
    for (int motor = 0; motor < motors; motor++) {
      assertThat(longestNs[motor] / 1e9)
          .as("seconds that motor " + fitting.panel().motors().get(motor).name() + " runs")
          .isLessThan(LIMITS.motors().continuousWarnS());
    }
  }

  @ParameterizedTest
  @MethodSource("fittings")
  void theProgrammeEndsWithinTheTimeOfATreatment(Fitting fitting) {
    assertThat(fitting.score().durationNs() / 1e9).isLessThan(LIMITS.time().treatmentWarnS());
  }

  @ParameterizedTest
  @CsvSource({"s, 229", "m, 262", "l, 295", "m-extended, 262", "s, 210"})
  void afterACaesareanNothingIsPlayedBelowT7NorOnTheRowsBelowTheFourth(String name, double mm) {
    Panel panel = PanelFile.read(ConfigFolder.panel(name));
    Programme caesarean = ProgrammeFile.read(ConfigFolder.programme("caesarean"));
    BackLength back = new BackLength(mm);
    Fitting fitting = new Fitting(caesarean, panel, back);
    double lowestMm = Level.T7.yMm(back);
    Score score = fitting.score();
    for (long tNs = 0; tNs < score.durationNs(); tNs += TICK_NS) {
      score.at(tNs).touches().forEach(t -> assertThat(t.place().yMm()).isLessThan(lowestMm));
    }
    double fourthRowMm = panel.motors().get(12).place().yMm();
    play(
        fitting,
        (tNs, intensities) -> {
          for (int motor = 0; motor < intensities.length; motor++) {
            if (panel.motors().get(motor).place().yMm() > fourthRowMm) {
              assertThat(intensities[motor]).isZero();
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("fittings")
  void aProgrammeBeginsFromNothingAndEndsInNothing(Fitting fitting) {
    Score score = fitting.score();
    assertThat(score.at(0).strength()).isZero();
    assertThat(score.at(score.durationNs() - 1).strength()).isLessThan(1e-6);
  }

  @ParameterizedTest
  @MethodSource("fittings")
  void everyProgrammeHasItsSourcesAndBothLanguages(Fitting fitting) {
    Programme programme = fitting.programme();
    assertThat(programme.sources()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(programme.title().id()).isNotEqualTo(programme.title().en());
    assertThat(programme.phases())
        .allSatisfy(phase -> assertThat(phase.title().id()).isNotEqualTo(phase.title().en()));
  }

  private interface Listener {
    void hear(long tNs, double[] intensities);
  }

  private static void play(Fitting fitting, Listener listener) {
    Score score = fitting.score();
    CrossFade fade = new CrossFade(fitting.panel());
    double[] intensities = new double[fitting.panel().motors().size()];
    for (long tNs = 0; tNs < score.durationNs(); tNs += TICK_NS) {
      Moment moment = score.at(tNs);
      fade.lay(moment.touches(), intensities);
      for (int motor = 0; motor < intensities.length; motor++) {
        intensities[motor] *= moment.strength();
      }
      listener.hear(tNs, intensities);
    }
  }

  private static int driven(double[] intensities) {
    int driven = 0;
    for (double intensity : intensities) {
      driven += intensity > 0 ? 1 : 0;
    }
    return driven;
  }

  private static BackLength back(Panel panel) {
    return new BackLength(
        switch (panel.name()) {
          case "s" -> 229;
          case "m", "m-extended" -> 262;
          case "l" -> 295;
          default -> throw new AssertionError("which back is panel " + panel.name() + " for?");
        });
  }
}
