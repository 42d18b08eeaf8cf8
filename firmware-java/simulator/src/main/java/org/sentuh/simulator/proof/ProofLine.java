package org.sentuh.simulator.proof;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.prescription.Counterexample;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Margin;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.prescription.Unproven;
import org.sentuh.control.safety.InterlockCard;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A finding as one line of JSON, for programs. */
public final class ProofLine {

  private ProofLine() {}

  /**
   * The line: {@code proven}, {@code margins} (the interlocks that no programme can influence among
   * them), {@code counterexample} or null, {@code ms}.
   *
   * @param ms how long the proof took, in milliseconds
   */
  public static String of(Finding finding, double ms) {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("proven", finding instanceof Proven);
    ArrayNode margins = line.putArray("margins");
    finding.margins().forEach(margin -> add(margins.addObject(), margin));
    for (InterlockCard card : finding.kept()) {
      margins.addObject().put("bound", card.name()).put("means", "interlock while it runs");
    }
    if (finding instanceof Unproven unproven && unproven.counterexample().isPresent()) {
      add(line.putObject("counterexample"), unproven.counterexample().orElseThrow());
    } else {
      line.putNull("counterexample");
    }
    return line.put("ms", Math.round(ms * 10) / 10.0).toString();
  }

  private static void add(ObjectNode node, Margin margin) {
    node.put("bound", margin.bound())
        .put("kept", margin.isKept())
        .put("value", margin.value())
        .put("most", margin.most())
        .put("unit", margin.unit());
    where(node, margin.atNs(), margin.site());
    node.put("means", margin.means().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static void add(ObjectNode node, Counterexample example) {
    node.put("bound", example.bound())
        .put("value", example.value())
        .put("most", example.most())
        .put("unit", example.unit());
    where(node, example.atNs(), example.site());
    node.put("reason", example.reason().code())
        .put("level", example.level())
        .put("contact_kpa", example.kPa())
        .put("words", example.words());
  }

  private static void where(ObjectNode node, long atNs, @Nullable String site) {
    if (atNs < 0) {
      node.putNull("at_s");
    } else {
      node.put("at_s", atNs / 1e9);
    }
    node.put("site", site);
  }
}
