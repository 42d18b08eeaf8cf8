package org.sentuh.simulator.faults;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a campaign.
 *
 * @param faults in their order
 * @param cells one a fault and stage
 */
public record Matrix(List<Fault> faults, List<Cell> cells) {

  /** This one with the faults of another beside its own. */
  public Matrix and(Matrix other) {
    return new Matrix(
        Stream.concat(faults.stream(), other.faults.stream()).toList(),
        Stream.concat(cells.stream(), other.cells.stream()).toList());
  }

  /** How many cells end unsafely. */
  public long unsafe() {
    return cells.stream().filter(cell -> !cell.isSafe()).count();
  }

  /** How many cells are explained by a wrong reason. */
  public long wrongReason() {
    return cells.stream().filter(cell -> !cell.isRightlyExplained()).count();
  }

  /** The longest time to motors off where a fault ends a treatment or a process, in ms, by part. */
  public Map<Fault.Part, Double> offMsMost() {
    Map<Fault.Part, Double> most = new TreeMap<>();
    for (Fault fault : faults) {
      cells.stream()
          .filter(cell -> cell.fault().equals(fault.name()))
          .forEach(cell -> most.merge(fault.part(), cell.offMs(), Math::max));
    }
    return most;
  }

  /** One line of JSON. */
  public String toJson() {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("faults", faults.size())
        .put("cells", cells.size())
        .put("trials", cells.stream().mapToInt(Cell::trials).sum())
        .put("unsafe", unsafe())
        .put("wrong_reason", wrongReason())
        .put("off_ms_max", cells.stream().mapToDouble(Cell::offMs).max().orElse(0));
    ArrayNode matrix = line.putArray("matrix");
    for (Cell cell : cells) {
      matrix
          .addObject()
          .put("fault", cell.fault())
          .put("stage", cell.stage().word())
          .put("state", cell.state())
          .put("reason", cell.reason())
          .put("off_ms", cell.offMs())
          .put("beyond_s", Math.round(cell.beyondS() * 100) / 100.0)
          .put("unsafe", cell.unsafe())
          .put("wrong_reason", cell.wrongReason());
    }
    return line.toString();
  }
}
