package org.sentuh.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sentuh.control.safety.Reasons;
import org.sentuh.control.treatment.Reason;

class SteadyReasonsTest {

  private static final long MS = 1_000_000L;

  @Test
  void aLimitIsSaidOnceItHasActedForAMomentAndStaysForAWhile() {
    SteadyReasons steady = new SteadyReasons();
    for (long ms = 0; ms <= 1_000; ms += 100) {
      steady.note(Reasons.of(Reason.SKIN_WARM), ms * MS);
      if (ms < 700) {
        assertThat(steady.said(ms * MS)).isEmpty();
      }
    }
    steady.note(Reasons.NONE, 1_100 * MS);

    assertThat(steady.said(1_100 * MS)).containsExactly(Reason.SKIN_WARM);
    assertThat(steady.said(3_500 * MS)).containsExactly(Reason.SKIN_WARM);
    assertThat(steady.said(3_501 * MS)).isEmpty();
  }

  @Test
  void aLimitThatFlickersIsNotSaid() {
    SteadyReasons steady = new SteadyReasons();
    for (long ms = 0; ms < 10_000; ms += 100) {
      steady.note(ms % 600 == 0 ? Reasons.NONE : Reasons.of(Reason.LEVEL_RISE), ms * MS);
      assertThat(steady.said(ms * MS)).isEmpty();
    }
  }

  @Test
  void whatEndsATreatmentIsNoSentenceBesideIt() {
    SteadyReasons steady = new SteadyReasons();
    for (long ms = 0; ms < 2_000; ms += 100) {
      steady.note(Reasons.of(Reason.SKIN_HOT), ms * MS);
    }

    assertThat(steady.said(2_000 * MS)).isEmpty();
  }
}
