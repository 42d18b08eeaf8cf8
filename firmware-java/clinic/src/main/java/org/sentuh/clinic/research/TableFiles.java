package org.sentuh.clinic.research;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table as a file of comma-separated values (RFC 4180: a head, CRLF, quotes doubled) and as one
 * of lines of JSON, written row by row.
 */
final class TableFiles<R> implements AutoCloseable {

  /** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection). */
  private static final String FORMULA = "=+-@\t\r\n";

  private static final String QUOTED = ",\"\r\n";

  private final Table<R> table;
  private final SummedFile csv;
  private final SummedFile ndjson;
  private long rows;

  TableFiles(Table<R> table, Path folder) throws IOException {
    this.table = table;
    this.csv = new SummedFile(folder, table.name() + ".csv");
    this.ndjson = new SummedFile(folder, table.name() + ".ndjson");
    StringJoiner head = new StringJoiner(",", "", "\r\n");
    table.columns().forEach(column -> head.add(column.name()));
    csv.write(head.toString());
  }

  void row(R row) throws IOException {
    StringJoiner cells = new StringJoiner(",", "", "\r\n");
    for (Column<R> column : table.columns()) {
      cells.add(cell(column.value().apply(row)));
    }
    csv.write(cells.toString());
    ndjson.write(line(table, row) + "\n");
    rows++;
  }

  /** A row as a line of JSON; what is missing is null. */
  static <R> String line(Table<R> table, R row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Column<R> column : table.columns()) {
      switch (column.value().apply(row)) {
        case null -> json.putNull(column.name());
        case Long whole -> json.put(column.name(), whole);
        case BigDecimal number -> json.put(column.name(), number);
        case Object said -> json.put(column.name(), said.toString());
      }
    }
    return json.toString();
  }

  /** A cell: what is missing is said to be, and no text is a formula. */
  static String cell(@Nullable Object value) {
    if (value == null) {
      return Column.MISSING;
    }
    String said = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    boolean formula =
        value instanceof String && !said.isEmpty() && FORMULA.indexOf(said.charAt(0)) >= 0;
    String guarded = formula ? "'" + said : said;
    boolean quoted = guarded.chars().anyMatch(letter -> QUOTED.indexOf(letter) >= 0);
    return quoted ? "\"" + guarded.replace("\"", "\"\"") + "\"" : guarded;
  }

  Table<R> table() {
    return table;
  }

  long rows() {
    return rows;
  }

  /** What was written; only after it was closed. */
  List<SummedFile.Sum> sums() {
    return List.of(csv.sum(), ndjson.sum());
  }

  @Override
  public void close() throws IOException {
    try (csv;
        ndjson) {
      csv.flush();
    }
  }
}
