package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** The values that pass through the interlocks: frames, reasons, vitals, situations. */
class ValuesTest {

  @Test
  void aFrameKnowsItsMotors() {
    ApprovedFrame frame = new ApprovedFrame(new double[] {0, 0.3, 0.7, 0}, 0.8);
    assertThat(frame.motors()).isEqualTo(4);
    assertThat(frame.motorsOn()).isEqualTo(2);
    assertThat(frame.peak()).isEqualTo(0.7);
    assertThat(frame.level()).isEqualTo(0.8);
    assertThat(frame.intensity(1)).isEqualTo(0.3);
    assertThat(frame.isOff()).isFalse();
    assertThat(frame).hasToString("ApprovedFrame[level=0.8, [0.0, 0.3, 0.7, 0.0]]");
  }

  @Test
  void aFrameWithEverythingOffIsAFrame() {
    ApprovedFrame off = ApprovedFrame.off(3);
    assertThat(off.motors()).isEqualTo(3);
    assertThat(off.isOff()).isTrue();
    assertThat(off.motorsOn()).isZero();
    assertThat(off.peak()).isZero();
    assertThat(off.level()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.0001, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNotZeroToOneIsNeverApproved(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApprovedFrame(new double[] {0.1, value}, 0.5))
        .withMessageContaining("intensity is " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApprovedFrame(new double[] {0.1, 0.1}, value))
        .withMessageContaining("level is " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void zeroAndOneMayBeApproved(double value) {
    assertThat(new ApprovedFrame(new double[] {value}, value).peak()).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aSetOfReasonsHoldsEachByItself(Reason reason) {
    Reasons one = new Reasons(1L << reason.ordinal());
    for (Reason other : Reason.values()) {
      assertThat(one.has(other)).isEqualTo(other == reason);
    }
    assertThat(one.list()).containsExactly(reason);
    assertThat(one.heaviest()).isEqualTo(reason);
  }

  @Test
  void ofSeveralReasonsTheLastIsTheHeaviest() {
    Reasons reasons =
        new Reasons(
            1L << Reason.PROGRAM_FAULT.ordinal()
                | 1L << Reason.SKIN_WARM.ordinal()
                | 1L << Reason.FEW_ZONES.ordinal());
    assertThat(reasons.heaviest()).isEqualTo(Reason.PROGRAM_FAULT);
    assertThat(reasons.list())
        .containsExactly(Reason.FEW_ZONES, Reason.SKIN_WARM, Reason.PROGRAM_FAULT);
    assertThat(Reasons.NONE.heaviest()).isEqualTo(Reason.NONE);
    assertThat(Reasons.NONE.list()).isEmpty();
    assertThat(Reasons.NONE.has(Reason.NONE)).isFalse();
  }

  @Test
  void vitalsSayWhatIsKnown() {
    Vitals vitals =
        new Vitals(
            new double[] {33, Double.NaN, 35},
            new boolean[] {true, true, false},
            new Vitals.Supply(0.4, 3.1, true),
            true,
            false);
    assertThat(vitals.skinSites()).isEqualTo(3);
    assertThat(vitals.skinSitesKnown()).isEqualTo(1);
    assertThat(vitals.isSkinKnown(0)).isTrue();
    assertThat(vitals.isSkinKnown(1)).isFalse();
    assertThat(vitals.isSkinKnown(2)).isFalse();
    assertThat(vitals.skinCelsius(2)).isEqualTo(35);
    assertThat(vitals.stopPressed()).isTrue();
    assertThat(vitals.charging()).isFalse();
    assertThat(vitals.supply().known()).isTrue();
    assertThat(new Vitals.Supply(Double.NaN, 3.1, true).known()).isFalse();
    assertThat(new Vitals.Supply(0.4, Double.NaN, true).known()).isFalse();
    assertThat(new Vitals.Supply(0.4, 3.1, false).known()).isFalse();
  }

  @Test
  void aSituationIsUnderwayFromItsStartToItsEndAndAttendedBeforeThatToo() {
    for (State state : Scene.ATTENDED) {
      assertThat(Scene.four().in(state).situation().attended()).as("%s", state).isTrue();
      assertThat(Scene.four().in(state).situation().underway())
          .as("%s", state)
          .isEqualTo(Scene.UNDERWAY.contains(state));
    }
    for (State state : Scene.ALONE) {
      assertThat(Scene.four().in(state).situation().attended()).as("%s", state).isFalse();
      assertThat(Scene.four().in(state).situation().underway()).as("%s", state).isFalse();
    }
  }

  @Test
  void timesAreRoundedToTheNanosecond() {
    assertThat(Held.ns(0.1)).isEqualTo(100_000_000);
    assertThat(Held.ns(1200)).isEqualTo(1_200_000_000_000L);
    assertThat(Held.ns(0.0000000006)).isEqualTo(1);
  }

  @Test
  void somethingIsHeldOnlyAsLongAsItIsSo() {
    Held held = new Held(21e-9);
    assertThat(held.longEnough(false, 100)).isFalse();
    assertThat(held.longEnough(true, 20)).isFalse();
    assertThat(held.longEnough(true, 1)).isTrue();
    assertThat(held.longEnough(false, 100)).isFalse();
    assertThat(held.longEnough(true, 20)).isFalse();
  }

  @Test
  void whatNeedsNoTimeIsHeldAtOnceButOnlyWhileItIsSo() {
    Held held = new Held(0);
    assertThat(held.longEnough(false, 10)).isFalse();
    assertThat(held.longEnough(true, 10)).isTrue();
    assertThat(held.longEnough(false, 10)).isFalse();
  }
}
