package org.sentuh.simulator.circuits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.drawings.Parts;
import org.sentuh.simulator.session.Order;

/** What is to be bought is what the circuits were simulated with and what the device reads. */
final class BillOfMaterialsTest {

  private static final Path FILE = Path.of("../../hardware/bill-of-materials.csv");

  /** What one buys without a part number. */
  private static final Set<String> NO_MAKER = Set.of("any", "cut", "textile shop");

  /**
   * A row of the list.
   *
   * @param designators as on the drawings, divided by a comma
   * @param cents of one piece
   */
  private record Row(
      String board,
      List<String> designators,
      int quantity,
      String value,
      String maker,
      String number,
      long cents,
      String costOf) {

    static Row of(List<String> cells) {
      return new Row(
          cells.get(0),
          List.of(cells.get(1).split(", ", -1)),
          Integer.parseInt(cells.get(2)),
          cells.get(4),
          cells.get(5),
          cells.get(6),
          Math.round(Double.parseDouble(cells.get(8)) * 100),
          cells.get(9));
    }
  }

  private static List<Row> rows() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    assertThat(lines.getFirst())
        .isEqualTo(
            "board,designators,quantity,part,value,manufacturer,part_number,alternatives,unit_cost_usd,cost_of");
    return lines.stream().skip(1).map(BillOfMaterialsTest::cells).map(Row::of).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static int pieces(String number) throws IOException {
    return rows().stream().filter(r -> r.number().equals(number)).mapToInt(Row::quantity).sum();
  }

  @Test
  void everySimulatedPartIsOnTheListWithItsValue() throws IOException {
    Map<String, String> listed = new HashMap<>();
    for (Row row : rows()) {
      row.designators().forEach(name -> listed.put(name, row.value()));
    }
    Map<String, String> simulated = new HashMap<>();
    Parts.shipped()
        .written()
        .forEach((name, value) -> {
          if (name.matches("[rc][0-9]+")) {
            simulated.put(name.toUpperCase(Locale.ROOT), value);
          }
        });
    assertThat(simulated).hasSizeGreaterThan(30);
    assertThat(listed).containsAllEntriesOf(simulated);
  }

  @Test
  void thePiecesAreThoseOfPanelM() throws IOException {
    DeviceSettings device = Order.shipped().device();
    Panel panel = Order.shipped().setup().panel();
    assertThat(panel.name()).isEqualTo("m");
    assertThat(pieces("310-103.004")).isEqualTo(panel.motors().size());
    assertThat(pieces("1N5819HW-7-F")).isEqualTo(panel.motors().size());
    assertThat(pieces("AO3400A")).isEqualTo(panel.motors().size() + 3);
    assertThat(pieces("30-81794")).isEqualTo(panel.zones());
    assertThat(pieces("ERA-3AEB682V")).isEqualTo(panel.zones());
    assertThat(pieces("MCP9808T-E/MS")).isEqualTo(panel.temperatures().size());
    assertThat(pieces("NTCLE300E3103SB")).isEqualTo(panel.temperatures().size());
    assertThat(pieces("PCA9685PW,118")).isEqualTo(device.motors().chips().size());
    assertThat(pieces("ADS1115IDGSR")).isEqualTo(device.pressure().chips().size());
    assertThat(pieces("INA226AIDGSR")).isOne();
  }

  @Test
  void theTotalIsTheSumAndEveryCostHasItsMonth() throws IOException {
    List<Row> rows = rows();
    Row total = rows.getLast();
    assertThat(total.board()).isEqualTo("total");
    List<Row> bought = rows.subList(0, rows.size() - 1);
    assertThat(total.cents())
        .isEqualTo(bought.stream().mapToLong(r -> r.quantity() * r.cents()).sum());
    assertThat(total.quantity()).isEqualTo(bought.stream().mapToInt(Row::quantity).sum());
    assertThat(bought)
        .allSatisfy(row -> {
          assertThat(row.costOf()).matches("20[0-9]{2}-[01][0-9]");
          assertThat(row.number().isEmpty())
              .as("%s without a part number", row.designators())
              .isEqualTo(NO_MAKER.contains(row.maker()));
        });
  }
}
