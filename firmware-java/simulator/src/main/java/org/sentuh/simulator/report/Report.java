package org.sentuh.simulator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A treatment as a page and as a picture.
 *
 * <p>Both stand alone: nothing is fetched, no script runs, and the same story gives the same bytes
 * on any machine. The page speaks Bahasa Indonesia first and English at a touch, by day and by
 * night; it prints on A4.
 */
public final class Report {

  private final TreatmentStory story;
  private final Chronicle chronicle;

  /** A report of a treatment that has ended. */
  public Report(TreatmentStory story) {
    this.story = story;
    this.chronicle = ChronicleReader.read(story);
  }

  /** The page, as HTML that an XML parser reads too. */
  public String html() {
    Tongue indonesian = Tongue.indonesian();
    Markup page = new Markup();
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "id").line();
    head(page, indonesian);
    page.open("body").line();
    header(page, indonesian, Tongue.english());
    page.open("svg", "class", "defs", "aria-hidden", "true", "focusable", "false").line();
    page.trusted(resource("back.svg")).close().line();
    new Page(story, chronicle, indonesian).write(page);
    new Page(story, chronicle, Tongue.english()).write(page);
    return page.close().close().line().toString();
  }

  /** The back with its dose, as a picture of its own in Bahasa Indonesia. */
  public String svg() {
    return new BackPicture(story, chronicle, Tongue.indonesian())
        .draw(tokens(), resource("back.css"), resource("back.svg"));
  }

  private void head(Markup page, Tongue tongue) {
    page.open("head").line();
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    page.line().leaf("title", title(tongue)).line();
    page.open("style").line().trusted(resource("back.css")).trusted(resource("report.css"));
    page.trusted(tokens()).close().line().close().line();
  }

  private String title(Tongue tongue) {
    String programme = tongue.of(story.setup().score().programme().title());
    return tongue.say("top.title", "programme", programme, "name", story.recording().name());
  }

  private static void header(Markup page, Tongue first, Tongue second) {
    page.open("header").open("div", "class", "bar").open("p", "class", "brand");
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
    choice(page, "Bahasa · Language", "tongue");
    radio(page, "tongue", "id", first.words().languageName(), "id", true);
    radio(page, "tongue", "en", second.words().languageName(), "en", false);
    page.close().close();
    choice(page, "Layar · Screen", "light");
    radio(page, "light", "day", "Siang · Day", "id", false);
    radio(page, "light", "night", "Malam · Night", "id", false);
    page.close().close();
    page.close().close().line();
  }

  private static void choice(Markup page, String legend, String name) {
    page.open("fieldset", "id", name).leaf("legend", legend).open("div", "class", "choice");
  }

  private static void radio(
      Markup page, String group, String id, String label, String language, boolean checked) {
    page.open("label", "lang", language);
    if (checked) {
      page.empty("input", "type", "radio", "name", group, "id", id, "checked", "checked");
    } else {
      page.empty("input", "type", "radio", "name", group, "id", id);
    }
    page.text(label).close();
  }

  /** Day unless the screen is dark or night is chosen; paper is always day. */
  private static String tokens() {
    String day = resource("day.css");
    String night = resource("night.css");
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

  private static String resource(String name) {
    try (@Nullable InputStream stream = Report.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the report's resource " + name + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("the report's resource " + name + " cannot be read", broken);
    }
  }
}
