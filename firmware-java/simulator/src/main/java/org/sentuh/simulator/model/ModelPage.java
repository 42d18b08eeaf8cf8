package org.sentuh.simulator.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sentuh.control.treatment.Command;
import org.sentuh.simulator.report.Letterhead;
import org.sentuh.simulator.report.Markup;

/** The page of the state machine: the picture, every answer, every rule, and every mutant. */
final class ModelPage {

  private final TreatmentModel model;
  private final Ways ways;
  private final Markup page = new Markup();

  ModelPage(TreatmentModel model) {
    this.model = model;
    this.ways = new Ways(model.machine());
  }

  String html() {
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    page.open("head").line();
    Letterhead.meta(page);
    page.leaf("title", "The states of a treatment").line().open("style").line();
    page.trusted(Letterhead.css()).trusted(Letterhead.text(ModelPage.class, "model.css"));
    page.trusted(Letterhead.tokens()).close().close().line();
    page.open("body").line().open("header").open("div", "class", "bar");
    Letterhead.brand(page);
    Letterhead.light(page);
    page.close().close().line().open("main").line();
    top();
    picture();
    explored();
    answers();
    ways();
    rules();
    mutants();
    page.close().close().close().line();
    return page.toString();
  }

  private void top() {
    page.leaf("h1", "The states of a treatment, and everything that can happen in them");
    page.leaf(
        "p",
        "The product's own code was played through every state that it can reach, with everything"
            + " that can happen in each: every command, late and repeated, from two screens at"
            + " once, every fault, every reason to stop. Picture and tables are drawn from what was"
            + " found.",
        "class",
        "said");
    boolean holds = model.breaches().isEmpty();
    page.leaf(
        "p",
        holds ? "Every rule holds in every state" : model.breaches().size() + " rules are broken",
        "class",
        holds ? "pill holds" : "pill");
    page.line();
    for (String breach : model.breaches()) {
      page.leaf("pre", breach, "class", "breach");
    }
  }

  private void picture() {
    page.open("section", "class", "card").open("figure");
    StateDiagram.draw(page, ways);
    page.open("figcaption", "class", "why");
    page.text(
        "Filled: motors may be driven, and nowhere else. Square corners: an end that a person must"
            + " acknowledge. A line without words: the programme ends while it eases out.");
    page.close().close().close().line();
  }

  private void explored() {
    page.open("section", "class", "card").leaf("h2", "What was explored");
    page.open("table", "class", "num").open("thead").open("tr");
    for (String column :
        List.of("played", "states", "transitions", "farthest, in steps", "ways compared")) {
      page.leaf("th", column, "scope", "col");
    }
    page.close().close().open("tbody").line();
    row("a treatment by itself, of one second, in quarters of a second", model.machine());
    row("in its loop, with its inbox and all interlocks, tick by tick", model.loop());
    row("the same, one thing a tick, with a programme that is played to its end", model.toItsEnd());
    page.close().close();
    page.leaf(
        "p",
        "Two ways that lead to one state were played on and had to go on alike: so the states hide"
            + " nothing that matters. In the loop one thing is the matter with the panel at a time,"
            + " and any two commands meet in one tick wherever nothing is.",
        "class",
        "why");
    page.close().line();
  }

  private void row(String what, Exploration e) {
    page.open("tr").leaf("th", what, "scope", "row");
    for (long number :
        new long[] {e.states().size(), e.edges().size(), e.longest(), e.compared()}) {
      page.leaf("td", String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f'));
    }
    page.close().line();
  }

  private void answers() {
    page.open("section", "class", "card wide").leaf("h2", "What every command is answered");
    page.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "answers");
    page.open("thead").open("tr").leaf("td", "");
    for (Stand stand : Stand.values()) {
      page.leaf("th", stand.word(), "scope", "col");
    }
    page.close().close().open("tbody").line();
    for (Command command : TreatmentRun.commands()) {
      page.open("tr").leaf("th", CommandWords.of(command), "scope", "row");
      for (Stand stand : Stand.values()) {
        page.open("td");
        for (String answer : ways.answers(command, stand)) {
          page.leaf("span", answer, "class", style(answer));
        }
        page.close();
      }
      page.close().line();
    }
    page.close().close().close().close().line();
  }

  private static String style(String answer) {
    return answer.startsWith("→") ? "goes" : answer.equals("taken") ? "taken" : "refused";
  }

  private void ways() {
    page.open("section", "class", "card").leaf("h2", "Every way from one state to another");
    page.open("dl", "class", "ways").line();
    for (Map.Entry<Ways.Way, Set<String>> way : ways.causes().entrySet()) {
      page.open("div");
      page.leaf("dt", way.getKey().from().word() + " → " + way.getKey().to().word());
      page.leaf("dd", String.join("; ", way.getValue())).close().line();
    }
    page.close().close().line();
  }

  private void rules() {
    page.open("section", "class", "card").leaf("h2", "What holds at every moment");
    page.leaf("h3", "Of the treatment by itself").open("ol", "class", "rules");
    Rules.ofTheMachine().forEach(rule -> page.leaf("li", rule.words()));
    page.close().leaf("h3", "Of the loop besides").open("ol", "class", "rules");
    Rules.ofTheLoop().stream()
        .filter(rule -> !Rules.ofTheMachine().contains(rule))
        .forEach(rule -> page.leaf("li", rule.words()));
    page.close();
    page.leaf(
        "p",
        "And from every state people can come back to the beginning, but from a program that has"
            + " gone wrong, which stays off until it is started anew.",
        "class",
        "why");
    page.close().line();
  }

  private void mutants() {
    page.open("section", "class", "card").leaf("h2", "That it can find something");
    page.leaf(
        "p",
        "Machines with one thing wrong on purpose, each with the shortest way on which it was found"
            + " out.",
        "class",
        "why");
    for (TreatmentModel.Found mutant : model.mutants()) {
      page.open("details").open("summary").text(mutant.wrong());
      page.leaf("small", mutant.breach().map(b -> steps(b)).orElse("not found out")).close();
      mutant
          .breach()
          .ifPresent(breach -> {
            page.leaf("p", breach.invariant(), "class", "broken").open("ol", "class", "trace");
            breach.trace().forEach(step -> page.leaf("li", step));
            page.close();
          });
      page.close().line();
    }
    page.close().line();
  }

  private static String steps(Breach breach) {
    int steps = breach.trace().size();
    return steps == 1 ? "1 step" : steps + " steps";
  }
}
