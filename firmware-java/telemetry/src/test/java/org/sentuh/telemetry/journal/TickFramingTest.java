package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.wire.TickBlock;

class TickFramingTest {

  private static final List<TickRecord> TICKS = SmallPanel.ticks(250);

  @Test
  void aSecondOfTicksIsABlock() {
    TickFraming framing = new TickFraming();
    int taken = 0;
    while (framing.takes(TICKS.get(taken))) {
      framing.add(TICKS.get(taken++));
    }

    assertThat(taken).isEqualTo(100);
    assertThat(framing.firstAtNs()).isEqualTo(TICKS.getFirst().snapshot().tNs());
    assertThat(framing.close()).isEqualTo(TICKS.subList(0, 100));
    assertThat(framing.isEmpty()).isTrue();
  }

  @Test
  void whatNothingFollowsIsClosedInTheEnd() {
    TickFraming framing = new TickFraming();
    framing.add(TICKS.getFirst());
    long firstNs = framing.firstAtNs();

    assertThat(framing.isOld(firstNs + SteppedClock.SECOND_NS)).isFalse();
    assertThat(framing.isOld(firstNs + 2 * SteppedClock.SECOND_NS)).isTrue();
  }

  @Test
  void aBlockHasTheTicksInputsAndWhatWasGranted() throws IOException {
    List<TickBlock.Tick> read = TickBlock.decode(TickBlock.encode(TICKS));

    assertThat(read).hasSize(TICKS.size());
    for (int i = 0; i < TICKS.size(); i++) {
      TickRecord tick = TICKS.get(i);
      TickBlock.Tick again = read.get(i);
      assertThat(again.inputs().tNs()).isEqualTo(tick.snapshot().tNs());
      assertThat(again.inputs().commands()).isEqualTo(tick.commands());
      assertThat(again.inputs().delivery()).isEqualTo(tick.delivery());
      assertThat(again.inputs().sample().pressure().counts(1))
          .isEqualTo(tick.sample().pressure().counts(1));
      assertThat(again.inputs().sample().vitals().skinCelsius(0)).isEqualTo(33.0625);
      assertThat(again.granted().getFirst())
          .isCloseTo(tick.snapshot().verdict().frame().intensity(0), within(0.00005));
    }
    assertThat(read.getLast().granted().getFirst()).isPositive();
  }

  @Test
  void whatIsNoBlockIsRefused() {
    String block = TickBlock.encode(TICKS.subList(0, 3));

    assertThatThrownBy(() -> TickBlock.decode("not base 64")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TickBlock.decode("AAAA")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TickBlock.decode(block.substring(0, 40)))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> TickBlock.encode(List.of())).hasMessageContaining("0 ticks");
  }
}
