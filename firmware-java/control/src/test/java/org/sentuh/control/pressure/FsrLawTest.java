package org.sentuh.control.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FsrLawTest {

  @ParameterizedTest
  @CsvSource({
    // R = 10 kohm / F below a rail of 24000, 10 kohm to ground: counts = rail * F / (1 + F);
    // 100 mm², so 1 N is 10 kPa
    "12000, 10", // 1 N
    "16000, 20", // 2 N
    "18000, 30", // 3 N
    "8000,  5", // 0.5 N
    "4800,  2.5", // 0.25 N
    "23000, 230" // 23 N
  })
  void thePressureIsTheInverseOfTheDivider(int counts, double kPa) {
    FsrLaw law = new FsrLaw(10_000, 1, 10_000, 100);
    assertThat(law.kPa(counts, 24_000)).isCloseTo(kPa, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    // R = r1 * F^-0.5 with r1 30 kohm: 9 N make 10 kohm; on 300 mm² that is 30 kPa
    "0.5, 30000, 300, 12000, 30",
    // 4 N make 15 kohm: 24000 * 10/25
    "0.5, 30000, 300, 9600, 13.333333333",
    // R = r1 * F^-2 with r1 90 kohm: 3 N make 10 kohm; on 300 mm² that is 10 kPa
    "2, 90000, 300, 12000, 10"
  })
  void everyConstantOfThePartCounts(
      double exponent, double r1Ohm, double areaMm2, int counts, double kPa) {
    FsrLaw law = new FsrLaw(r1Ohm, exponent, 10_000, areaMm2);
    assertThat(law.kPa(counts, 24_000)).isCloseTo(kPa, within(1e-6));
  }

  @Test
  void theDividersResistorCounts() {
    // 1 N = 10 kohm over 5 kohm to ground: a third of the rail.
    assertThat(new FsrLaw(10_000, 1, 5_000, 100).kPa(8_000, 24_000)).isCloseTo(10, within(1e-9));
  }

  @Test
  void theRailFallsOut() {
    FsrLaw law = new FsrLaw(10_000, 1, 10_000, 100);
    assertThat(law.kPa(10_000, 20_000)).isEqualTo(law.kPa(12_000, 24_000));
  }

  @Test
  void nothingAtTheNodeIsNoPressure() {
    FsrLaw law = new FsrLaw(10_000, 1, 10_000, 100);
    assertThat(law.kPa(0, 24_000)).isZero();
    assertThat(law.kPa(-3, 24_000)).isZero();
    assertThat(law.kPa(1, 24_000)).isPositive().isLessThan(0.001);
  }

  @Test
  void aNodeAtTheRailIsEndless() {
    FsrLaw law = new FsrLaw(10_000, 1, 10_000, 100);
    assertThat(law.kPa(24_000, 24_000)).isInfinite();
    assertThat(law.kPa(24_001, 24_000)).isInfinite();
    assertThat(law.kPa(23_999, 24_000)).isFinite().isGreaterThan(100_000);
    assertThat(law.kPa(5, 0)).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({
    "999,     1,   10000,   100,  resistance at 1 N 999.0 ohm is outside 1000.0 to 1000000.0 ohm",
    "1000001, 1,   10000,   100,  resistance at 1 N",
    "NaN,     1,   10000,   100,  resistance at 1 N NaN",
    "10000,   0.2, 10000,   100,  exponent 0.2",
    "10000,   2.1, 10000,   100,  exponent 2.1",
    "10000,   1,   999,     100,  divider 999.0 ohm",
    "10000,   1,   1000001, 100,  divider",
    "10000,   1,   10000,   9.9,  puck area 9.9 mm²",
    "10000,   1,   10000,   2001, puck area 2001.0 mm²"
  })
  void constantsThatNoPartHasAreRefused(
      double r1Ohm, double exponent, double dividerOhm, double areaMm2, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FsrLaw(r1Ohm, exponent, dividerOhm, areaMm2))
        .withMessageContaining(words);
  }
}
