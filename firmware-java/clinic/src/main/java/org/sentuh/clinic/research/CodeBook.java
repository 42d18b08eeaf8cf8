package org.sentuh.clinic.research;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.treatment.Reason;
import org.sentuh.pages.PageLanguage;
import org.sentuh.telemetry.words.Phrases;

/**
 * The code book in both languages: every column of every table by what writes it, with its meaning
 * from the words, and every code of a reason.
 */
final class CodeBook {

  private CodeBook() {}

  /** Writes one file a language. */
  static List<SummedFile.Sum> write(Path folder) throws IOException {
    List<SummedFile.Sum> sums = new ArrayList<>();
    for (String code : PageLanguage.OURS) {
      sums.add(SummedFile.of(folder, "codebook_" + code + ".md", text(code)));
    }
    return sums;
  }

  private static Phrases phrases(String code) {
    String file = "codebook_" + code + ".properties";
    return Phrases.read(file, CodeBook.class.getResourceAsStream(file));
  }

  /** What a column means. */
  static String means(String code, Table<?> table, Column<?> column) {
    return phrases(code).text(table.name() + "." + column.name());
  }

  /** What a table is. */
  static String said(String code, Table<?> table) {
    return phrases(code).text("table." + table.name());
  }

  /** What whoever uses an export must know. */
  static String notice(String code) {
    return phrases(code).text("notice");
  }

  static String text(String code) {
    Phrases say = phrases(code);
    StringBuilder book = new StringBuilder("# " + say.text("title") + "\n\n");
    book.append(say.text("notice")).append("\n\n");
    book.append(say.text("files", "missing", Column.MISSING)).append("\n");
    for (Table<?> table : Table.ALL) {
      book.append("\n## ").append(table.name()).append("\n\n");
      book.append(say.text("table." + table.name())).append("\n\n");
      row(
          book,
          say.text("column"),
          say.text("means"),
          say.text("unit"),
          say.text("range"),
          say.text("source"));
      row(book, "---", "---", "---", "---", "---");
      for (Column<?> column : table.columns()) {
        row(
            book,
            "`" + column.name() + "`",
            say.text(table.name() + "." + column.name()),
            column.unit(),
            column.range(),
            column.source());
      }
    }
    reasons(book, say, new PageLanguage(code, List.of()));
    return book.toString();
  }

  private static void reasons(StringBuilder book, Phrases say, PageLanguage language) {
    book.append("\n## ").append(say.text("reasons")).append("\n\n");
    row(book, say.text("code"), say.text("means"));
    row(book, "---", "---");
    for (Reason reason : Reason.values()) {
      row(book, "`" + reason.code() + "`", language.words().midwife(reason));
    }
  }

  private static void row(StringBuilder book, String... cells) {
    for (String cell : cells) {
      book.append("| ").append(cell.replace("|", "\\|").replace('\n', ' ')).append(' ');
    }
    book.append("|\n");
  }
}
