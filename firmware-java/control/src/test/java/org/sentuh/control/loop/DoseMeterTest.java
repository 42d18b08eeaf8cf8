package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panels;
import org.sentuh.control.event.Dose;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.safety.LimitTable;

/** A hold of 30 s on both sides: 29.75 s of full intensity a zone, at her level of 0.4. */
class DoseMeterTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private final DoseMeter meter =
      new DoseMeter(
          Panels.four(),
          AsIfProven.of(
                  Programmes.score(Programmes.hold(Level.T1, 30, 30)),
                  Panels.four(),
                  new LimitTable().limits())
              .prescribed());
  private final Tick tick = new Tick();

  private void delivered(double left, double right) {
    List<Double> delivered = meter.dose(0.4).delivered();
    assertThat(delivered).hasSize(2);
    assertThat(delivered.get(0)).as("left").isCloseTo(left, within(1e-9));
    assertThat(delivered.get(1)).as("right").isCloseTo(right, within(1e-9));
  }

  private void prescribed(Dose dose, double both) {
    assertThat(dose.prescribed()).hasSize(2);
    assertThat(dose.prescribed().get(0)).as("left").isCloseTo(both, within(0.001));
    assertThat(dose.prescribed().get(1)).as("right").isCloseTo(both, within(0.001));
  }

  @Test
  void intensityTimesTimeIsDose() {
    meter.add(tick.driving(0.4, 0.2, 0, 0).snapshot(), true, SECOND_NS / 2);
    delivered(0.2, 0.1);
    meter.add(tick.driving(0.1, 0, 0, 0).snapshot(), true, SECOND_NS);
    delivered(0.3, 0.1);
  }

  @Test
  void theMotorsOfAZoneAddAsEnergies() {
    meter.add(tick.driving(0.3, 0.5, 0.4, 0.5).snapshot(), true, SECOND_NS);
    delivered(0.5, Math.sqrt(0.5));
    assertThat(meter.intensity(0)).isCloseTo(0.5, within(1e-12));
    assertThat(meter.intensity(1)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void eachTickIsWeighedByItself() {
    meter.add(tick.driving(0.4, 0.4, 0, 0).snapshot(), true, SECOND_NS);
    meter.add(tick.driving(0, 0, 0.3, 0).snapshot(), true, SECOND_NS);
    delivered(0.7, 0.4);
    assertThat(meter.intensity(0)).isCloseTo(0.3, within(1e-12));
    assertThat(meter.intensity(1)).isZero();
  }

  @Test
  void aZoneThatDoesNotTouchFeelsNothing() {
    meter.add(
        tick.driving(0.4, 0.4, 0, 0).touching(false, true).at(10).snapshot(), true, SECOND_NS);
    delivered(0, 0.4);
    prescribed(meter.dose(0.4), 0.4 * 29.75);
  }

  @Test
  void whatTheDriversHaveNotTakenIsNotFelt() {
    meter.add(tick.driving(0.4, 0.4, 0, 0).snapshot(), true, SECOND_NS);
    meter.add(tick.driving(0.4, 0.4, 0, 0).snapshot(), false, SECOND_NS);
    delivered(0.4, 0.4);
    assertThat(meter.intensity(0)).isZero();
  }

  @Test
  void beforeAnythingIsPlayedEverythingIsPrescribed() {
    prescribed(meter.dose(0.4), 0.4 * 29.75);
    prescribed(meter.dose(0.2), 0.2 * 29.75);
    delivered(0, 0);
  }

  @Test
  void aTreatmentCutShortIsMeasuredAgainstTheWholeProgramme() {
    meter.add(tick.at(10).snapshot(), true, SECOND_NS);
    prescribed(meter.dose(0.4), 0.4 * 29.75);
  }

  @Test
  void whatWasPlayedCountsAtTheLevelOfItsTimeAndTheRestAtTheLast() {
    meter.add(tick.at(10).snapshot(), true, SECOND_NS);
    tick.level = 0.2;
    meter.add(tick.at(20).snapshot(), true, SECOND_NS);
    prescribed(meter.dose(0.1), 0.4 * 9.875 + 0.2 * 10 + 0.1 * 9.875);
    meter.add(tick.at(30).snapshot(), true, SECOND_NS);
    prescribed(meter.dose(0.1), 0.4 * 9.875 + 0.2 * 19.875);
  }

  @Test
  void aPlaceThatStandsStillAsksForNothingMore() {
    meter.add(tick.at(10).snapshot(), true, SECOND_NS);
    Dose before = meter.dose(0.4);
    tick.level = 0.8;
    meter.add(tick.snapshot(), true, 60 * SECOND_NS);
    assertThat(meter.dose(0.4)).isEqualTo(before);
  }

  @Test
  void beginningAnewForgetsEverything() {
    meter.add(tick.driving(0.4, 0.4, 0, 0).at(10).snapshot(), true, SECOND_NS);
    tick.level = 0.8;
    meter.add(tick.at(20).snapshot(), true, SECOND_NS);
    meter.reset();
    delivered(0, 0);
    prescribed(meter.dose(0.4), 0.4 * 29.75);
    tick.level = 0.4;
    meter.add(tick.driving(0.1, 0.1, 0, 0).at(1).snapshot(), true, SECOND_NS);
    delivered(0.1, 0.1);
    prescribed(meter.dose(0.4), 0.4 * 29.75);
  }
}
