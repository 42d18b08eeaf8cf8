package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.LimitTable;

class SetupTest {

  private static final Stroke HOLD = new Stroke(new Hold(Level.T1, 30, 30), Sides.BOTH, 1, 0);

  /** A hold on the upper two of four motors. */
  static Setup holding(double seconds) {
    return setup(10_000_000, Panels.four(), Programmes.hold(Level.T1, 30, seconds), 2, 0.4);
  }

  private static Setup setup(
      long periodNs, Panel panel, Programme programme, int laws, double level) {
    return new Setup(
        "boot-1",
        periodNs,
        AsIfProven.of(Programmes.score(programme), panel, new LimitTable().limits()),
        Backs.laws(laws),
        Backs.RULES,
        DaySpent.NOTHING,
        level);
  }

  private static void refused(Runnable making, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(making::run)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
  }

  @ParameterizedTest
  @ValueSource(longs = {5_000_000, 10_000_000, 50_000_000})
  void aPeriodWithinItsBoundsIsTaken(long periodNs) {
    assertThat(setup(periodNs, Panels.four(), Programmes.of(HOLD), 2, 0.4).periodNs())
        .isEqualTo(periodNs);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4_999_999, 50_000_001})
  void anyOtherPeriodIsRefused(long periodNs) {
    refused(
        () -> setup(periodNs, Panels.four(), Programmes.of(HOLD), 2, 0.4),
        "tick period " + periodNs + " ns",
        "5 to 50 ms");
  }

  @Test
  void everySensorNeedsItsLaw() {
    refused(
        () -> setup(10_000_000, Panels.four(), Programmes.of(HOLD), 3, 0.4),
        "3 sensor laws for the 2 pressure sensors of panel four");
    refused(() -> setup(10_000_000, Panels.four(), Programmes.of(HOLD), 1, 0.4), "1 sensor laws");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 0.81, Double.NaN})
  void aLevelOutsideOfTheCeilingIsRefused(double level) {
    refused(
        () -> setup(10_000_000, Panels.four(), Programmes.of(HOLD), 2, level),
        "level " + level + " is outside 0 to 0.8",
        "choose a lower level");
  }

  @Test
  void theCeilingIsTheLowerOfTheProgrammesAndTheLimits() {
    assertThat(holding(30).ceiling()).isEqualTo(0.8);
    assertThat(setup(10_000_000, Panels.four(), ceiling(0.5), 2, 0.5).ceiling()).isEqualTo(0.5);
    assertThat(setup(10_000_000, Panels.four(), ceiling(1), 2, 0.8).ceiling()).isEqualTo(0.8);
    refused(
        () -> setup(10_000_000, Panels.four(), ceiling(0.5), 2, 0.51),
        "level 0.51 is outside 0 to 0.5");
    refused(
        () -> setup(10_000_000, Panels.four(), ceiling(1), 2, 0.81),
        "level 0.81 is outside 0 to 0.8");
  }

  private static Programme ceiling(double ceiling) {
    return new Programme(
        "p",
        1,
        new Title("uji", "test"),
        Permission.MOTHER,
        0.3,
        ceiling,
        List.of("written for a test"),
        List.of(Programmes.phase(1, Order.WRITTEN, Ramp.NONE, HOLD)));
  }

  @Test
  void laterChangesOfTheGivenListDoNotReachIt() {
    ArrayList<FsrLaw> laws = new ArrayList<>(Backs.laws(2));
    Setup setup =
        new Setup(
            "boot-1",
            10_000_000,
            AsIfProven.of(
                Programmes.score(Programmes.of(HOLD)), Panels.four(), new LimitTable().limits()),
            laws,
            Backs.RULES,
            DaySpent.NOTHING,
            0.4);
    laws.clear();
    assertThat(setup.laws()).hasSize(2);
  }
}
