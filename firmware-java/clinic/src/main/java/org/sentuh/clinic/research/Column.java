package org.sentuh.clinic.research;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column: how it is called, what may stand in it, where that comes from, and how it is read from
 * a row. Files and code book are both made of this. What it means stands in the words, under {@code
 * TABLE.COLUMN}.
 *
 * @param name its head
 * @param kind what stands in it
 * @param unit as in {@code s}; empty where there is none
 * @param range what may stand there, as in {@code 0 to 10} or words with bars between them
 * @param source which message of the wire, or which record of the clinic, it is made of
 * @param value of a row: a text, a {@link Long} or a {@link BigDecimal}; null where it is missing
 */
record Column<R>(
    String name,
    Kind kind,
    String unit,
    String range,
    String source,
    Function<R, @Nullable Object> value) {

  /** What stands in a column, by its name in a Table Schema. */
  enum Kind {
    /** Words. */
    STRING,
    /** Whole numbers. */
    INTEGER,
    /** Numbers with three decimals. */
    NUMBER;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What stands in a file where nothing is known. */
  static final String MISSING = "NA";

  private static final int DECIMALS = 3;

  static <R> Column<R> words(String name, String range, String source, Function<R, String> value) {
    return new Column<>(
        name,
        Kind.STRING,
        "",
        range,
        source,
        row -> {
          String said = value.apply(row);
          return said.isEmpty() ? null : said;
        });
  }

  static <R> Column<R> whole(
      String name, String unit, String range, String source, Function<R, OptionalLong> value) {
    return new Column<>(
        name,
        Kind.INTEGER,
        unit,
        range,
        source,
        row -> {
          OptionalLong number = value.apply(row);
          return number.isPresent() ? number.getAsLong() : null;
        });
  }

  static <R> Column<R> number(
      String name, String unit, String range, String source, Function<R, Optional<Double>> value) {
    return new Column<>(
        name,
        Kind.NUMBER,
        unit,
        range,
        source,
        row -> value.apply(row).filter(Double::isFinite).map(Column::rounded).orElse(null));
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
