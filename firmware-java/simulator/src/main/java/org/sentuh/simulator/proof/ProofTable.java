package org.sentuh.simulator.proof;

import java.util.Locale;
import java.util.stream.Collectors;
import org.sentuh.control.prescription.Counterexample;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Margin;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.prescription.Unproven;
import org.sentuh.control.safety.InterlockCard;

/** A finding as people read it: the answer first, then every bound and how near it comes. */
public final class ProofTable {

  private static final String ROW = "  %-34s %12s %14s   %s%n";

  private ProofTable() {}

  /**
   * The whole answer.
   *
   * @param what the programme, the panel and the back, in words
   * @param ms how long the proof took, in milliseconds
   */
  public static String of(String what, Finding finding, double ms) {
    StringBuilder text = new StringBuilder();
    text.append(what).append(finding instanceof Proven ? ": proven.\n" : ": NOT PROVEN.\n");
    text.append(answer(finding)).append("\n\n");
    text.append(String.format(Locale.ROOT, ROW, "what", "at most", "its bound", "where"));
    finding.margins().forEach(margin -> text.append(row(margin)));
    text.append(
        """

        ≤  no more than this at any moment (bounded from above, not sampled);  =  exactly this
        Kept while it runs by the interlock, not by this proof, for no programme can influence it:
        """);
    text.append(
        finding.kept().stream()
            .map(InterlockCard::name)
            .collect(Collectors.joining(", ", "  ", "\n")));
    return text.append(String.format(Locale.ROOT, "Proven or not in %.1f ms.", ms)).toString();
  }

  private static String answer(Finding finding) {
    return switch (finding) {
      case Proven proven ->
          String.format(
              Locale.ROOT,
              "Whatever she presses, at every level up to %.2f and however the panel lies, no"
                  + " interlock has to hold it back.",
              proven.ceiling());
      case Unproven unproven ->
          unproven
              .counterexample()
              .map(Counterexample::words)
              .map(words -> "When it is played, " + words + ".")
              .orElse(
                  "It comes so near to a bound that nobody can tell; stay a little further away.");
    };
  }

  private static String row(Margin margin) {
    String site = margin.site() == null ? "" : margin.site();
    String at = margin.atNs() < 0 ? "" : String.format(Locale.ROOT, "%.1f s ", margin.atNs() / 1e9);
    String where =
        margin.means() == Margin.Means.BY_CONSTRUCTION ? "the controller asks no more" : at + site;
    return String.format(
        Locale.ROOT,
        ROW,
        (margin.isKept() ? "" : "! ") + words(margin.bound()),
        (margin.means() == Margin.Means.CONSERVATIVE ? "≤ " : "= ")
            + number(margin.value(), margin.unit()),
        (margin.mayReach() ? "" : "below ") + number(margin.most(), margin.unit()),
        where.strip());
  }

  private static String number(double value, String unit) {
    String digits = unit.equals("motors") || unit.equals("s") ? "%.0f %s" : "%.2f %s";
    return String.format(Locale.ROOT, digits, value, unit).strip();
  }

  private static String words(String bound) {
    return switch (bound) {
      case "supply current" -> "current of all motors together";
      case "skin warming" -> "warming of the skin";
      case "reach" -> "reach beyond the motors";
      case "treatment time" -> "length against a treatment's";
      case "time a day" -> "length against a day's";
      case "worn time" -> "length against the time worn";
      case "vibration exposure" -> "vibration, as A(8)";
      case "one motor continuously" -> "one motor without a rest";
      case "intensity cap" -> "strongest motor";
      case "level rise" -> "rise of the level a second";
      case "motor rise" -> "rise of a motor a second";
      case "motors at once" -> "motors at once";
      default -> bound;
    };
  }
}
