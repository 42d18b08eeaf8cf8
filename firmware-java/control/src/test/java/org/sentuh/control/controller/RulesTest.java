package org.sentuh.control.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of contact, firmness and smoothness take, refuse and say. */
class RulesTest {

  private static final PressureRule FIRMNESS = new PressureRule(4, 10, 1.5, 3, 0.5, 0.4);

  @ParameterizedTest
  @CsvSource({
    "0,    1",
    "4,    1",
    "5.5,  0.875", // a quarter of the way from 4 to 10
    "7,    0.75",
    "10,   0.5",
    "1000, 0.5"
  })
  void firmContactIsGentlerInAStraightLine(double kPa, double factor) {
    assertThat(FIRMNESS.factor(kPa, false, 1)).isCloseTo(factor, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "1,   1",
    "3,   1", // 1.5 times
    "3.75, 0.875", // 1.875 times: a quarter of the way, although below 4 kPa
    "6,   0.5", // three times, although 6 kPa alone would be 0.8333
    "10,  0.5"
  })
  void soIsContactThatIsFirmForThisWear(double kPa, double factor) {
    assertThat(FIRMNESS.factor(kPa, true, 2)).isCloseTo(factor, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"7, 7, 0.75", "7, 100, 0.75", "7, 0, 0.75"})
  void ofBothTheGentlerCounts(double kPa, double baselineKpa, double factor) {
    assertThat(FIRMNESS.factor(kPa, true, baselineKpa)).isCloseTo(factor, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1,    20, 1,    10, 0, 0", "10,   20, 1,    10, 1, 1", "1,    1.1, 4.9, 5,  1, 0"})
  void aPressureRuleAtItsBoundsIsTaken(
      double comfort,
      double firm,
      double comfortTimes,
      double firmTimes,
      double gentlest,
      double doubtful) {
    assertThat(
            new PressureRule(comfort, firm, comfortTimes, firmTimes, gentlest, doubtful).firmKpa())
        .isEqualTo(firm);
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, 10,   1.5, 3,    0.5,  0.5",
    "10,  10,   1.5, 3,    0.5,  0.5",
    "4,   20.1, 1.5, 3,    0.5,  0.5",
    "4,   10,   0.9, 3,    0.5,  0.5",
    "4,   10,   3,   3,    0.5,  0.5",
    "4,   10,   1.5, 10.1, 0.5,  0.5",
    "4,   10,   1.5, 3,    -0.1, 0.5",
    "4,   10,   1.5, 3,    1.1,  0.5",
    "4,   10,   1.5, 3,    0.5,  -0.1",
    "4,   10,   1.5, 3,    0.5,  1.1",
    "NaN, 10,   1.5, 3,    0.5,  0.5",
    "4,   10,   1.5, 3,    NaN,  0.5"
  })
  void aPressureRuleThatWouldMakeFirmContactStrongerIsRefused(
      double comfort,
      double firm,
      double comfortTimes,
      double firmTimes,
      double gentlest,
      double doubtful) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PressureRule(comfort, firm, comfortTimes, firmTimes, gentlest, doubtful))
        .withMessageContaining("comfort " + comfort + " kPa, firm " + firm + " kPa");
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0, 0.1, 0", "5, 5000, 4.9, 5000", "1, 500, 0.7, 1000"})
  void aContactRuleAtItsBoundsIsTaken(double on, long onMs, double off, long offMs) {
    assertThat(new ContactRule(on, onMs * 1_000_000, off, offMs * 1_000_000).onKpa()).isEqualTo(on);
  }

  @ParameterizedTest
  @CsvSource({
    "0.29, 500,  0.1, 1000",
    "5.1,  500,  0.7, 1000",
    "1,    500,  1,   1000",
    "1,    500,  0,   1000",
    "1,    -1,   0.7, 1000",
    "1,    5001, 0.7, 1000",
    "1,    500,  0.7, -1",
    "1,    500,  0.7, 5001",
    "NaN,  500,  0.7, 1000",
    "1,    500,  NaN, 1000"
  })
  void aContactRuleWithoutHysteresisIsRefused(double on, long onMs, double off, long offMs) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactRule(on, onMs * 1_000_000, off, offMs * 1_000_000))
        .withMessageContaining("on at " + on + " kPa")
        .withMessageContaining("off less than on");
  }

  @ParameterizedTest
  @CsvSource({"0.01, 0.5, 0.1, 0.5", "0.5, 20, 5, 20"})
  void aSmoothnessAtItsBoundsIsTaken(double level, double motor, double gate, double fall) {
    assertThat(new Smoothness(level, motor, gate, fall).fallPerS()).isEqualTo(fall);
  }

  @ParameterizedTest
  @CsvSource({
    "0.009, 4,    0.5,  2",
    "0.51,  4,    0.5,  2",
    "0.1,   0.49, 0.5,  2",
    "0.1,   20.1, 0.5,  2",
    "0.1,   4,    0.09, 2",
    "0.1,   4,    5.1,  2",
    "0.1,   4,    0.5,  0.49",
    "0.1,   4,    0.5,  20.1",
    "NaN,   4,    0.5,  2",
    "0.1,   4,    0.5,  NaN"
  })
  void aSmoothnessThatStartlesOrNeverArrivesIsRefused(
      double level, double motor, double gate, double fall) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Smoothness(level, motor, gate, fall))
        .withMessageContaining("level " + level + "/s")
        .withMessageContaining("fall " + fall + "/s");
  }
}
