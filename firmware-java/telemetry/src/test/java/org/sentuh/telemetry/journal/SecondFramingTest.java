package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;

class SecondFramingTest {

  private static final long S = SteppedClock.SECOND_NS;

  private final Happenings happen = new Happenings("b1");
  private final SecondFraming framing = new SecondFraming();

  @Test
  void tenSecondsAreAFrame() {
    for (int second = 1; second <= 9; second++) {
      add(second * S);
    }
    assertThat(framing.isFull()).isFalse();
    add(10 * S);

    assertThat(framing.isFull()).isTrue();
    var frame = framing.close();
    assertThat(frame.seconds()).hasSize(10);
    assertThat(frame.firstAtNs()).isEqualTo(S);
    assertThat(frame.zones()).isEqualTo(Happenings.ZONES);
    assertThat(framing.isEmpty()).isTrue();
  }

  @Test
  void aHoleBeginsANewFrame() {
    add(S);
    add(2 * S);

    assertThat(framing.takes(happen.second(4 * S), Happenings.ZONES)).isFalse();
    assertThat(framing.takes(happen.second(3 * S), Happenings.ZONES)).isTrue();
  }

  @Test
  void secondsThatAreALittleLongStayOneFrameUntilTheyAreOffTheirPlaces() {
    long lateNs = 40_000_000; // a tick of 48 ms does not divide a second
    long atNs = S;
    int taken = 0;
    while (framing.takes(happen.second(atNs), Happenings.ZONES) && taken < 20) {
      add(atNs);
      taken++;
      atNs += S + lateNs;
    }

    assertThat(taken).isEqualTo(10);
    assertThat(framing.takes(happen.second(S), Happenings.ZONES)).isFalse();
  }

  @Test
  void anotherPanelBeginsANewFrame() {
    add(S);

    assertThat(framing.takes(happen.second(2 * S), List.of("left", "right"))).isFalse();
  }

  @Test
  void aFrameThatNothingFollowsIsClosedInTheEnd() {
    add(S);

    assertThat(framing.isOld(5 * S)).isFalse();
    assertThat(framing.isOld(21 * S)).isTrue();
  }

  private void add(long atNs) {
    Event event = happen.second(atNs);
    framing.add(event, (Fact.Second) event.fact(), Happenings.ZONES);
  }
}
