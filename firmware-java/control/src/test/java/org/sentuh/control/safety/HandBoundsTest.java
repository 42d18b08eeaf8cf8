package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a massage on a midwife's hand is kept within. */
class HandBoundsTest {

  private final LimitTable table = new LimitTable();

  @Test
  void whatAHandNeedsLessOfIsNarrowerAndTheRestIsATreatmentsOwn() {
    Limits of = table.limits();
    Limits hand = HandBounds.within(of);
    assertThat(hand.skin()).isEqualTo(of.skin());
    assertThat(hand.pressure()).isEqualTo(of.pressure());
    assertThat(hand.current()).isEqualTo(of.current());
    assertThat(hand.vibration()).isEqualTo(of.vibration());
    assertThat(hand.supply()).isEqualTo(of.supply());
    assertThat(hand.contact())
        .isEqualTo(new Limits.Contact(of.contact().rule(), 4, 5, of.contact().firmness(), 1));
    assertThat(hand.time()).isEqualTo(new Limits.Time(900, 1200, 3600, 3600, 30));
    assertThat(hand.intensity())
        .isEqualTo(new Limits.Intensity(0.2, 0.2, of.intensity().smoothness()));
    assertThat(hand.motors()).isEqualTo(of.motors());
  }

  @Test
  void whereTheClinicIsStricterThatStands() {
    table.cap = 0.1;
    table.intensityWarn = 0.08;
    table.noneStopS = 3;
    table.faultyStop = 1;
    table.pausedStopS = 20;
    Limits hand = HandBounds.within(table.limits());
    assertThat(hand).isEqualTo(table.limits());
  }
}
