package org.sentuh.control.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {

  private static Plausibility rules(
      long staleMs,
      long silentMs,
      long frozenMs,
      int loaded,
      double mostKpa,
      int jump,
      int noisy,
      long settleMs,
      int rail,
      double tolerance) {
    return new Plausibility(
        staleMs * 1_000_000,
        silentMs * 1_000_000,
        frozenMs * 1_000_000,
        loaded,
        mostKpa,
        jump,
        noisy,
        settleMs * 1_000_000,
        rail,
        tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "50,   51,   1000,  0,   20,  2000,  200,  200,  1,     0.01",
    "4999, 5000, 30000, 999, 100, 32767, 8000, 5000, 32767, 0.5"
  })
  void rulesAtTheirBoundsAreTaken(
      long staleMs,
      long silentMs,
      long frozenMs,
      int loaded,
      double mostKpa,
      int jump,
      int noisy,
      long settleMs,
      int rail,
      double tolerance) {
    assertThat(
            rules(
                    staleMs, silentMs, frozenMs, loaded, mostKpa, jump, noisy, settleMs, rail,
                    tolerance)
                .mostKpa())
        .isEqualTo(mostKpa);
  }

  @ParameterizedTest
  @CsvSource({
    "49,   1000, 5000,  200, 60,    8000,  1500, 1000, 26400, 0.1",
    "1000, 1000, 5000,  200, 60,    8000,  1500, 1000, 26400, 0.1",
    "100,  5001, 5000,  200, 60,    8000,  1500, 1000, 26400, 0.1",
    "100,  1000, 999,   200, 60,    8000,  1500, 1000, 26400, 0.1",
    "100,  1000, 30001, 200, 60,    8000,  1500, 1000, 26400, 0.1",
    "100,  1000, 5000,  -1,  60,    8000,  1500, 1000, 26400, 0.1",
    "100,  1000, 5000,  200, 19.9,  8000,  1500, 1000, 26400, 0.1",
    "100,  1000, 5000,  200, 100.1, 8000,  1500, 1000, 26400, 0.1",
    "100,  1000, 5000,  200, NaN,   8000,  1500, 1000, 26400, 0.1",
    "100,  1000, 5000,  200, 60,    8000,  1500, 1000, 0,     0.1",
    "100,  1000, 5000,  200, 60,    8000,  1500, 1000, 26400, 0.009",
    "100,  1000, 5000,  200, 60,    8000,  1500, 1000, 26400, 0.51",
    "100,  1000, 5000,  200, 60,    1999,  1500, 1000, 26400, 0.1",
    "100,  1000, 5000,  200, 60,    32768, 1500, 1000, 26400, 0.1",
    "100,  1000, 5000,  200, 60,    8000,  199,  1000, 26400, 0.1",
    "100,  1000, 5000,  200, 60,    8000,  8001, 1000, 26400, 0.1",
    "100,  1000, 5000,  200, 60,    8000,  1500, 199,  26400, 0.1",
    "100,  1000, 5000,  200, 60,    8000,  1500, 5001, 26400, 0.1"
  })
  void rulesThatWouldBelieveAnythingOrNothingAreRefused(
      long staleMs,
      long silentMs,
      long frozenMs,
      int loaded,
      double mostKpa,
      int jump,
      int noisy,
      long settleMs,
      int rail,
      double tolerance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            rules(
                staleMs, silentMs, frozenMs, loaded, mostKpa, jump, noisy, settleMs, rail,
                tolerance))
        .withMessageContaining("stale " + staleMs * 1_000_000 + " ns")
        .withMessageContaining("most " + mostKpa + " kPa");
  }
}
