package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {

  private static final long S = 1_000_000_000L;
  private final Backoff backoff = new Backoff(Timing.NORMAL, new Random(7));

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 4", "8, 256", "9, 300", "10, 300", "64, 300", "2000000000, 300"})
  void theBoundDoublesWithEveryFailureUpToFiveMinutes(int failures, long boundS) {
    assertThat(backoff.boundNs(failures)).isEqualTo(boundS * S);
  }

  @Test
  void theWaitIsAnythingFromNothingToTheBound() {
    long[] waits = LongStream.generate(() -> backoff.waitNs(9)).limit(10_000).toArray();

    assertThat(LongStream.of(waits).min().orElseThrow()).isBetween(0L, S);
    assertThat(LongStream.of(waits).max().orElseThrow()).isBetween(299 * S, 300 * S);
    assertThat(LongStream.of(waits).average().orElseThrow()).isBetween(145.0 * S, 155.0 * S);
  }

  @Test
  void twoDevicesDoNotWaitAlike() {
    Backoff other = new Backoff(Timing.NORMAL, new Random(8));

    assertThat(backoff.waitNs(5)).isNotEqualTo(other.waitNs(5));
  }
}
