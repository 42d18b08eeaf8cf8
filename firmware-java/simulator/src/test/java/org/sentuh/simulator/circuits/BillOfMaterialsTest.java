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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.drawings.Parts;
import org.sentuh.simulator.session.Order;

/** What is to be bought is what the circuits were simulated with and what the device reads. */
final class BillOfMaterialsTest {

  private static final Path HARDWARE = Path.of("../../hardware");
  private static final Path FILE = HARDWARE.resolve("bill-of-materials.csv");

  /** The pages that a builder reads beside the list. */
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "safety-board.md",
          "front.md",
          "bring-up.md",
          "drawings/power.md",
          "drawings/wiring.md");

  /** A designator; A and M are left to the address pins and the sheets of paper. */
  private static final Pattern DESIGNATOR =
      Pattern.compile("\\b(?:BT|CH|FSR|LS|PK|RT|[CDFJLPQRSTU])[0-9]{1,2}[A-D]?\\b");

  private static final Pattern RANGE =
      Pattern.compile("([A-Z]+)([0-9]+)([A-D]?) to [A-Z]+([0-9]+)([A-D]?)");

  /** Plugs of two more rows of motors. */
  private static final Set<String> OF_PANEL_M_EXTENDED = Set.of("J6", "J7");

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
      String alternatives,
      long cents,
      String costOf) {

    static Row of(List<String> cells) {
      return new Row(
          cells.get(0),
          Stream.of(cells.get(1).split(", ", -1)).flatMap(Row::each).toList(),
          Integer.parseInt(cells.get(2)),
          cells.get(4),
          cells.get(5),
          cells.get(6),
          cells.get(7),
          Math.round(Double.parseDouble(cells.get(8)) * 100),
          cells.get(9));
    }

    /** Every one of "U11 to U13", and of "M1A to M5D" row by row. */
    private static Stream<String> each(String designators) {
      Matcher range = RANGE.matcher(designators);
      if (!range.matches()) {
        return Stream.of(designators);
      }
      List<String> each = new ArrayList<>();
      for (int n = Integer.parseInt(range.group(2)); n <= Integer.parseInt(range.group(4)); n++) {
        String name = range.group(1) + n;
        if (range.group(3).isEmpty()) {
          each.add(name);
        } else {
          for (char column = range.group(3).charAt(0);
              column <= range.group(5).charAt(0);
              column++) {
            each.add(name + column);
          }
        }
      }
      return each.stream();
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

  private static List<Row> bought() throws IOException {
    List<Row> rows = rows();
    return rows.subList(0, rows.size() - 1);
  }

  private static String page(String name) throws IOException {
    return Files.readString(HARDWARE.resolve(name));
  }

  private static Set<String> designatorsOfThePages() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String page : PAGES) {
      DESIGNATOR.matcher(page(page)).results().forEach(found -> named.add(found.group()));
    }
    return named;
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
    Row total = rows().getLast();
    assertThat(total.board()).isEqualTo("total");
    List<Row> bought = bought();
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

  @Test
  void theCostThatIsToldIsTheTotal() throws IOException {
    long cents = rows().getLast().cents();
    assertThat(page("README.md"))
        .contains(
            String.format(Locale.ROOT, "%n%d.%02d USD for one panel M", cents / 100, cents % 100));
  }

  /** Who cannot get a part must read what else there is, or why nothing else will do. */
  @Test
  void everyPartHasAnAlternativeOrTheReasonWhyThereIsNone() throws IOException {
    assertThat(bought())
        .filteredOn(row -> !row.alternatives().matches("(?!none\\b).{5,}|none: .{10,}"))
        .extracting(Row::board, Row::designators)
        .as("rows without an alternative, or 'none: ' and the reason")
        .isEmpty();
  }

  @Test
  void asManyPiecesAreBoughtAsHaveANameOfTheirOwn() throws IOException {
    assertThat(bought())
        .filteredOn(row -> row.designators().size() > 1)
        .filteredOn(row -> Set.copyOf(row.designators()).size() != row.quantity())
        .extracting(Row::designators, Row::quantity)
        .isEmpty();
  }

  @Test
  void whatThePagesNameIsOnTheList() throws IOException {
    Set<String> listed = new TreeSet<>(OF_PANEL_M_EXTENDED);
    bought().forEach(row -> listed.addAll(row.designators()));
    assertThat(designatorsOfThePages()).hasSizeGreaterThan(80).isSubsetOf(listed);
  }

  /** A part that no page names is one that nobody can place. */
  @Test
  void whatIsOnTheListIsNamedByAPage() throws IOException {
    Set<String> named = designatorsOfThePages();
    assertThat(bought())
        .filteredOn(row -> DESIGNATOR.matcher(row.designators().getFirst()).matches())
        .hasSizeGreaterThan(50)
        .filteredOn(row -> row.designators().stream().noneMatch(named::contains))
        .extracting(Row::board, Row::designators)
        .as("parts that no page says the place of")
        .isEmpty();
  }

  @Test
  void everyChipIsInTheIndexOfDataSheets() throws IOException {
    List<String> indexed =
        page("datasheets.md")
            .lines()
            .filter(line -> line.startsWith("| "))
            .flatMap(line -> Stream.of(line.split("\\|", -1)[1].split(",", -1)))
            .map(String::strip)
            .filter(name -> name.length() >= 3)
            .toList();
    assertThat(bought())
        .filteredOn(
            row -> row.designators().getFirst().matches("(BT|CH|FSR|LS|RT|[DFMQSTU])[0-9].*"))
        .hasSizeGreaterThan(20)
        .filteredOn(row -> indexed.stream().noneMatch(row.number()::contains))
        .extracting(Row::designators, Row::number)
        .as("parts without a line in datasheets.md")
        .isEmpty();
  }
}
