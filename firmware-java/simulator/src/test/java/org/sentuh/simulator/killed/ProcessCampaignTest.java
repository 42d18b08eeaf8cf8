package org.sentuh.simulator.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sentuh.simulator.faults.Cell;
import org.sentuh.simulator.faults.Matrix;
import org.sentuh.simulator.faults.Stage;
import org.sentuh.simulator.tissue.ShippedRecording;

/** A device's process really is killed, held and told to end while its motors turn. */
final class ProcessCampaignTest {

  private static Matrix matrix = new Matrix(List.of(), List.of());

  @BeforeAll
  static void tryThree() throws Exception {
    assumeThat(ProcessCampaign.isPossible()).as("this is a Linux that may be called").isTrue();
    List<ProcessFault> three =
        ProcessFault.all().stream()
            .filter(fault ->
                List.of("process-killed", "process-held-1000ms", "process-terminated")
                    .contains(fault.fault().name()))
            .toList();
    matrix =
        new ProcessCampaign(ShippedRecording.RECLINE_45.read()).run(three, List.of(Stage.RISING));
  }

  private static Cell cell(String fault) {
    return matrix.cells().stream()
        .filter(cell -> cell.fault().equals("process-" + fault))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyTrialEndsSafelyAndIsRightlyExplained() {
    assertThat(matrix.cells())
        .hasSize(3)
        .allSatisfy(cell -> assertThat(cell.unsafe()).as("%s", cell).isEmpty())
        .allSatisfy(cell -> assertThat(cell.wrongReason()).as("%s", cell).isEmpty());
  }

  @Test
  void aKilledProcessLeavesItsMotorsToTheOneShot() {
    assertThat(cell("killed").state()).isEqualTo("gone");
    assertThat(cell("killed").offMs()).isBetween(50.0, 250.0);
    assertThat(cell("killed").beyondS()).isPositive();
  }

  @Test
  void aProcessThatWasHeldForASecondDoesNotGoOnByItself() {
    assertThat(cell("held-1000ms").state()).isEqualTo("faulted");
    assertThat(cell("held-1000ms").reason()).isEqualTo("ticks-missed");
  }

  @Test
  void aProcessThatIsToldToEndStopsItsMotorsFirst() {
    assertThat(cell("terminated").state()).isEqualTo("gone");
    assertThat(cell("terminated").offMs()).isLessThanOrEqualTo(100);
  }
}
