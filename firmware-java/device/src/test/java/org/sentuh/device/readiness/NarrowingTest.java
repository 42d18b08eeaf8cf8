package org.sentuh.device.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Command;

/** A midwife on a visit narrows what is prescribed, and nothing gets past it. */
class NarrowingTest {

  private final Memory memory = new Memory();

  private static double ceiling(Bed bed) {
    Snapshot latest = bed.loop.latest();
    return latest == null ? Double.NaN : latest.ceiling();
  }

  private static double level(Bed bed) {
    Snapshot latest = bed.loop.latest();
    return latest == null ? Double.NaN : latest.level();
  }

  @Test
  void whatIsNarrowedHoldsInATreatmentThatGoesOnAndCannotBeLifted() {
    Bed bed = new Bed(memory);
    bed.treat(10);
    bed.readiness.narrow(0.3, "ani");
    bed.seconds(0.05);
    assertThat(ceiling(bed)).isEqualTo(0.3);
    assertThat(level(bed)).isEqualTo(0.3);
    bed.put(new Command.LimitTo(0.6));
    bed.put(new Command.Stronger());
    bed.seconds(0.05);
    assertThat(ceiling(bed)).isEqualTo(0.3);
    assertThat(level(bed)).isLessThanOrEqualTo(0.3);
  }

  @Test
  void itHoldsBeforeAnythingMovesAndThroughAPowerCut() {
    new Bed(memory).readiness.narrow(0.25, "ani");
    Bed again = new Bed(memory);
    assertThat(again.readiness.ceiling()).isEqualTo(0.25);
    again.seconds(2);
    again.arm();
    again.seconds(0.05);
    assertThat(level(again)).isEqualTo(0.25);
    again.put(new Command.Start());
    again.seconds(20);
    assertThat(level(again)).isEqualTo(0.25);
  }

  @Test
  void itIsTakenBackUpToWhatIsPrescribedAndNoFurther() {
    Bed bed = new Bed(memory);
    double prescribed = bed.setup.ceiling();
    bed.readiness.narrow(0.3, "ani");
    bed.readiness.narrow(prescribed, "ani");
    assertThat(bed.readiness.ceiling()).isCloseTo(prescribed, within(1e-9));
    for (double level : new double[] {prescribed + 0.01, 0.04, 0, -1, Double.NaN}) {
      assertThatThrownBy(() -> bed.readiness.narrow(level, "ani"))
          .as("%s", level)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("never widens");
    }
    assertThatThrownBy(() -> bed.readiness.narrow(0.3, "no sign"))
        .hasMessageContaining("1 to 20 letters");
    assertThat(bed.readiness.ceiling()).isCloseTo(prescribed, within(1e-9));
  }

  @Test
  void whatCannotBeReadIsTheSoftest() {
    for (String line :
        new String[] {"", "ceiling", "ceiling x ani", "ceiling 7 ani", "free 0.3 a"}) {
      memory.lines.put("narrowing", line);
      assertThat(new Bed(memory).readiness.ceiling()).as(line).isEqualTo(0.05);
    }
    memory.lines.put("narrowing", "ceiling 0.9 ani");
    Bed bed = new Bed(memory);
    assertThat(bed.readiness.ceiling()).isEqualTo(bed.setup.ceiling());
  }
}
