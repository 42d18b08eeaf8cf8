package org.sentuh.simulator.hazards;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.Hazards;
import org.sentuh.settings.Hazards.By;
import org.sentuh.settings.Hazards.Circuit;
import org.sentuh.settings.Hazards.Hazard;
import org.sentuh.settings.Hazards.Open;
import org.sentuh.settings.HazardsFile;
import org.sentuh.simulator.report.Letterhead;
import org.sentuh.simulator.report.Markup;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/**
 * The page of the hazards: it stands alone, fetches nothing, runs no script, and is printed as it
 * is read. What is for people is in both languages, the rest in English.
 */
public final class HazardPage {

  private final Hazards hazards;
  private final Text limits;

  /**
   * A page of hazards.
   *
   * @param hazards what is told
   * @param limits the limits file that its bounds are taken from
   */
  public HazardPage(Hazards hazards, Text limits) {
    this.hazards = hazards;
    this.limits = limits;
  }

  /** The page of the file that travels with the program. */
  public static HazardPage shipped() {
    Text file = Text.shipped("safety/hazards.yaml");
    return new HazardPage(
        HazardsFile.read(file.name(), file.content()), Text.shipped("limits.yaml"));
  }

  /** How many hazards there are. */
  public int count() {
    return hazards.hazards().size();
  }

  /** How many of them still lack something that the design has against them. */
  public int open() {
    return (int) hazards.hazards().stream().filter(hazard -> !hazard.open().isEmpty()).count();
  }

  /** How many entries say what does not exist yet. */
  public int openEntries() {
    return hazards.hazards().stream().mapToInt(hazard -> hazard.open().size()).sum();
  }

  /** How many tests are named as showing that something works. */
  public int tests() {
    return tested().size();
  }

  /** How many things stand against a hazard. */
  public int controls() {
    return hazards.hazards().stream().mapToInt(hazard -> hazard.controls().size()).sum();
  }

  /** The page, as HTML that an XML parser reads too. */
  public String html() {
    Markup page = new Markup();
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    page.open("head").line();
    Letterhead.meta(page);
    page.leaf("title", "Hazards of Sentuh").line().open("style").line();
    page.trusted(Letterhead.css()).trusted(css()).trusted(Letterhead.tokens()).close().close();
    page.line().open("body").line().open("header").open("div", "class", "bar");
    Letterhead.brand(page);
    Letterhead.light(page);
    page.close().close().line().open("main").line();
    top(page);
    RiskTable.write(page, hazards.hazards());
    open(page);
    circuits(page);
    page.leaf("h2", "Every hazard", "class", "part", "id", "hazards");
    HazardCard card = new HazardCard(page, limits, standings());
    for (int number = 1; number <= hazards.hazards().size(); number++) {
      card.write(number, hazards.hazards().get(number - 1));
    }
    page.close().close().close().line();
    return page.toString();
  }

  private static String css() {
    return Letterhead.text(HazardPage.class, "hazards.css");
  }

  private void top(Markup page) {
    page.leaf("h1", "What could hurt her, and what is against it");
    page.leaf(
        "p",
        "Every hazard of the panel with its bound, with what keeps it there, and with the tests"
            + " that show it. Written from config/safety/hazards.yaml and from the program itself,"
            + " so that page and program cannot differ.",
        "class",
        "said");
    page.open("p", "class", "pill wait");
    page.text("Severity and probability await a risk manager's and a clinician's signature");
    page.close().line();
    page.open("dl", "class", "facts num");
    fact(page, "Hazards", String.valueOf(count()));
    fact(page, "Against them", controls() + " controls");
    fact(page, "Shown by", tests() + " tests");
    fact(page, "Interlocks", named(By.INTERLOCK).size() + " rules of control.safety");
    fact(page, "Reason codes", codes().size() + ", each in the words of three readers");
    fact(page, "Not there yet", openEntries() + " entries, in " + open() + " hazards");
    page.close().line();
  }

  private static void fact(Markup page, String name, String value) {
    page.open("div").leaf("dt", name).leaf("dd", value).close();
  }

  private Set<String> named(By by) {
    return hazards.hazards().stream()
        .flatMap(hazard -> hazard.controls().stream())
        .filter(control -> control.by() == by)
        .map(Hazards.Control::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> tested() {
    return hazards.hazards().stream()
        .flatMap(hazard -> hazard.controls().stream())
        .flatMap(control -> control.tests().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> codes() {
    return hazards.hazards().stream()
        .flatMap(hazard -> hazard.reasons().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, Hazards.Standing> standings() {
    Map<String, Hazards.Standing> standings = new TreeMap<>();
    hazards.circuits().forEach(circuit -> standings.put(circuit.name(), circuit.stands()));
    return standings;
  }

  /** What does not exist yet, by what it will be. */
  private void open(Markup page) {
    page.open("section", "class", "card", "id", "open").open("h2").text("What is not there yet");
    page.leaf("small", openEntries() + " entries, in " + open() + " hazards").close();
    page.leaf(
        "p",
        "What the design has against a hazard and nobody has built. When what is named here exists,"
            + " the build fails until the hazard says what it does.",
        "class",
        "why");
    page.open("dl", "class", "lacks").line();
    for (String by : distinct(Open::closedBy)) {
      page.open("div").open("dt").leaf("code", by.replace(".", ".\u200b")).close();
      page.open("dd").open("ul");
      distinct(Open::missing).stream()
          .map(missing -> new Open(missing, by))
          .forEach(open -> lack(page, open));
      page.close().close().close().line();
    }
    page.close().close().line();
  }

  /** One thing that is missing, with every hazard that misses it. */
  private void lack(Markup page, Open open) {
    List<Hazard> missing =
        hazards.hazards().stream().filter(hazard -> hazard.open().contains(open)).toList();
    if (missing.isEmpty()) {
      return;
    }
    page.open("li").text(open.missing());
    for (Hazard hazard : missing) {
      String number = String.valueOf(hazards.hazards().indexOf(hazard) + 1);
      page.text(" ").leaf("a", number, "href", "#" + hazard.id(), "class", "no num");
    }
    page.close();
  }

  private List<String> distinct(Function<Open, String> part) {
    return hazards.hazards().stream()
        .flatMap(hazard -> hazard.open().stream())
        .map(part)
        .distinct()
        .sorted()
        .toList();
  }

  private void circuits(Markup page) {
    page.open("section", "class", "card", "id", "circuits");
    page.open("h2").text("Circuits that need no software");
    page.leaf("small", "described, simulated in the tests, or built and measured").close();
    page.open("dl", "class", "lacks").line();
    for (Circuit circuit : hazards.circuits()) {
      page.open("div").open("dt").leaf("code", circuit.name()).close();
      page.open("dd").text(circuit.does() + " ");
      Standings.write(page, circuit.stands());
      page.close().close().line();
    }
    page.close().close().line();
  }

  /** The reason of a code. */
  static Reason reason(String code) {
    for (Reason reason : Reason.values()) {
      if (reason.code().equals(code)) {
        return reason;
      }
    }
    throw new IllegalStateException("no reason has the code " + code);
  }
}
