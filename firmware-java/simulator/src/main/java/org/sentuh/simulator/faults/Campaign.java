package org.sentuh.simulator.faults;

import java.util.List;
import java.util.stream.IntStream;
import org.sentuh.control.body.BackLength;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.Recording;

/** Every fault in every state of a treatment, several times. */
public final class Campaign {

  private final Order order;
  private final Order brief;
  private final Recording back;
  private final int trials;

  /**
   * A campaign on a back.
   *
   * @param trials how often each fault is tried in each state, on parts and at a moment of its own
   */
  public Campaign(Recording back, int trials) {
    this.order = Order.shipped();
    this.brief = briefOrder();
    this.back = back;
    this.trials = trials;
  }

  /** Makes all trials; they are independent, and use every processor. */
  public Matrix run() {
    List<SteppedFault> faults = Faults.of(order);
    List<Cell> cells =
        faults.parallelStream()
            .flatMap(fault -> List.of(Stage.values()).stream().map(stage -> cell(fault, stage)))
            .toList();
    return new Matrix(faults.stream().map(SteppedFault::fault).toList(), cells);
  }

  private Cell cell(SteppedFault fault, Stage stage) {
    Order played = stage.isAfterTheEnd() ? brief : order;
    return IntStream.rangeClosed(1, trials)
        .mapToObj(seed -> Trial.run(fault, stage, played, back, seed))
        .reduce(Cell::worse)
        .orElseThrow();
  }

  /** A programme of 36 s, so that its end comes soon. */
  public static Order briefOrder() {
    return Order.read(
        new TreatmentFiles(
            Text.own("faults/brief.yaml"),
            Text.shipped("panels/m.yaml"),
            Text.shipped("limits.yaml"),
            Text.shipped("device.yaml")),
        BackLength.REFERENCE,
        -1);
  }
}
