package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.sentuh.control.treatment.Reason;

/** What a verdict is expected to be. */
final class Judged {

  private Judged() {}

  /** Granted as asked; some notes may be said. */
  static void permitted(Verdict verdict, Reason... notes) {
    assertThat(verdict).isInstanceOf(Verdict.Permitted.class);
    assertThat(verdict.reasons().list()).containsExactlyInAnyOrder(notes);
  }

  /** Granted gentler, and said why; notes are not looked at. */
  static void limited(Verdict verdict, Reason most, double... intensities) {
    assertThat(verdict).isInstanceOf(Verdict.Limited.class);
    if (verdict instanceof Verdict.Limited limited) {
      assertThat(limited.most()).isEqualTo(most);
      assertThat(limited.granted()).isEqualTo(limited.frame().peak());
      assertThat(limited.reasons().has(most)).isTrue();
    }
    frame(verdict, intensities);
  }

  /** Ended with everything off. */
  static void stopped(Verdict verdict, Reason why) {
    assertThat(verdict).isInstanceOf(Verdict.Stopped.class);
    if (verdict instanceof Verdict.Stopped stopped) {
      assertThat(stopped.why()).isEqualTo(why);
      assertThat(stopped.reasons().has(why)).isTrue();
    }
    assertThat(verdict.frame().isOff()).isTrue();
    assertThat(verdict.frame().level()).isZero();
  }

  /** The intensities of the frame. */
  static void frame(Verdict verdict, double... intensities) {
    assertThat(verdict.frame().motors()).isEqualTo(intensities.length);
    for (int motor = 0; motor < intensities.length; motor++) {
      assertThat(verdict.frame().intensity(motor))
          .as("motor %s", motor)
          .isCloseTo(intensities[motor], within(1e-9));
    }
  }
}
