package org.sentuh.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.sentuh.simulator.ordeal.FrozenDisk;

/** The device as it is, in real time, on a real disk that is really frozen. */
class StallBenchTest {

  /** A tick that waited for the disk would miss a thousand; other work on the machine costs few. */
  private static final long MOST_MISSED = 100;

  @Test
  void theDeviceTicksOnWhileItsDiskIsFrozenAndThenFullAndKeepsEveryEvent() throws Exception {
    assumeTrue(
        FrozenDisk.mayBeMade(), "a disk is frozen by root alone, with mkfs.ext4 and fsfreeze");

    StallBench.Outcome outcome = StallBench.treat(new StallBench.Course(3, 13, 14, 18, 21));

    System.out.println("MEASURED " + outcome.missed() + " missed in " + outcome.ticks());
    assertThat(outcome.kept().lastedS("stalled")).isGreaterThan(9);
    assertThat(outcome.kept().lastedS("disk-full")).isGreaterThan(3);
    assertThat(outcome.missed()).isLessThan(MOST_MISSED);
    assertThat(outcome.ticks() + outcome.missed()).isGreaterThan(1700);
    assertThat(outcome.reported()).isNotEmpty();
    assertThat(outcome.lost()).as("events that are not kept").isZero();
    assertThat(outcome.kept().secondsRefused()).as("counted while it was full").isPositive();
    assertThat(outcome.unaccounted()).as("seconds of which nothing tells").isZero();
  }
}
