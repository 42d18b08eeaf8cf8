package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panels;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Vitals;

/** Ticks whose lengths are given in milliseconds, on two zones. */
class SecondMeterTest {

  private static final long MS = 1_000_000;

  private final DoseMeter dose =
      new DoseMeter(
          Panels.four(),
          AsIfProven.of(
                  Programmes.score(Programmes.hold(Level.T1, 30, 30)),
                  Panels.four(),
                  new LimitTable().limits())
              .prescribed());
  private final SecondMeter meter = new SecondMeter(2);
  private final Tick tick = new Tick();

  private Fact.@Nullable Second add(long ms) {
    return add(ms, ms);
  }

  private Fact.@Nullable Second add(long playedMs, long ms) {
    dose.add(tick.snapshot(), true, playedMs * MS);
    return meter.add(tick.snapshot(), dose, playedMs * MS, ms * MS);
  }

  private Fact.Second second(long ms) {
    Fact.Second second = add(ms);
    if (second == null) {
      throw new AssertionError("no second is full after another " + ms + " ms");
    }
    return second;
  }

  private static void zone(
      Fact.ZoneSecond zone, double leastKpa, double meanKpa, double mostKpa, double intensity) {
    assertThat(zone.leastKpa()).as("least").isCloseTo(leastKpa, within(1e-9));
    assertThat(zone.meanKpa()).as("mean").isCloseTo(meanKpa, within(1e-9));
    assertThat(zone.mostKpa()).as("most").isCloseTo(mostKpa, within(1e-9));
    assertThat(zone.intensity()).as("intensity").isCloseTo(intensity, within(1e-9));
  }

  @Test
  void aSecondIsFullWhenItsTicksMakeOne() {
    for (int tick = 0; tick < 99; tick++) {
      assertThat(add(10)).isNull();
    }
    assertThat(add(10)).isNotNull();
    for (int tick = 0; tick < 99; tick++) {
      assertThat(add(10)).isNull();
    }
    assertThat(add(10)).isNotNull();
  }

  @Test
  void pressuresAreTheLeastTheMeanByTimeAndTheMost() {
    tick.pressed(3, 5);
    assertThat(add(500)).isNull();
    tick.pressed(1, 9);
    assertThat(add(250)).isNull();
    tick.pressed(6, 7);
    Fact.Second second = second(250);
    assertThat(second.zones()).hasSize(2);
    zone(second.zones().get(0), 1, 3.25, 6, 0);
    zone(second.zones().get(1), 5, 6.5, 9, 0);
  }

  @Test
  void theNextSecondBeginsAnew() {
    tick.pressed(9, 9).driving(0.4, 0.4, 0, 0);
    second(1_000);
    tick.pressed(2, 1).driving(0, 0, 0, 0);
    tick.supply = new Vitals.Supply(0.1, 3.0, true);
    Fact.Second second = second(1_000);
    zone(second.zones().get(0), 2, 2, 2, 0);
    zone(second.zones().get(1), 1, 1, 1, 0);
    assertThat(second.amps()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void aLongTickIsOneLongSecond() {
    tick.pressed(2, 4);
    assertThat(add(900)).isNull();
    tick.pressed(5, 4);
    Fact.Second second = second(600);
    zone(second.zones().get(0), 2, (2 * 900 + 5 * 600) / 1500.0, 5, 0);
    assertThat(add(999)).isNull();
  }

  @Test
  void intensityIsTheMeanOverTheSecond() {
    tick.driving(0.3, 0.1, 0.4, 0);
    assertThat(add(600)).isNull();
    tick.driving(0, 0.1, 0, 0);
    Fact.Second second = second(400);
    zone(second.zones().get(0), 2, 2, 2, 0.3);
    zone(second.zones().get(1), 2, 2, 2, 0.1);
  }

  @Test
  void aStallInWhichTheMotorsWentOffIsNoIntensity() {
    tick.driving(0.4, 0.4, 0, 0);
    assertThat(add(500)).isNull();
    Fact.Second second = add(20, 1_500);
    assertThat(second).isNotNull();
    if (second != null) {
      zone(second.zones().get(0), 2, 2, 2, 0.4 * 520 / 2_000);
    }
  }

  @Test
  void aSensorThatIsNotBelievedGoesIntoNoMean() {
    tick.pressed(3, 3);
    assertThat(add(200)).isNull();
    tick.pressure = Backs.faulted(8, SensorFault.FROZEN, null);
    assertThat(add(500)).isNull();
    tick.pressed(5, 8);
    Fact.Second second = second(300);
    zone(second.zones().get(0), 3, 4.2, 5, 0);
    zone(second.zones().get(1), 3, 3 * 0.2 + 8 * 0.8, 8, 0);
  }

  @Test
  void aSensorThatWasNeverBelievedHasNoPressureRatherThanNone() {
    tick.pressure = Backs.faulted(8, null, SensorFault.SHORTED);
    Fact.ZoneSecond zone = second(1_000).zones().get(1);
    assertThat(zone.leastKpa()).isNaN();
    assertThat(zone.meanKpa()).isNaN();
    assertThat(zone.mostKpa()).isNaN();
    tick.pressed(0, 0);
    zone(second(1_000).zones().get(1), 0, 0, 0, 0);
  }

  @Test
  void theCurrentIsTheMeanOfWhatIsKnown() {
    tick.supply = new Vitals.Supply(0.2, 3.0, true);
    assertThat(add(250)).isNull();
    tick.supply = new Vitals.Supply(9, 9, false);
    assertThat(add(500)).isNull();
    tick.supply = new Vitals.Supply(0.6, 2.9, true);
    Fact.Second second = second(250);
    assertThat(second.amps()).isCloseTo(0.4, within(1e-9));
    assertThat(second.volts()).isEqualTo(2.9);
  }

  @Test
  void aRailThatIsNotKnownHasNoCurrentAndNoVoltage() {
    tick.supply = new Vitals.Supply(0.3, 3.0, false);
    Fact.Second second = second(1_000);
    assertThat(second.amps()).isNaN();
    assertThat(second.volts()).isNaN();
    tick.supply = new Vitals.Supply(0.3, 3.0, true);
    assertThat(second(1_000).amps()).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void placeLevelContactAndSkinAreThoseAtItsEnd() {
    assertThat(add(900)).isNull();
    tick.at(17).touching(false, true).granted = 0.35;
    tick.skin = new double[] {34, 35};
    tick.skinKnown = new boolean[] {true, false};
    Fact.Second second = second(100);
    assertThat(second.placeNs()).isEqualTo(17_000 * MS);
    assertThat(second.level()).isEqualTo(0.35);
    assertThat(second.zones()).extracting(Fact.ZoneSecond::touching).containsExactly(false, true);
    assertThat(second.skinCelsius()).containsExactly(34.0, Double.NaN);
  }
}
