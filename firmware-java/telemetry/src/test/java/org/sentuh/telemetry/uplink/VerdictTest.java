package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "0, TAKEN",
    "16, NOBODY_STORES",
    "128, LATER",
    "131, LATER",
    "135, NOT_ALLOWED",
    "136, LATER",
    "137, LATER",
    "139, LATER",
    "144, NOT_ALLOWED",
    "145, LATER",
    "149, NEVER",
    "150, LATER",
    "151, LATER",
    "153, NEVER"
  })
  void everyReasonCodeOfAPubackHasOneMeaning(int reasonCode, Verdict verdict) {
    assertThat(Verdict.of(reasonCode)).isEqualTo(verdict);
  }

  @Test
  void noRefusalEverCountsAsTaken() {
    for (int code = 0x80; code <= 0xFF; code++) {
      assertThat(Verdict.of(code)).as("reason code " + code).isNotEqualTo(Verdict.TAKEN);
    }
  }
}
