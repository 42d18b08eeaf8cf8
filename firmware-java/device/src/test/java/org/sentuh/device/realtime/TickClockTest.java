package org.sentuh.device.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sentuh.device.linux.KernelSleep;

class TickClockTest {

  private final TickClock clock = new TickClock();

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxHasTheCallsThatTheTickNeeds() {
    assertThat(KernelSleep.isThere()).isTrue();
  }

  @Test
  void nothingGoesOnBeforeItsDeadline() {
    for (int sleep = 0; sleep < 20; sleep++) {
      long deadlineNs = clock.nowNs() + 300_000;
      clock.sleepUntil(deadlineNs);
      assertThat(clock.nowNs()).isGreaterThanOrEqualTo(deadlineNs);
    }
  }

  @Test
  void aDeadlineThatHasPassedIsNotWaitedFor() {
    clock.sleepUntil(clock.nowNs() - 1);
    clock.sleepUntil(Long.MIN_VALUE);
    assertThat(clock.nowNs()).isLessThan(Long.MAX_VALUE);
  }

  @Test
  void itsZeroIsThatOfTheMachinesClock() {
    RealTimeClock machine = new RealTimeClock();
    long before = machine.nowNs();
    long now = clock.nowNs();
    assertThat(now).isBetween(before, machine.nowNs());
  }

  @Test
  void anInterruptShortensNoTick() {
    long deadlineNs = clock.nowNs() + 2_000_000;
    Thread.currentThread().interrupt();
    clock.sleepUntil(deadlineNs);
    assertThat(Thread.interrupted()).isTrue();
    if (KernelSleep.isThere()) {
      assertThat(clock.nowNs()).isGreaterThanOrEqualTo(deadlineNs);
    }
  }
}
