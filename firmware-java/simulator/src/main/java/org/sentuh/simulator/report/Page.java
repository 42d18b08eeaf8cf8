package org.sentuh.simulator.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Programme;

/** The report's whole content in one language. */
final class Page {

  private final TreatmentStory story;
  private final Chronicle chronicle;
  private final Tongue tongue;
  private final List<Happening> happenings;
  private final Zones zones;

  Page(TreatmentStory story, Chronicle chronicle, Tongue tongue) {
    this.story = story;
    this.chronicle = chronicle;
    this.tongue = tongue;
    this.happenings = Happening.of(chronicle, tongue.words());
    this.zones = new Zones(story, chronicle);
  }

  void write(Markup page) {
    page.open("main", "lang", tongue.language()).line();
    top(page);
    page.open("div", "class", "grid two").line();
    map(page);
    played(page);
    page.close().line().open("div", "class", "grid", "style", "margin-top:16px").line();
    new Told(story, chronicle, happenings, tongue).write(page);
    if (!chronicle.seconds().isEmpty()) {
      felt(page);
    }
    honest(page);
    details(page);
    page.close().close().line();
  }

  private void top(Markup page) {
    Headline headline = new Headline(story, chronicle, happenings, tongue);
    page.open("p", "class", "pill");
    Sign.icon(page, "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 11v5M12 7.8v.1");
    page.text(tongue.say("top.simulated")).close();
    page.leaf("h1", headline.sentence()).leaf("p", headline.said(), "class", "said");
    Programme programme = story.setup().score().programme();
    Panel panel = story.setup().panel();
    Figures figures = tongue.figures();
    page.open("dl", "class", "facts num");
    fact(page, "fact.programme", programme.name() + " r" + figures.whole(programme.revision()));
    fact(
        page,
        "fact.panel",
        tongue.say(
            "fact.panel-is",
            "name",
            panel.name().toUpperCase(Locale.ROOT),
            "motors",
            figures.whole(panel.motors().size()),
            "sensors",
            figures.whole(panel.sensors().size())));
    fact(page, "fact.back", figures.decimal(story.setup().score().back().mm(), 0) + " mm");
    String start = figures.strength(story.setup().level());
    String ceiling = figures.strength(story.setup().ceiling());
    fact(page, "fact.level", tongue.say("fact.level-is", "start", start, "ceiling", ceiling));
    String played = figures.lasted(story.summary().durationS());
    String paused = figures.lasted(story.summary().pausedS());
    fact(
        page,
        "fact.played",
        story.summary().pausedS() > 0
            ? tongue.say("fact.played-paused", "played", played, "paused", paused)
            : played);
    fact(page, "fact.recording", story.recording().name());
    page.close().line();
  }

  private void fact(Markup page, String name, String value) {
    page.open("div").leaf("dt", tongue.say(name)).leaf("dd", value).close();
  }

  private void map(Markup page) {
    BackMap map = new BackMap(story, zones, tongue);
    page.open("section", "class", "card map").leaf("h2", tongue.say("map.title"));
    map.write(page);
    key(page, map.mostS());
    zones.table(page, tongue, story.summary());
    page.leaf("p", tongue.say("map.why"), "class", "why");
    page.close().line();
  }

  private void key(Markup page, double mostS) {
    page.open("p", "class", "key").open("span").text(tongue.say("key.little"));
    page.open("svg", "class", "ramp", "viewBox", "0 0 96 12", "aria-hidden", "true");
    page.empty("rect", "width", "96", "height", "12", "rx", "6", "fill", "url(#dose-scale)");
    page.close();
    page.text(tongue.say("key.much", "n", tongue.figures().decimal(mostS, 1))).close();
    circle(page, "m-got", "key.got");
    circle(page, "m-asked", "key.asked");
    circle(page, "m-zone", "key.zone");
    page.close().line();
  }

  private void circle(Markup page, String style, String phrase) {
    page.open("span").open("svg", "viewBox", "0 0 22 22", "aria-hidden", "true");
    page.empty("circle", "class", style, "cx", "11", "cy", "11", "r", "8").close();
    page.text(tongue.say(phrase)).close();
  }

  private void played(Markup page) {
    ScoreChart score = new ScoreChart(story, chronicle, tongue);
    page.open("section", "class", "card").leaf("h2", tongue.say("played.title"));
    page.leaf("p", tongue.say("played.why"), "class", "why");
    score.write(page);
    new StrengthChart(story, chronicle, tongue, score.axis()).write(page);
    Lanes.write(page, happenings, score.axis(), tongue);
    new Told(story, chronicle, happenings, tongue).notes(page);
    page.close().line();
  }

  private void felt(Markup page) {
    page.open("div", "class", "grid lie").line();
    new PressureCharts(story, chronicle, tongue).write(page);
    page.open("section", "class", "card small");
    page.leaf("h2", tongue.say("small.title"));
    new WarmthChart(story, chronicle, tongue).write(page);
    new CurrentChart(story, chronicle, tongue).write(page);
    page.close().close().line();
  }

  private void honest(Markup page) {
    page.open("section", "class", "card honest").leaf("h2", tongue.say("honest.title"));
    page.open("div", "class", "columns").open("div");
    for (String phrase : List.of("claim", "evidence", "panel", "recording")) {
      page.leaf("p", tongue.say("honest." + phrase));
    }
    page.close().open("div");
    String sources = String.join("; ", story.setup().score().programme().sources());
    page.leaf("p", tongue.say("honest.sources", "list", sources), "class", "data");
    String data = story.recording().attribution();
    page.leaf("p", tongue.say("honest.data", "text", data), "class", "data");
    page.close().close().close().line();
  }

  private void details(Markup page) {
    Summary summary = story.summary();
    Figures figures = tongue.figures();
    page.open("section", "class", "card").open("details");
    page.leaf("summary", tongue.say("details.title")).open("dl", "class", "details num");
    detail(page, "outcome", summary.outcome() + " · " + summary.reason());
    detail(page, "ticks", figures.whole(summary.ticks()));
    detail(page, "period", figures.decimal(story.setup().periodNs() / 1e6, 1) + " ms");
    detail(page, "bus", figures.decimal(summary.busTimeMsP99(), 2) + " ms");
    detail(page, "motors", figures.whole(summary.motorsOnMax()));
    detail(page, "intensity", figures.decimal(summary.maxIntensity(), 3));
    detail(page, "duty", figures.decimal(summary.maxDuty(), 3));
    detail(page, "current", figures.decimal(summary.currentMaxA(), 3) + " A");
    detail(page, "contact", figures.decimal(summary.contactFraction(), 3));
    detail(page, "fidelity", figures.decimal(summary.fidelity(), 3));
    for (Map.Entry<String, Long> limit : summary.limits().entrySet()) {
      String ticks = tongue.say("details.limit-ticks", "n", figures.whole(limit.getValue()));
      page.open("div").open("dt").leaf("code", limit.getKey()).close();
      page.leaf("dd", ticks).close();
    }
    page.open("div", "class", "wide").leaf("dt", tongue.say("details.digest"));
    page.leaf("dd", summary.digest(), "class", "mono").close();
    page.close().close().close().line();
  }

  private void detail(Markup page, String name, String value) {
    page.open("div").leaf("dt", tongue.say("details." + name)).leaf("dd", value).close();
  }
}
