package org.sentuh.control.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.pressure.SensorFault;

/** On at 1.0 kPa for 500 ms, off below 0.7 kPa for 1000 ms, in ticks of 10 ms. */
class ContactGateTest {

  private static final long TICK_NS = 10_000_000;

  private final ContactGate gate =
      new ContactGate(new ContactRule(1.0, 500_000_000L, 0.7, 1_000_000_000L), 2);

  private boolean hold(PressureMap map, long ms) {
    boolean touching = false;
    for (long t = 0; t < ms; t += 10) {
      touching = gate.judge(0, map, TICK_NS);
    }
    return touching;
  }

  private boolean press(double kPa, long ms) {
    return hold(Backs.pressing(kPa, 0), ms);
  }

  @ParameterizedTest
  @CsvSource({
    "0.99, 60000, false",
    "1.0,    490, false",
    "1.0,    500, true",
    "9.0,    490, false",
    "9.0,    500, true"
  })
  void aZoneTouchesOncePressedLongEnough(double kPa, long ms, boolean touching) {
    assertThat(press(kPa, ms)).isEqualTo(touching);
  }

  @ParameterizedTest
  @CsvSource({
    "0.7,  60000, true",
    "0.69,   990, true",
    "0.69,  1000, false",
    "0.0,    990, true",
    "0.0,   1000, false"
  })
  void aTouchingZoneComesOffOnceLooseLongEnough(double kPa, long ms, boolean touching) {
    press(2, 500);
    assertThat(press(kPa, ms)).isEqualTo(touching);
  }

  @Test
  void betweenTheTwoPressuresAZoneStaysAsItWas() {
    assertThat(press(0.85, 60_000)).isFalse();
    press(1, 500);
    assertThat(press(0.85, 60_000)).isTrue();
  }

  @Test
  void oneTickOtherwiseBeginsTheTimeAnew() {
    press(1, 490);
    press(0.99, 10);
    assertThat(press(1, 490)).isFalse();
    assertThat(press(1, 10)).isTrue();
    press(0, 990);
    press(0.7, 10);
    assertThat(press(0, 990)).isTrue();
    assertThat(press(0, 10)).isFalse();
  }

  @Test
  void theTimeOfOneChangeDoesNotCountForTheNext() {
    press(1, 500);
    press(0, 1_000);
    assertThat(press(1, 490)).isFalse();
    assertThat(press(1, 10)).isTrue();
  }

  @Test
  void aStaleZoneStaysAsItWas() {
    press(2, 500);
    assertThat(hold(Backs.stale(0, 0), 5_000)).isTrue();
    press(0, 1_000);
    assertThat(hold(Backs.stale(9, 0), 5_000)).isFalse();
  }

  @Test
  void aZoneThatIsNotBelievedDoesNotTouch() {
    press(2, 500);
    assertThat(hold(Backs.faulted(2, SensorFault.FROZEN, null), 10)).isFalse();
    assertThat(press(2, 490)).isFalse();
    assertThat(press(2, 10)).isTrue();
    press(2, 490);
    hold(Backs.faulted(2, SensorFault.FROZEN, null), 10);
    assertThat(press(2, 490)).isFalse();
  }

  @Test
  void everyZoneIsJudgedByItself() {
    PressureMap map = Backs.pressing(2, 0.5);
    for (int tick = 0; tick < 50; tick++) {
      gate.judge(0, map, TICK_NS);
      gate.judge(1, map, TICK_NS);
    }
    assertThat(gate.judge(0, map, TICK_NS)).isTrue();
    assertThat(gate.judge(1, map, TICK_NS)).isFalse();
  }
}
