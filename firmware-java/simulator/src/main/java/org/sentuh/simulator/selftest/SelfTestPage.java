package org.sentuh.simulator.selftest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sentuh.control.body.Panel;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.selftest.Fault;
import org.sentuh.device.selftest.Finding;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.device.selftest.SelfTestReport.Outcome;
import org.sentuh.device.selftest.SelfTestReport.Power;
import org.sentuh.device.selftest.SelfTestWords;
import org.sentuh.simulator.report.Letterhead;
import org.sentuh.simulator.report.Markup;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;

/**
 * A self-test as one page, in both languages: it stands alone, fetches nothing, runs no script, and
 * prints on A4.
 */
public final class SelfTestPage {

  private static final String TRIANGLE = "M12 4 21.5 20.5h-19zM12 10v5M12 18v.2";
  private static final String TICK = "M4.5 12.5l5 5 10-11";

  private final SelfTestReport report;
  private final Panel panel;
  private final String when;

  /**
   * The page of a test.
   *
   * @param panel the panel that was tested
   * @param when the time of day, for people
   */
  public SelfTestPage(SelfTestReport report, Panel panel, String when) {
    this.report = report;
    this.panel = panel;
    this.when = when;
  }

  /** The page, as HTML that an XML parser reads too. */
  public String html() {
    Markup page = new Markup();
    Tongue indonesian = new Tongue(Words.indonesian());
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "id").line().open("head").line();
    Letterhead.meta(page);
    page.line().leaf("title", indonesian.say("title", "panel", report.panel()));
    page.line().open("style").line().trusted(Letterhead.back("back.css"));
    page.trusted(Letterhead.css()).trusted(Letterhead.text(SelfTestPage.class, "selftest.css"));
    page.trusted(Letterhead.tokens()).close().close().line().open("body").line();
    header(page);
    page.open("svg", "class", "defs", "aria-hidden", "true", "focusable", "false").line();
    page.trusted(Letterhead.back("back.svg")).close().line();
    new Side(page, indonesian).write();
    new Side(page, new Tongue(Words.english())).write();
    return page.close().close().line().toString();
  }

  private static void header(Markup page) {
    page.open("header").open("div", "class", "bar");
    Letterhead.brand(page);
    Letterhead.choice(page, "Bahasa · Language", "tongue");
    Letterhead.radio(page, "tongue", "id", "Bahasa Indonesia", "id", true);
    Letterhead.radio(page, "tongue", "en", "English", "en", false);
    page.close().close();
    Letterhead.choice(page, "Layar · Screen", "light");
    Letterhead.radio(page, "light", "day", "Siang · Day", "id", false);
    Letterhead.radio(page, "light", "night", "Malam · Night", "id", false);
    page.close().close().close().close().line();
  }

  /** The page's own phrases and the product's words in one language. */
  private record Tongue(Words words, SelfTestWords told, Phrases phrases) {

    Tongue(Words words) {
      this(words, new SelfTestWords(words), read("page_" + words.language() + ".properties"));
    }

    private static Phrases read(String file) {
      return Phrases.read(file, SelfTestPage.class.getResourceAsStream(file));
    }

    String say(String key, String... filled) {
      return phrases.text(key, filled);
    }

    /** In milliamperes. */
    String milliamps(double amps) {
      return told.number(amps * 1e3, 1);
    }
  }

  /** The whole content in one language. */
  private final class Side {

    private final Markup page;
    private final Tongue tongue;

    Side(Markup page, Tongue tongue) {
      this.page = page;
      this.tongue = tongue;
    }

    void write() {
      page.open("main", "lang", tongue.words().language()).line();
      top();
      todo();
      page.open("div", "class", "grid two").line();
      map();
      motors();
      page.close().line().open("div", "class", "grid even").line();
      sensors();
      chips();
      page.close().line().open("div", "class", "grid").line();
      unknown();
      page.close().close().line();
    }

    private void top() {
      Outcome outcome = report.outcome();
      String style =
          switch (outcome) {
            case SOUND -> "pill holds";
            case FAULTY -> "pill bad";
            case UNFINISHED -> "pill";
          };
      page.open("p").open("span", "class", style);
      icon(outcome == Outcome.SOUND ? TICK : TRIANGLE);
      page.text(tongue.told().outcome(report)).close();
      page.leaf("span", tongue.say("simulated"), "class", "tag").close();
      page.leaf("h1", tongue.told().mother(report));
      page.leaf("p", tongue.say("mother"), "class", "why").line();
      facts();
    }

    private void facts() {
      Power power = report.power();
      page.open("dl", "class", "facts num");
      fact(
          "fact.panel",
          tongue.say(
              "fact.panel-is",
              "name",
              report.panel().toUpperCase(Locale.ROOT),
              "motors",
              String.valueOf(panel.motors().size()),
              "sensors",
              String.valueOf(panel.zones())));
      fact("fact.when", when);
      String seconds = tongue.told().number(report.lastedNs() / 1e9, 1);
      fact("fact.lasted", tongue.say("fact.lasted-is", "s", seconds));
      fact("fact.rail", measured(power.railVolts(), 2, " V"));
      fact("fact.rest", measured(power.restAmps() * 1e3, 1, " mA"));
      fact("fact.cut-off", cutOff(power));
      fact("fact.stop", tongue.say(stop(power)));
      fact("fact.parts", parts());
      page.close().line();
    }

    private String measured(double value, int decimals, String unit) {
      return Double.isFinite(value)
          ? tongue.told().number(value, decimals) + unit
          : tongue.say("fact.unknown");
    }

    private String cutOff(Power power) {
      return power.cutOffNs() < 0
          ? tongue.say("fact.unknown")
          : tongue.say(
              "fact.cut-off-is",
              "ms",
              String.valueOf(power.cutOffNs() / 1_000_000),
              "most",
              String.valueOf(power.cutOffMostNs() / 1_000_000));
    }

    private String stop(Power power) {
      if (!Double.isFinite(power.railVolts())) {
        return "fact.unknown";
      }
      return power.stopTried() ? "fact.stop-tried" : "fact.stop-untried";
    }

    private String parts() {
      return report.parts().isEmpty()
          ? tongue.say("fact.no-parts")
          : report.parts().stream().map(tongue.told()::part).collect(Collectors.joining("; "));
    }

    private void fact(String name, String value) {
      page.open("div").leaf("dt", tongue.say(name)).leaf("dd", value).close();
    }

    private void todo() {
      List<Finding> findings = report.findings();
      boolean bad = report.outcome() != Outcome.SOUND;
      page.open("section", "class", bad ? "card todo bad" : "card todo");
      page.leaf("h2", tongue.say("todo"));
      if (!bad) {
        page.leaf("p", tongue.say("todo.none"));
      }
      if (report.ended() != Reason.COMPLETED && report.ended() != Reason.DRIVERS_LOST) {
        page.leaf("p", tongue.told().ended(report.ended()));
      }
      if (report.wasHeldUp()) {
        page.leaf("p", tongue.told().heldUp(report));
      }
      page.open("ul", "class", "found");
      for (Finding finding : findings) {
        page.open("li");
        icon(TRIANGLE);
        page.open("div").leaf("h3", tongue.told().name(finding.fault()));
        page.leaf("p", tongue.told().technician(finding)).close().close();
      }
      page.close().close().line();
    }

    private void map() {
      page.open("section", "class", "card map").leaf("h2", tongue.say("back"));
      new SelfTestMap(report, panel).write(page, said());
      page.open("p", "class", "key");
      key("circle", "t-sound", "key.sound");
      key("circle", "t-fault", "key.fault");
      key("circle", "t-untried", "key.untried");
      key("circle", "t-zone", "key.sensor");
      key("rect", "t-warm", "key.thermometer");
      page.close().close().line();
    }

    private String said() {
      long faulty = report.motors().stream().filter(motor -> motor.fault().isPresent()).count();
      long tried = report.motors().stream().filter(MotorSeen::tried).count();
      long untried = panel.motors().size() - Math.max(tried, faulty);
      return tongue.say(
          "back.said",
          "sound",
          String.valueOf(Math.max(0, tried - faulty)),
          "faulty",
          String.valueOf(faulty),
          "untried",
          String.valueOf(untried));
    }

    private void key(String shape, String style, String phrase) {
      page.open("span").open("svg", "viewBox", "0 0 22 22", "aria-hidden", "true");
      if (shape.equals("circle")) {
        page.empty("circle", "class", style, "cx", "11", "cy", "11", "r", "7");
      } else {
        page.empty("rect", "class", style, "x", "5", "y", "5", "width", "12", "height", "12");
      }
      page.close().text(tongue.say(phrase)).close();
    }

    private void motors() {
      page.open("section", "class", "card").leaf("h2", tongue.say("motors"));
      if (report.motors().stream().noneMatch(m -> m.tried() || m.fault().isPresent())) {
        page.leaf("p", tongue.say("motors.none"), "class", "why").close().line();
        return;
      }
      page.leaf("p", tongue.say("motors.why"), "class", "why");
      page.open("div", "class", "scroll", "tabindex", "0").open("table").open("thead").open("tr");
      heading("motors.site", "");
      heading("motors.wire", "left narrow");
      heading("motors.kick", "narrow");
      heading("motors.run", "");
      page.leaf("th", "mA", "scope", "col", "class", "plot left");
      heading("motors.band", "");
      heading("motors.effect", "narrow");
      heading("motors.state", "left");
      page.close().close().open("tbody").line();
      report.motors().forEach(this::motor);
      page.close().close().close().close().line();
    }

    private void heading(String phrase, String style) {
      if (style.isEmpty()) {
        page.leaf("th", tongue.say(phrase), "scope", "col");
      } else {
        page.leaf("th", tongue.say(phrase), "scope", "col", "class", style);
      }
    }

    private void motor(MotorSeen motor) {
      String style = motor.fault().isPresent() ? "bad" : motor.tried() ? "good" : "none";
      page.open("tr", "class", style).leaf("th", motor.site(), "scope", "row");
      page.leaf("td", tongue.told().wire(motor.wire()), "class", "left narrow");
      page.leaf("td", tongue.milliamps(motor.kickAmps()), "class", "narrow");
      page.leaf("td", tongue.milliamps(motor.runAmps()));
      page.open("td", "class", "plot");
      if (motor.tried()) {
        MotorRange.write(page, motor);
      }
      page.close();
      page.leaf(
          "td",
          motor.tried()
              ? tongue.milliamps(motor.leastAmps()) + "–" + tongue.milliamps(motor.mostAmps())
              : "–");
      page.leaf("td", tongue.told().number(motor.effect(), 2), "class", "narrow");
      page.leaf("td", judged(motor.fault(), motor.tried()), "class", "left judged wrap");
      page.close().line();
    }

    private String judged(Optional<Fault> fault, boolean tried) {
      return fault
          .map(tongue.told()::name)
          .orElseGet(() -> tongue.say(tried ? "sound" : "untried"));
    }

    private void sensors() {
      page.open("section", "class", "card").leaf("h2", tongue.say("sensors"));
      if (report.sensors().isEmpty()) {
        page.leaf("p", tongue.say("sensors.none"), "class", "why").close().line();
        return;
      }
      page.leaf("p", tongue.say("sensors.why"), "class", "why");
      page.open("div", "class", "scroll", "tabindex", "0").open("table").open("thead").open("tr");
      heading("sensors.site", "");
      heading("motors.wire", "left");
      heading("sensors.value", "");
      heading("sensors.jitter", "narrow");
      heading("motors.state", "left");
      page.close().close().open("tbody").line();
      for (SelfTestReport.SensorSeen seen : report.sensors()) {
        String counts = tongue.say("counts", "n", tongue.told().number(seen.counts(), 0));
        String jitter = tongue.told().number(seen.jitterCounts(), 0);
        boolean looked = Double.isFinite(seen.counts());
        sensor(tongue.words().zone(seen.zone()), seen.wire(), counts, jitter, seen.fault(), looked);
      }
      for (SelfTestReport.ThermometerSeen seen : report.thermometers()) {
        String celsius = tongue.say("celsius", "n", tongue.told().number(seen.celsius(), 1));
        String name = tongue.words().thermometer(seen.site());
        sensor(name, seen.wire(), celsius, "", seen.fault(), true);
      }
      page.close().close().close().close().line();
    }

    private void sensor(
        String name,
        String wire,
        String value,
        String jitter,
        Optional<Fault> fault,
        boolean looked) {
      page.open("tr", "class", fault.isPresent() ? "bad" : looked ? "good" : "none");
      page.leaf("th", name, "scope", "row");
      page.leaf("td", tongue.told().wire(wire), "class", "left").leaf("td", value);
      page.leaf("td", jitter, "class", "narrow");
      page.leaf("td", judged(fault, looked), "class", "left judged wrap").close().line();
    }

    private void chips() {
      page.open("section", "class", "card").leaf("h2", tongue.say("chips"));
      page.open("ul", "class", "chips");
      for (SelfTestReport.ChipSeen chip : report.chips()) {
        page.open("li").open("b");
        page.text(String.format(Locale.ROOT, "0x%02X ", chip.address()) + chip.chip()).close();
        page.leaf(
            "span",
            tongue.say(chip.well() ? "chips.well" : "chips.not"),
            "class",
            chip.well() ? "" : "bad");
        page.close();
      }
      page.close().close().line();
    }

    private void unknown() {
      page.open("section", "class", "card").leaf("h2", tongue.say("unknown"));
      page.leaf("p", tongue.say("unknown.why"), "class", "why").open("ul", "class", "honest");
      report.unknown().forEach(what -> page.leaf("li", tongue.told().unknown(what)));
      page.close().close().line();
    }

    private void icon(String shape) {
      page.open("svg", "class", "ic", "viewBox", "0 0 24 24", "aria-hidden", "true");
      page.empty("path", "d", shape).close();
    }
  }
}
