package org.sentuh.device.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Looked at ten times a second, as the device does. */
class StartButtonTest {

  private static final long TENTH_NS = 100_000_000L;

  private final StartButton button = new StartButton();
  private long nowNs = 5_000_000_000L;

  /** How often it was held for long enough, while it was so for some tenths of a second. */
  private int presses(boolean pressed, int tenths) {
    int presses = 0;
    for (int i = 0; i < tenths; i++) {
      nowNs += TENTH_NS;
      presses += button.look(pressed, nowNs) ? 1 : 0;
    }
    return presses;
  }

  @Test
  void twoSecondsAreAPressAndItCountsOnce() {
    assertThat(presses(false, 1)).isZero();
    assertThat(presses(true, 20)).isZero();
    assertThat(presses(true, 1)).isOne();
    assertThat(presses(true, 100)).isZero();
    assertThat(presses(false, 1)).isZero();
    assertThat(presses(true, 21)).isOne();
  }

  @Test
  void aTouchIsNone() {
    assertThat(presses(false, 1)).isZero();
    for (int touch = 0; touch < 10; touch++) {
      assertThat(presses(true, 19) + presses(false, 1)).isZero();
    }
  }

  @Test
  void oneThatWasHeldWhenTheDeviceWasSwitchedOnCountsOnlyWhenItWasLetGo() {
    assertThat(presses(true, 100)).isZero();
    assertThat(presses(false, 1)).isZero();
    assertThat(presses(true, 21)).isOne();
  }

  @Test
  void aLookThatCameLateDoesNotShowThatItWasHeld() {
    assertThat(presses(false, 1)).isZero();
    assertThat(presses(true, 15)).isZero();
    nowNs += StartButton.GAP_NS;
    assertThat(presses(true, 20)).isZero();
    assertThat(presses(true, 1)).isOne();
  }
}
