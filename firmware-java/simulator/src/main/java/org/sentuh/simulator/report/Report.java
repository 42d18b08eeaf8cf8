package org.sentuh.simulator.report;

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
        .draw(Letterhead.tokens(), resource("back.css"), resource("back.svg"));
  }

  private void head(Markup page, Tongue tongue) {
    page.open("head").line();
    Letterhead.meta(page);
    page.line().leaf("title", title(tongue)).line();
    page.open("style").line().trusted(resource("back.css")).trusted(Letterhead.css());
    page.trusted(resource("report.css")).trusted(Letterhead.tokens()).close().line().close().line();
  }

  private String title(Tongue tongue) {
    String programme = tongue.of(story.setup().score().programme().title());
    return tongue.say("top.title", "programme", programme, "name", story.recording().name());
  }

  private static void header(Markup page, Tongue first, Tongue second) {
    page.open("header").open("div", "class", "bar");
    Letterhead.brand(page);
    Letterhead.choice(page, "Bahasa · Language", "tongue");
    Letterhead.radio(page, "tongue", "id", first.words().languageName(), "id", true);
    Letterhead.radio(page, "tongue", "en", second.words().languageName(), "en", false);
    page.close().close();
    Letterhead.choice(page, "Layar · Screen", "light");
    Letterhead.radio(page, "light", "day", "Siang · Day", "id", false);
    Letterhead.radio(page, "light", "night", "Malam · Night", "id", false);
    page.close().close();
    page.close().close().line();
  }

  /** A text file of this package. */
  static String resource(String name) {
    return Letterhead.text(Report.class, name);
  }
}
