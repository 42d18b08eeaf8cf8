package org.sentuh.simulator.hazards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.Hazards;
import org.sentuh.settings.Hazards.By;
import org.sentuh.settings.Hazards.Control;
import org.sentuh.settings.Hazards.Hazard;
import org.sentuh.settings.Hazards.Open;
import org.sentuh.settings.Hazards.Risk;
import org.sentuh.settings.Hazards.Standing;
import org.sentuh.settings.HazardsFile;
import org.sentuh.simulator.report.Markup;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.telemetry.words.Words;

/** One hazard on the page. */
final class HazardCard {

  private final Markup page;
  private final Text limits;
  private final Map<String, Standing> circuits;
  private final Words indonesian = Words.indonesian();
  private final Words english = Words.english();

  HazardCard(Markup page, Text limits, Map<String, Standing> circuits) {
    this.page = page;
    this.limits = limits;
    this.circuits = circuits;
  }

  void write(int number, Hazard hazard) {
    page.open("article", "class", "card hazard", "id", hazard.id());
    page.open("h3").leaf("span", String.valueOf(number), "class", "no num");
    page.open("span", "class", "title").leaf("span", hazard.title().id(), "lang", "id");
    page.leaf("span", hazard.title().en(), "class", "en").close();
    page.leaf("code", hazard.id()).close().line();
    page.open("div", "class", "told");
    both("Situation", hazard.situation());
    both("Harm", hazard.harm());
    page.close().line();
    page.open("dl", "class", "rows").line();
    row("Causes", () -> items(hazard.causes()));
    row("Risk", () -> risk(hazard));
    if (!hazard.bounds().isEmpty()) {
      row("Bounds", () -> bounds(hazard.bounds()));
    }
    if (!hazard.controls().isEmpty()) {
      row("Against it", () -> hazard.controls().forEach(this::control));
    }
    if (!hazard.reasons().isEmpty()) {
      row("What is told", () -> hazard.reasons().forEach(this::told));
    }
    if (!hazard.open().isEmpty()) {
      row("Not there yet", () -> hazard.open().forEach(this::lacks));
    }
    page.close().close().line();
  }

  private void both(String name, Hazards.Words words) {
    page.open("div").leaf("h4", name).leaf("p", words.id(), "lang", "id");
    page.leaf("p", words.en(), "class", "en").close();
  }

  private void row(String name, Runnable content) {
    page.open("div").leaf("dt", name).open("dd");
    content.run();
    page.close().close().line();
  }

  private void items(List<String> items) {
    page.open("ul", "class", "dashes");
    items.forEach(item -> page.leaf("li", item));
    page.close();
  }

  private void risk(Hazard hazard) {
    page.open("p", "class", "risks").leaf("span", words(hazard.before()), "class", "was");
    page.leaf("span", " → ", "aria-label", "then");
    page.leaf("span", words(hazard.after()), "class", "is").close();
  }

  private static String words(Risk risk) {
    return RiskTable.word(risk.severity()) + ", " + RiskTable.word(risk.probability());
  }

  private void bounds(List<String> keys) {
    List<String> values = HazardsFile.bounds(limits.name(), limits.content(), keys);
    page.open("ul", "class", "bounds num");
    for (int i = 0; i < keys.size(); i++) {
      page.open("li").leaf("code", keys.get(i)).text(" ").leaf("b", values.get(i)).close();
    }
    page.close();
  }

  private void control(Control control) {
    String by = RiskTable.word(control.by());
    page.open("div", "class", "control").leaf("span", by, "class", "by " + by);
    page.open("div").open("p").leaf("code", control.name()).text(" " + control.does());
    if (control.by() == By.CIRCUIT) {
      page.text(" ");
      Standings.write(page, circuits.getOrDefault(control.name(), Standing.DESCRIBED));
    }
    page.close();
    if (!control.tests().isEmpty()) {
      page.open("ul", "class", "tests");
      control.tests().forEach(this::test);
      page.close();
    }
    page.close().close();
  }

  private void test(String test) {
    String[] parts = test.split("#", -1);
    page.open("li").text(parts[0]);
    if (parts.length > 1) {
      page.text(": ").leaf("span", sentence(parts[1]));
    }
    page.close();
  }

  /** A test's name is a sentence: aFrozenSensorIsAFault. */
  static String sentence(String method) {
    return method
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private void told(String code) {
    Reason reason = HazardPage.reason(code);
    page.open("details", "class", "told-of").open("summary").leaf("code", code);
    page.text(" " + english.name(reason)).close();
    page.open("dl");
    reader("Ibu", indonesian.mother(reason), "id");
    reader("Mother", english.mother(reason), "en");
    reader("Bidan", indonesian.midwife(reason), "id");
    reader("Midwife", english.midwife(reason), "en");
    reader("Teknisi", indonesian.technician(reason), "id");
    reader("Technician", english.technician(reason), "en");
    page.close().close();
  }

  private void reader(String who, String words, String language) {
    page.open("div", "lang", language).leaf("dt", who).leaf("dd", words).close();
  }

  private void lacks(Open open) {
    page.open("p", "class", "lack").text(open.missing() + " ").leaf("code", open.closedBy());
    page.close();
  }
}
