package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sentuh.control.arming.Brought;

/**
 * A hand on the upper two of four motors, each in a zone of its own with one more; her level goes
 * up to 0.8. A motor at full intensity gives 0.55 m/s², and ten may be on at once.
 */
class PlannedDoseTest {

  private static final double NEAR = 0.001;

  /** At her ceiling each motor gives 0.44 m/s². */
  private static final double M2_PER_S3_A_SECOND = 0.44 * 0.44 * 10;

  @Test
  void theWholeIsWhatTheProgrammeAsksOfEachZoneAtHerCeiling() {
    Brought whole = PlannedDose.whole(SetupTest.holding(30));

    assertThat(whole.treatedNs()).isEqualTo(30_000_000_000L);
    assertThat(whole.m2PerS3()).isCloseTo(30 * M2_PER_S3_A_SECOND, within(NEAR));
    // A quarter of a second to lay on and to lift, and 2 % for the steps it is added up in.
    assertThat(whole.zones())
        .hasSize(2)
        .allSatisfy(zone -> assertThat(zone).isCloseTo(29.75 * 0.8 * 1.02, within(NEAR)));
  }

  @Test
  void aPartOfItIsBoundedAsIfEveryMotorOfAZoneWereAtHerCeiling() {
    Brought part = PlannedDose.within(SetupTest.holding(30), 10_000_000_000L);

    assertThat(part.treatedNs()).isEqualTo(10_000_000_000L);
    assertThat(part.m2PerS3()).isCloseTo(10 * M2_PER_S3_A_SECOND, within(NEAR));
    assertThat(part.zones())
        .hasSize(2)
        .allSatisfy(zone -> assertThat(zone).isCloseTo(Math.sqrt(2) * 0.8 * 10, within(NEAR)));
  }
}
