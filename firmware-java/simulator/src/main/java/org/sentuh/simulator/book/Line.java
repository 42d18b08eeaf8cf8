package org.sentuh.simulator.book;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sentuh.simulator.report.Markup;

/** A line of JSON as people read it: its names stand out, and it may break behind a comma. */
final class Line {

  private static final Pattern NAME = Pattern.compile("\"[A-Za-z0-9_-]+\":|,");

  private Line() {}

  /** Writes a line; to the letter, whatever it looks like. */
  static void write(Markup page, String line) {
    page.open("p", "class", "json").open("code");
    marked(page, line);
    page.close().close().line();
  }

  /** The same within other text. */
  static void marked(Markup page, String line) {
    Matcher names = NAME.matcher(line);
    int from = 0;
    while (names.find()) {
      page.text(line.substring(from, names.start()));
      if (names.group().equals(",")) {
        page.text(",").empty("wbr");
      } else {
        page.leaf("i", names.group());
      }
      from = names.end();
    }
    page.text(line.substring(from));
  }
}
