package org.sentuh.simulator.report;

/** The map of the back as a file of its own: title above, key below, colours inside. */
final class BackPicture {

  private static final double TITLE_MM = 64;
  private static final double KEY_MM = 74;

  private final TreatmentStory story;
  private final Tongue tongue;
  private final BackMap map;
  private final Headline headline;

  BackPicture(TreatmentStory story, Chronicle chronicle, Tongue tongue) {
    this.story = story;
    this.tongue = tongue;
    this.map = new BackMap(story, new Zones(story, chronicle), tongue);
    this.headline = new Headline(story, chronicle, Happening.of(chronicle, tongue.words()), tongue);
  }

  String draw(String tokens, String style, String figure) {
    double top = BackMap.TOP_MM - TITLE_MM;
    double tall = map.bottomMm() + KEY_MM - top;
    double wide = 2 * BackMap.HALF_WIDTH_MM;
    String left = Markup.at(-BackMap.HALF_WIDTH_MM);
    Markup picture = new Markup();
    picture.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        left + " " + Markup.at(top) + " " + Markup.at(wide) + " " + Markup.at(tall),
        "width",
        Markup.at(wide * 1.4),
        "height",
        Markup.at(tall * 1.4),
        "role",
        "img",
        "lang",
        tongue.language(),
        "aria-labelledby",
        "title said");
    picture.line().leaf("title", headline.sentence(), "id", "title");
    picture.leaf("desc", map.said(), "id", "said").line();
    picture.open("style").line().trusted(tokens);
    picture.trusted(
        ":root{--sans:\"Segoe UI\",Roboto,\"Noto Sans\",system-ui,sans-serif;"
            + "--serif:ui-serif,\"Noto Serif\",Georgia,serif}\n");
    picture.trusted(style).close().line().trusted(figure);
    picture.empty(
        "rect",
        "class",
        "m-paper",
        "x",
        left,
        "y",
        Markup.at(top),
        "width",
        Markup.at(wide),
        "height",
        Markup.at(tall));
    String under = Markup.at(top + 58);
    picture.leaf(
        "text",
        tongue.say("map.title"),
        "class",
        "m-title",
        "x",
        "0",
        "y",
        Markup.at(top + 34),
        "text-anchor",
        "middle");
    picture.leaf("text", facts(), "class", "m-word", "x", "0", "y", under, "text-anchor", "middle");
    map.layers(picture);
    key(picture);
    return picture.close().line().toString();
  }

  private String facts() {
    return tongue.say(
        "picture.facts",
        "programme",
        story.setup().score().programme().name(),
        "revision",
        tongue.figures().whole(story.setup().score().programme().revision()),
        "share",
        tongue.figures().share(story.summary().fidelity()));
  }

  private void key(Markup picture) {
    double y = map.bottomMm() + 20;
    word(picture, "key.little", -292, y + 6);
    picture.empty(
        "rect",
        "x",
        "-262",
        "y",
        Markup.at(y - 6),
        "width",
        "130",
        "height",
        "13",
        "rx",
        "6",
        "fill",
        "url(#dose-scale)");
    String much = tongue.say("key.much", "n", tongue.figures().decimal(map.mostS(), 1));
    text(picture, much, -122, y + 6);
    circle(picture, "m-got", "key.got", -280, y + 32);
    circle(picture, "m-asked", "key.asked", -120, y + 32);
    circle(picture, "m-zone", "key.zone", 60, y + 32);
  }

  private void circle(Markup picture, String style, String phrase, double x, double y) {
    picture.empty("circle", "class", style, "cx", Markup.at(x), "cy", Markup.at(y), "r", "8");
    word(picture, phrase, x + 18, y + 6);
  }

  private void word(Markup picture, String phrase, double x, double y) {
    text(picture, tongue.say(phrase), x, y);
  }

  private static void text(Markup picture, String text, double x, double y) {
    picture.leaf("text", text, "class", "m-word", "x", Markup.at(x), "y", Markup.at(y));
  }
}
