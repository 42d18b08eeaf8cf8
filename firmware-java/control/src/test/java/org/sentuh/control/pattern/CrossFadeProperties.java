package org.sentuh.control.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sentuh.control.body.AnyPanel;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Panels;
import org.sentuh.control.body.Place;

/** What holds for every touch on every panel, within the motors and beyond them. */
class CrossFadeProperties {

  @Provide
  Arbitrary<Panel> panels() {
    return AnyPanel.panels().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Panel> grids() {
    return AnyPanel.grids().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Touch> touches() {
    return Combinators.combine(
            Arbitraries.doubles().between(-160, 160).ofScale(2),
            Arbitraries.doubles().between(-40, 320).ofScale(2),
            Arbitraries.oneOf(
                Arbitraries.of(0.0, 1.0), Arbitraries.doubles().between(0, 1).ofScale(3)),
            Arbitraries.of(0.0, 0.0, 5.0, 20.0, 40.0))
        .as((x, y, strength, spreadMm) -> new Touch(new Place(x, y), strength, spreadMm))
        .withoutEdgeCases();
  }

  private static double[] lay(CrossFade fade, Touch... touches) {
    double[] intensities = new double[fade.motors()];
    fade.lay(List.of(touches), intensities);
    return intensities;
  }

  private static double energy(double[] intensities) {
    double energy = 0;
    for (double intensity : intensities) {
      energy += intensity * intensity;
    }
    return energy;
  }

  @Property(tries = 400)
  void theSquaresOfTheSharesAddUpToTheSquareOfTheStrength(
      @ForAll("panels") Panel panel, @ForAll("touches") Touch touch) {
    double[] intensities = lay(new CrossFade(panel), touch);
    assertThat(energy(intensities)).isCloseTo(touch.strength() * touch.strength(), within(1e-9));
    for (double intensity : intensities) {
      assertThat(intensity).isBetween(0.0, touch.strength());
    }
  }

  @Property(tries = 200)
  void aTouchOnAnyMotorDrivesItAlone(@ForAll("panels") Panel panel) {
    CrossFade fade = new CrossFade(panel);
    for (int motor = 0; motor < panel.motors().size(); motor++) {
      double[] intensities = lay(fade, new Touch(panel.motors().get(motor).place(), 1, 0));
      assertThat(intensities[motor]).isCloseTo(1, within(1e-6));
      assertThat(energy(intensities)).isCloseTo(1, within(1e-9));
      assertThat(fade.outsideMm(panel.motors().get(motor).place())).isZero();
    }
  }

  @Property(tries = 400)
  void onAGridATenthOfAMillimetreMovesLessThanAHundredthOfTheEnergy(
      @ForAll("grids") Panel panel, @ForAll("touches") Touch touch) {
    CrossFade fade = new CrossFade(panel);
    double[] before = lay(fade, touch);
    for (double[] step : new double[][] {{0.1, 0}, {0, 0.1}, {-0.07, 0.07}}) {
      Place moved = new Place(touch.place().xMm() + step[0], touch.place().yMm() + step[1]);
      double[] after = lay(fade, new Touch(moved, touch.strength(), touch.spreadMm()));
      for (int motor = 0; motor < before.length; motor++) {
        double change = after[motor] * after[motor] - before[motor] * before[motor];
        // On sides of 20 mm: 0.1 mm is half a hundredth of one, or a third of it of each.
        assertThat(change).isBetween(-0.01, 0.01);
      }
    }
  }

  /**
   * Between two near places there is never a jump: halved often enough, every change disappears. A
   * true discontinuity would stay.
   */
  @Property(tries = 400)
  void onAnyPanelNothingEverJumps(
      @ForAll("panels") Panel panel, @ForAll("touches") Touch from, @ForAll("touches") Touch to) {
    CrossFade fade = new CrossFade(panel);
    double ax = from.place().xMm();
    double ay = from.place().yMm();
    double bx = to.place().xMm();
    double by = to.place().yMm();
    for (int halving = 0; halving < 50; halving++) {
      double mx = (ax + bx) / 2;
      double my = (ay + by) / 2;
      double[] middle = lay(fade, new Touch(new Place(mx, my), 1, 0));
      double first = furthest(lay(fade, new Touch(new Place(ax, ay), 1, 0)), middle);
      double second = furthest(middle, lay(fade, new Touch(new Place(bx, by), 1, 0)));
      if (first > second) {
        bx = mx;
        by = my;
      } else {
        ax = mx;
        ay = my;
      }
    }
    double left =
        furthest(
            lay(fade, new Touch(new Place(ax, ay), 1, 0)),
            lay(fade, new Touch(new Place(bx, by), 1, 0)));
    assertThat(left).as("jump at (%s, %s)", ax, ay).isLessThan(1e-3);
  }

  private static double furthest(double[] a, double[] b) {
    double furthest = 0;
    for (int motor = 0; motor < a.length; motor++) {
      furthest = Math.max(furthest, Math.abs(a[motor] * a[motor] - b[motor] * b[motor]));
    }
    return furthest;
  }

  @Property(tries = 300)
  void aMirroredTouchOnAMirroredPanelIsMirrored(
      @ForAll("panels") Panel panel, @ForAll("touches") Touch touch) {
    ArrayList<MotorSite> mirrored = new ArrayList<>();
    for (MotorSite motor : panel.motors()) {
      mirrored.add(Panels.motor(motor.name(), -motor.place().xMm(), motor.place().yMm()));
    }
    Panel other = Panels.of("mirrored", panel.pitchMm(), mirrored);
    Place place = new Place(-touch.place().xMm(), touch.place().yMm());
    double[] here = lay(new CrossFade(panel), touch);
    double[] there =
        lay(new CrossFade(other), new Touch(place, touch.strength(), touch.spreadMm()));
    for (int motor = 0; motor < here.length; motor++) {
      assertThat(there[motor] * there[motor]).isCloseTo(here[motor] * here[motor], within(1e-6));
    }
  }

  @Property(tries = 300)
  void twoTouchesAddTheirEnergiesUpToTheStrongest(
      @ForAll("panels") Panel panel, @ForAll("touches") Touch one, @ForAll("touches") Touch two) {
    CrossFade fade = new CrossFade(panel);
    double[] first = lay(fade, one);
    double[] second = lay(fade, two);
    double[] both = lay(fade, one, two);
    double strongest = Math.max(one.strength(), two.strength());
    for (int motor = 0; motor < both.length; motor++) {
      double sum = Math.sqrt(first[motor] * first[motor] + second[motor] * second[motor]);
      assertThat(both[motor]).isCloseTo(Math.min(strongest, sum), within(1e-9));
    }
  }

  @Property(tries = 300)
  void aTouchOutsideIsTheTouchOnTheNearestPointOfTheEdge(
      @ForAll("grids") Panel panel, @ForAll("touches") Touch touch) {
    double right = panel.motors().getLast().place().xMm();
    double top = panel.motors().getFirst().place().yMm();
    double bottom = panel.motors().getLast().place().yMm();
    double x = touch.place().xMm();
    double y = touch.place().yMm();
    Place clamped = new Place(Math.clamp(x, -right, right), Math.clamp(y, top, bottom));
    CrossFade fade = new CrossFade(panel);
    assertThat(fade.outsideMm(touch.place()))
        .isCloseTo(clamped.distanceMm(touch.place()), within(1e-6));
    double[] here = lay(fade, new Touch(touch.place(), touch.strength(), 0));
    double[] there = lay(fade, new Touch(clamped, touch.strength(), 0));
    for (int motor = 0; motor < here.length; motor++) {
      assertThat(here[motor] * here[motor]).isCloseTo(there[motor] * there[motor], within(1e-6));
    }
  }
}
