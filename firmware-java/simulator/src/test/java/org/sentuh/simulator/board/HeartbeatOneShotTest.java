package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.Transfer;

class HeartbeatOneShotTest {
  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedLine heartbeat = new SimulatedLine(time);
  private final HeartbeatOneShot oneShot = new HeartbeatOneShot(time, heartbeat);

  @Test
  void outputsAreOffBeforeTheFirstBeat() {
    assertThat(oneShot.isOutputEnableHigh()).isTrue();
  }

  @Test
  void aBeatEnablesTheOutputsForTheHoldTime() {
    heartbeat.high();
    assertThat(oneShot.isOutputEnableHigh()).isFalse();
    time.advanceTo(HeartbeatOneShot.LONGEST_HOLD_NS - 1);
    assertThat(oneShot.isOutputEnableHigh()).isFalse();
    time.advanceTo(HeartbeatOneShot.LONGEST_HOLD_NS);
    assertThat(oneShot.isOutputEnableHigh()).isTrue();
  }

  @Test
  void everyRisingEdgeHoldsTheOutputsForAnotherWhile() {
    for (int beat = 0; beat < 20; beat++) {
      time.advanceTo(beat * 200_000_000L);
      heartbeat.high();
      heartbeat.low();
      time.advanceBy(199_999_999);
      assertThat(oneShot.isOutputEnableHigh()).isFalse();
    }
  }

  @Test
  void aHeartbeatThatStopsHighOrLowRunsOut() {
    heartbeat.high();
    time.advanceTo(100_000_000);
    heartbeat.high();
    time.advanceTo(250_000_000);
    assertThat(oneShot.isOutputEnableHigh()).as("high all the time").isTrue();
    heartbeat.low();
    assertThat(oneShot.isOutputEnableHigh()).as("a falling edge").isTrue();
    heartbeat.high();
    assertThat(oneShot.isOutputEnableHigh()).as("a new rising edge").isFalse();
  }

  @Test
  void theHoldTimeIsAParameterAbove0() {
    HeartbeatOneShot shorter = new HeartbeatOneShot(time, heartbeat, 1_000);
    heartbeat.high();
    time.advanceBy(1_000);
    assertThat(shorter.isOutputEnableHigh()).isTrue();
    assertThat(oneShot.isOutputEnableHigh()).isFalse();
    assertThatThrownBy(() -> new HeartbeatOneShot(time, heartbeat, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineRemembersItsEdgesAndWhenItLastRose() {
    assertThat(heartbeat.level()).isEqualTo(Level.LOW);
    time.advanceTo(5);
    assertThat(heartbeat.high()).isEqualTo(Transfer.DONE);
    time.advanceTo(9);
    heartbeat.high();
    assertThat(heartbeat.level()).isEqualTo(Level.HIGH);
    heartbeat.low();
    assertThat(heartbeat.edges()).isEqualTo(2);
    assertThat(heartbeat.risingEdges()).isEqualTo(1);
    assertThat(heartbeat.lastRisingEdgeNs()).isEqualTo(5);
  }

  @Test
  void aBrokenLineCanNeitherBeDrivenNorRead() {
    heartbeat.high();
    heartbeat.setBroken(true);
    assertThat(heartbeat.low()).isEqualTo(Transfer.FAILED);
    assertThat(heartbeat.level()).isEqualTo(Level.UNKNOWN);
    assertThat(heartbeat.isHigh()).isTrue();
    heartbeat.setBroken(false);
    assertThat(heartbeat.level()).isEqualTo(Level.HIGH);
  }
}
