package org.sentuh.clinic.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many rows handed to one statement, which sees them as a table named {@code r}. A batch touches
 * hundreds of devices; a statement for each would cost more than all its writing.
 */
final class Rows {

  /**
   * A column.
   *
   * @param name as the statement calls it
   * @param type PostgreSQL's name of its type: text, bigint or date
   */
  record Column(String name, String type) {}

  final List<Column> columns;
  final List<@Nullable Object[]> rows = new ArrayList<>();

  /** Columns as in {@code "device text", "upTo bigint"}. */
  Rows(String... columns) {
    this.columns =
        Arrays.stream(columns)
            .map(column -> column.split(" ", 2))
            .map(parts -> new Column(parts[0], parts[1]))
            .toList();
  }

  void add(@Nullable Object... values) {
    rows.add(values);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
