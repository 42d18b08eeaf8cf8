package org.sentuh.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written where nobody can draw: a pipe, a file, a terminal that is called dumb. */
class LineShowingTest {

  @Test
  void oneLineASecondOnesWithoutAnyControlCharacterAndTheLastOneSaysHowItEnded() {
    Sitting sitting = new Sitting("en");
    StringWriter written = new StringWriter();
    LineShowing showing =
        new LineShowing(
            new LineView(sitting.setup, Letters.UNICODE),
            new PrintWriter(written, true),
            new SteppedClock());
    showing.show(sitting.scene(), false, sitting.nowNs());
    for (int tenth = 0; tenth < 200; tenth++) {
      sitting.forSeconds(0.1);
      if (tenth == 150) {
        sitting.press(Key.STOP);
      }
      showing.show(sitting.scene(), false, sitting.nowNs());
    }
    List<String> lines = written.toString().lines().toList();

    assertThat(lines.getFirst()).contains("Standard massage", "5:24");
    assertThat(lines).hasSizeBetween(15, 18);
    assertThat(lines).allSatisfy(line -> assertThat(line).doesNotMatch(".*\\p{Cntrl}.*"));
    assertThat(lines)
        .anySatisfy(
            line -> assertThat(line).contains("Staying in one place, left and right; fits well"));
    assertThat(lines.getLast()).contains("Stopped.");
  }
}
