package org.sentuh.clinic.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.telemetry.words.Phrases;

/** How a cell is written, and that every column has its words. */
final class TableFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
  void noTextBeginsAsAFormula(String text) {
    assertThat(TableFiles.cell(text)).isEqualTo("'" + text);
  }

  @Test
  void whatWouldEndACellIsQuotedAndQuotesAreDoubled() {
    assertThat(TableFiles.cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(TableFiles.cell("say \"a\"")).isEqualTo("\"say \"\"a\"\"\"");
    assertThat(TableFiles.cell("two\r\nlines")).isEqualTo("\"two\r\nlines\"");
    assertThat(TableFiles.cell("\r\n=1")).isEqualTo("\"'\r\n=1\"");
  }

  @Test
  void numbersAreNumbersAndWhatIsMissingIsSaidToBe() {
    assertThat(TableFiles.cell(new BigDecimal("0.000"))).isEqualTo("0.000");
    assertThat(TableFiles.cell(-3L)).isEqualTo("-3");
    assertThat(TableFiles.cell(null)).isEqualTo("NA");
  }

  @ParameterizedTest
  @CsvSource({"id", "en"})
  void everyColumnHasItsMeaningAndThereIsNoMeaningWithoutAColumn(String code) {
    String file = "codebook_" + code + ".properties";
    Set<String> keys = Phrases.read(file, CodeBook.class.getResourceAsStream(file)).keys();
    for (Table<?> table : Table.ALL) {
      assertThat(CodeBook.said(code, table)).isNotBlank();
      for (Column<?> column : table.columns()) {
        assertThat(CodeBook.means(code, table, column)).isNotBlank();
        assertThat(column.range()).isNotBlank();
        assertThat(column.source()).isNotBlank();
      }
    }
    assertThat(keys)
        .filteredOn(key -> key.contains(".") && !key.startsWith("table."))
        .allMatch(key ->
            Table.ALL.stream()
                .anyMatch(table ->
                    table.columns().stream()
                        .anyMatch(column -> key.equals(table.name() + "." + column.name()))));
  }

  @Test
  void aKeyIsMadeOnceAndReadByItsOwnerAlone(@org.junit.jupiter.api.io.TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("keys/pseudonyms");
    String first = PseudonymKey.of(file).pseudonym("M-1");
    assertThat(PseudonymKey.of(file).pseudonym("M-1")).isEqualTo(first);
    assertThat(PseudonymKey.of(file)).hasToString("key of pseudonyms");
    assertThat(java.nio.file.Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(
            java.nio.file.attribute.PosixFilePermission.OWNER_READ,
            java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
  }
}
