package org.sentuh.simulator.book;

import java.util.List;
import org.sentuh.simulator.report.Markup;

/**
 * Fields as a table: a field a row, with an anchor of its own. On a narrow screen a row becomes a
 * block, so nothing is scrolled sideways.
 */
final class FieldTable {

  private FieldTable() {}

  /**
   * Writes it.
   *
   * @param anchor what every row's anchor begins with, as in {@code ack}
   * @param caption what a screen reader hears first
   */
  static void write(Markup page, String anchor, String caption, List<Field> fields) {
    page.open("table", "class", "fields").leaf("caption", caption, "class", "vh");
    page.open("thead").open("tr");
    for (String column : List.of("Field", "Type", "Unit, range", "Required", "Meaning")) {
      page.leaf("th", column, "scope", "col");
    }
    page.close().close().open("tbody").line();
    fields.forEach(field -> row(page, anchor, field));
    page.close().close().line();
  }

  private static void row(Markup page, String anchor, Field field) {
    int depth = field.path().split("\\.", -1).length - 1;
    page.open("tr", "id", anchor + "." + field.path(), "class", depth > 0 ? "within" : "top");
    page.open("th", "scope", "row").leaf("code", field.path()).close();
    page.open("td", "data-label", "Type");
    type(page, anchor, field);
    page.close();
    page.open("td", "data-label", "Unit, range");
    range(page, field);
    page.close();
    String required = field.required() ? "yes" : "no";
    page.leaf("td", required, "data-label", "Required", "class", required);
    page.open("td", "class", "meaning").text(meaning(field));
    words(page, field);
    page.close().close().line();
  }

  private static void type(Markup page, String anchor, Field field) {
    String type = Kind.type(field.meaning());
    if (Shared.isShared(field.meaning())) {
      String file = anchor.split("\\.", -1)[0];
      String name = field.meaning().named().orElseThrow();
      page.leaf("a", type, "href", "#" + Shared.anchor(file, name));
    } else {
      page.text(type);
    }
  }

  private static void range(Markup page, Field field) {
    String unit = field.meaning().say("x-unit");
    if (!unit.isEmpty()) {
      page.leaf("b", unit);
    }
    Kind.bounds(field.meaning()).stream()
        .filter(bound -> !bound.equals(unit))
        .forEach(bound -> page.leaf("span", bound));
    String form = Kind.form(field.meaning());
    if (!form.isEmpty()) {
      page.leaf("code", form);
    }
  }

  /** What is said elsewhere at length is said here in one sentence. */
  private static String meaning(Field field) {
    String whole = field.meaning().description();
    if (whole.isEmpty() && field.meaning().node().has("const")) {
      return "The word that says which message this is.";
    }
    int end = whole.indexOf(". ");
    return Shared.isShared(field.meaning()) && end > 0 ? whole.substring(0, end + 1) : whole;
  }

  private static void words(Markup page, Field field) {
    if (!Shared.isShared(field.meaning())) {
      Shared.words(page, Kind.words(field.meaning()));
    }
  }
}
