package org.sentuh.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every fault in every state once, and that a campaign can fail. */
final class CampaignTest {

  private static final Recording BACK = ShippedRecording.RECLINE_45.read();
  private static Matrix matrix = new Matrix(List.of(), List.of());

  @BeforeAll
  static void run() {
    matrix = new Campaign(BACK, 1).run();
  }

  @Test
  void everyFaultInEveryStateEndsSafelyAndIsRightlyExplained() {
    assertThat(matrix.cells())
        .allSatisfy(cell -> assertThat(cell.isSafe()).as("%s", cell).isTrue())
        .allSatisfy(cell -> assertThat(cell.isRightlyExplained()).as("%s", cell).isTrue());
  }

  /** Half a second to find it, a quarter for the one-shot, and a few ticks for the rail. */
  @Test
  void aMotorThatDoesNotGoOffIsOffWithItsRail() {
    Cell stuck = cell("motor-stuck-on", Stage.RUNNING);
    assertThat(stuck.reason()).isEqualTo("current-without-drive");
    assertThat(stuck.offMs()).isBetween(270.0, 1_200.0);
    Cell paused = cell("motor-stuck-on", Stage.PAUSED);
    assertThat(paused.reason()).isEqualTo("current-without-drive");
    assertThat(paused.offMs()).isBetween(270.0, 1_000.0);
  }

  @Test
  void thereAreSixtyFaultsAndMoreEachInEveryStateAndNoneTwice() {
    assertThat(matrix.faults()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(matrix.faults()).extracting(Fault::name).doesNotHaveDuplicates();
    assertThat(matrix.cells()).hasSize(matrix.faults().size() * Stage.values().length);
  }

  @Test
  void noMotorIsDrivenWithinAHeartbeatOfAProcessThatIsGone() {
    assertThat(matrix.cells())
        .filteredOn(cell -> cell.state().equals("gone"))
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.offMs()).as("%s", cell).isLessThanOrEqualTo(250));
  }

  /** When a driver was last written or read back before is chance; 100 moments of 400 ms. */
  @Test
  void motorsAreOffInTimeAtWhateverMomentTheirDriverGoesSilent() {
    List<SteppedFault> gone =
        Faults.of(Order.shipped()).stream()
            .filter(fault -> fault.fault().name().matches("driver-.*-gone"))
            .toList();
    assertThat(gone).hasSize(2);
    List<Cell> cells =
        LongStream.rangeClosed(1, 100)
            .parallel()
            .boxed()
            .flatMap(seed ->
                gone.stream()
                    .map(fault -> Trial.run(fault, Stage.RUNNING, Order.shipped(), BACK, seed)))
            .toList();
    assertThat(cells)
        .allSatisfy(cell -> assertThat(cell.isSafe()).as("%s", cell).isTrue())
        .allSatisfy(cell -> assertThat(cell.offMs()).as("%s", cell).isLessThanOrEqualTo(250));
  }

  @Test
  void aMassageIsReallyBeingPlayedWhenItIsHurt() {
    Cell killed = cell("killed", Stage.RUNNING);
    assertThat(killed.offMs()).isBetween(120.0, 250.0);
    assertThat(killed.beyondS()).isPositive();
    assertThat(cell("killed", Stage.RISING).beyondS()).isPositive();
    assertThat(cell("killed", Stage.ARMED).offMs()).isZero();
  }

  @Test
  void anUnsafeEndAndAWrongReasonAreSeen() {
    SteppedFault harmless =
        new SteppedFault(
            new Fault("harmless", Fault.Part.BUS, "nothing at all"),
            List.of(),
            bed -> {},
            new Expectation.Ends(100, EnumSet.of(Reason.OVERCURRENT)),
            2);
    Cell goesOn = Trial.run(harmless, Stage.RUNNING, Order.shipped(), BACK, 1);
    assertThat(goesOn.unsafe()).contains("did not end");
    assertThat(goesOn.wrongReason()).contains("OVERCURRENT");

    SteppedFault deaf =
        new SteppedFault(
            new Fault(
                "deaf",
                Fault.Part.PROCESS,
                "the process is gone, and is given a tenth of the time"),
            List.of(),
            Bed::die,
            new Expectation.FallsSilent(25),
            2);
    assertThat(Trial.run(deaf, Stage.RUNNING, Order.shipped(), BACK, 1).unsafe())
        .contains("at most 25");
  }

  @Test
  void theLineOfJsonHasTheWholeMatrix() {
    JsonNode line = JsonMapper.shared().readTree(matrix.toJson());

    assertThat(line.get("faults").intValue()).isEqualTo(matrix.faults().size());
    assertThat(line.get("cells").intValue()).isEqualTo(matrix.cells().size());
    assertThat(line.get("unsafe").longValue()).isEqualTo(matrix.unsafe());
    assertThat(line.get("wrong_reason").longValue()).isEqualTo(matrix.wrongReason());
    assertThat(line.get("off_ms_max").doubleValue()).isPositive();
    assertThat(line.get("matrix").size()).isEqualTo(matrix.cells().size());
  }

  private static Cell cell(String fault, Stage stage) {
    return matrix.cells().stream()
        .filter(cell -> cell.fault().equals(fault) && cell.stage() == stage)
        .findFirst()
        .orElseThrow();
  }
}
