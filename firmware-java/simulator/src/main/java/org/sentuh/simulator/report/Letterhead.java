package org.sentuh.simulator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What every page of this house begins with: the mark, the choice between day and night, and the
 * stylesheet of both. Nothing in it is fetched, and no script runs.
 */
public final class Letterhead {

  private Letterhead() {}

  /** What a browser is told first: the letters, the width, and that nothing may be fetched. */
  public static void meta(Markup page) {
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
  }

  /** How everything looks that all pages have. */
  public static String css() {
    return Report.resource("page.css");
  }

  /** Day unless the screen is dark or night is chosen; paper is always day. */
  public static String tokens() {
    String day = Report.resource("day.css");
    String night = Report.resource("night.css");
    return ":root{\n"
        + day
        + "}\n@media screen and (prefers-color-scheme:dark){:root{\n"
        + night
        + "}}\n@media screen{:root:has(#day:checked){\n"
        + day
        + "}:root:has(#night:checked){\n"
        + night
        + "}}\n";
  }

  /** The mark and the name. */
  public static void brand(Markup page) {
    page.open("p", "class", "brand");
    page.open("svg", "viewBox", "0 0 34 34", "aria-hidden", "true");
    for (String x : new String[] {"8.5", "25.5"}) {
      page.empty(
          "circle",
          "cx",
          x,
          "cy",
          "17",
          "r",
          "6",
          "fill",
          "none",
          "stroke",
          "currentColor",
          "stroke-width",
          "2.2");
    }
    for (String y : new String[] {"6", "11.5", "17", "22.5", "28"}) {
      page.empty("circle", "class", "b", "cx", "17", "cy", y, "r", "1.7");
    }
    page.close().text("Sentuh").close();
  }

  /** The choice between day and night on a page in English. */
  public static void light(Markup page) {
    choice(page, "Screen", "light");
    radio(page, "light", "day", "Day", "en", false);
    radio(page, "light", "night", "Night", "en", false);
    page.close().close();
  }

  /** Opens a choice, which the caller closes with two elements. */
  public static void choice(Markup page, String legend, String name) {
    page.open("fieldset", "id", name).leaf("legend", legend).open("div", "class", "choice");
  }

  /** One of a choice's ways. */
  public static void radio(
      Markup page, String group, String id, String label, String language, boolean checked) {
    page.open("label", "lang", language);
    if (checked) {
      page.empty("input", "type", "radio", "name", group, "id", id, "checked", "checked");
    } else {
      page.empty("input", "type", "radio", "name", group, "id", id);
    }
    page.text(label).close();
  }

  /** The drawing of the back that every map is laid on, in millimetres, and its colours. */
  public static String back(String file) {
    return Report.resource(file);
  }

  /** A text file that lies beside a class. */
  public static String text(Class<?> beside, String name) {
    try (@Nullable InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing beside " + beside.getName());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " cannot be read", broken);
    }
  }
}
