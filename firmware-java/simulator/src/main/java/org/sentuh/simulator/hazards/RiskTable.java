package org.sentuh.simulator.hazards;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sentuh.settings.Hazards.Hazard;
import org.sentuh.settings.Hazards.Probability;
import org.sentuh.settings.Hazards.Risk;
import org.sentuh.settings.Hazards.Severity;
import org.sentuh.simulator.report.Markup;

/**
 * Where the hazards stand by severity and probability, without and with what is against them: each
 * by its number. Nothing is coloured as acceptable, for that is not this project's to say.
 */
final class RiskTable {

  private static final String AFTER =
      "As if the circuits that are only described had been built; what is not there yet is not"
          + " counted.";

  private RiskTable() {}

  static void write(Markup page, List<Hazard> hazards) {
    page.open("div", "class", "pair").line();
    table(page, "With nothing against them", "Each hazard by its number.", hazards, Hazard::before);
    table(page, "With what is against them", AFTER, hazards, Hazard::after);
    page.close().line();
  }

  private static void table(
      Markup page, String title, String why, List<Hazard> hazards, Function<Hazard, Risk> risk) {
    page.open("section", "class", "card").leaf("h2", title).leaf("p", why, "class", "why");
    page.open("table", "class", "risk num").open("thead").open("tr").leaf("td", "");
    for (Probability probability : Probability.values()) {
      page.leaf("th", word(probability), "scope", "col");
    }
    page.close().close().open("tbody").line();
    for (Severity severity : List.of(Severity.values()).reversed()) {
      page.open("tr").leaf("th", word(severity), "scope", "row");
      for (Probability probability : Probability.values()) {
        page.open("td");
        cell(page, hazards, risk, new Risk(severity, probability));
        page.close();
      }
      page.close().line();
    }
    page.close().close().close().line();
  }

  private static void cell(
      Markup page, List<Hazard> hazards, Function<Hazard, Risk> risk, Risk here) {
    for (int number = 1; number <= hazards.size(); number++) {
      Hazard hazard = hazards.get(number - 1);
      if (risk.apply(hazard).equals(here)) {
        page.leaf(
            "a",
            String.valueOf(number),
            "href",
            "#" + hazard.id(),
            "title",
            hazard.title().en(),
            "class",
            "no");
        page.text(" ");
      }
    }
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
