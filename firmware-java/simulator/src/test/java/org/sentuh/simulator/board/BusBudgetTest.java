package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sentuh.device.bus.BusTime;

/**
 * The bus time of one tick of 10 ms at 400 kHz, whose goal is 4 ms.
 *
 * <pre>
 *                                   bits     ms
 * 2 PCA9685, every register    2 x  596   2.980
 * 2 ADS1115, one exchange each 2 x  106   0.530
 * 1 MCP9808, one temperature         48   0.120
 * 1 INA226, current                  48   0.120
 * 1 INA226, voltage                  48   0.120
 * 1 PCA9685, one check               39   0.0975
 * worst tick                       1587   3.9675
 * </pre>
 */
class BusBudgetTest {
  private static final long TICK_NS = 10_000_000;
  private static final long GOAL_NS = 4_000_000;

  private final Panel panel = new Panel();

  @Test
  void theWorstTickAddsUpFromItsBits() {
    int bits =
        2 * BusTime.writeBits(65)
            + 2 * (BusTime.readBits(1) + BusTime.readRegisterBits(2) + BusTime.writeBits(3))
            + 3 * BusTime.readRegisterBits(2)
            + BusTime.readRegisterBits(1);
    assertThat(bits).isEqualTo(1587);
    assertThat(BusTime.ns(bits, 400_000)).isEqualTo(3_967_500).isLessThan(GOAL_NS);
  }

  @Test
  void theWorstTickOnTheBoardIsWhatTheBitsSay() {
    panel.upper.exchange(0);
    panel.lower.exchange(0);
    panel.time.advanceBy(TICK_NS);
    panel.bus.beginTick();

    panel.upper.exchange(1);
    panel.lower.exchange(1);
    panel.skin.read();
    panel.supply.readCurrent();
    panel.supply.readBusVoltage();
    panel.left.verify();
    panel.left.write(new int[16]);
    panel.right.write(new int[16]);

    assertThat(panel.bus.tick().transactions()).isEqualTo(12);
    assertThat(panel.bus.tick().busyNs()).isEqualTo(3_967_500);
  }

  @Test
  void eightMovingMotorsOfTwentyTakeLessThanHalfTheGoal() {
    long longestNs = 0;
    int[] left = new int[16];
    int[] right = new int[16];
    for (int tick = 0; tick < 1000; tick++) {
      panel.time.advanceTo(panel.time.nowNs() + TICK_NS);
      panel.bus.beginTick();
      panel.upper.exchange(tick % 4);
      panel.lower.exchange(tick % 4);
      panel.skin.read();
      panel.supply.readCurrent();
      move(left, 4, 8, tick);
      panel.left.write(left);
      panel.right.write(right);
      // The two refreshes of a second, and the first frames, are the worst tick's affair.
      boolean refresh = tick % 97 == 0 || tick % 101 == 0;
      longestNs = refresh ? longestNs : Math.max(longestNs, panel.bus.tick().busyNs());
    }
    // 212 + 48 + 48 bits of sensors, and 31 registers of 8 neighbours in one transaction.
    assertThat(longestNs).isLessThanOrEqualTo(GOAL_NS / 2);
  }

  /** Cross-fades neighbouring motors by a few counts a tick. */
  private static void move(int[] frame, int first, int motors, int tick) {
    Arrays.fill(frame, 0);
    for (int motor = 0; motor < motors; motor++) {
      frame[first + motor] = 1000 + (tick * (7 + motor)) % 1500;
    }
  }
}
