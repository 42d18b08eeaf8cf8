package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Place;

final class HeatPhysicsTest {

  private static final List<Place> SITES =
      List.of(new Place(0, 45), new Place(0, 105), new Place(0, 165));
  private static final double DT_S = 0.01;

  @Test
  void skinUnderClothesRestsAtThirtyFourDegreesInARoomOfTwentyFive() {
    // (3.6 * 25 + 14 * 36.4) / 17.6 = 34.07
    HeatPhysics heat = heat();
    run(heat, 0, 60);
    assertThat(heat.celsius(0)).isCloseTo(34.07, within(0.01));
  }

  @Test
  void aWattAtASiteWarmsItAsByHand() {
    // 1 W over 2 pi (45 mm)² is 78.6 W/m²; over 17.6 W/m²K that is 4.466 K in the long run, and
    // 63.2 % of it after 7500 / 17.6 = 426 s.
    HeatPhysics heat = heat();
    heat.warm(1, 1.0);
    run(heat, 0, 426.1);
    assertThat(heat.celsius(1) - 34.068).isCloseTo(4.466 * 0.6321, within(0.005));
    run(heat, 0, 6_000);
    assertThat(heat.celsius(1) - 34.068).isCloseTo(4.466, within(0.005));
    assertThat(heat.celsius(0)).isCloseTo(34.068, within(0.001));
  }

  @Test
  void aHeatSourceThatIsGoneLeavesTheSkinToCool() {
    HeatPhysics heat = heat();
    heat.warm(1, 2.0);
    run(heat, 0, 600);
    double warm = heat.celsius(1);
    heat.warm(1, 0);
    run(heat, 0, 426.1);
    assertThat(heat.celsius(1) - 34.068).isCloseTo((warm - 34.068) * 0.3679, within(0.005));
  }

  @Test
  void aNearMotorWarmsMoreThanAFarOne() {
    Place site = new Place(0, 105);
    HeatPhysics heat =
        new HeatPhysics(
            Skin.NOMINAL, List.of(site, new Place(0, 195)), List.of(new Place(30, 105)), 25);
    for (int i = 0; i < 60_000; i++) {
      heat.step(new double[] {0.5}, DT_S);
    }
    // exp(-(30/45)²/2) = 0.8007 and exp(-(30²+90²)/45²/2) = 0.1084.
    double near = heat.celsius(0) - 34.068;
    double far = heat.celsius(1) - 34.068;
    assertThat(far / near).isCloseTo(0.1084 / 0.8007, within(0.001));
  }

  @Test
  void aNormalTreatmentStaysBelowOneKelvinAndTwentyMinutesOfFullPowerNearTheStopAtSix() {
    // 0.8 W in all is four motors at two thirds of their duty; 5.1 W is 20 x 85 mA x 3 V.
    HeatPhysics normal = heat();
    run(normal, 0.8 / 20, 300);
    HeatPhysics full = heat();
    run(full, 0.255, 1_200);
    for (int site = 0; site < SITES.size(); site++) {
      assertThat(normal.celsius(site) - 34.068).isBetween(0.2, 1.0);
      assertThat(full.celsius(site) - 34.068).isBetween(4.0, 7.0);
    }
    assertThat(full.celsius(1)).isBetween(39.0, 41.0);
  }

  @Test
  void aHotRoomWarmsTheSkinByItsShare() {
    // 10 K more in the room are 10 * 3.6 / 17.6 = 2.045 K more on the skin.
    HeatPhysics heat = heat();
    heat.room(35);
    run(heat, 0, 6_000);
    assertThat(heat.celsius(2)).isCloseTo(34.068 + 2.045, within(0.005));
  }

  private static HeatPhysics heat() {
    return new HeatPhysics(Skin.NOMINAL, SITES, Panels.motors(), 25);
  }

  private static void run(HeatPhysics heat, double wattsEach, double seconds) {
    double[] watts = new double[20];
    Arrays.fill(watts, wattsEach);
    for (long i = 0; i < StrictMath.round(seconds / DT_S); i++) {
      heat.step(watts, DT_S);
    }
  }
}
