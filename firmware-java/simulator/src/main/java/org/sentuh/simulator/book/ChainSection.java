package org.sentuh.simulator.book;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.simulator.report.Markup;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.LaneAudit;

/**
 * How a lane is checked, shown on a real one: what the audit says of it whole, holed and altered.
 */
final class ChainSection {

  private static final int SHOWN = 3;
  private static final int TAKEN_OUT = 4;
  private static final int ALTERED = 6;

  private final List<Entry> chain;

  ChainSection(List<Entry> chain) {
    this.chain = chain;
  }

  void write(Markup page) {
    page.open("section", "class", "card", "id", "chain");
    page.leaf("h2", "How the chain is checked").trusted(WireFiles.text("chain.html"));
    page.open("ol", "class", "chain").line();
    chain.stream().limit(SHOWN).forEach(entry -> link(page, entry));
    page.close();
    page.leaf("h3", "What the audit says of these " + chain.size() + " entries");
    page.open("dl", "class", "answers").line();
    answer(page, "as they were written", audit(chain, List.of()));
    answer(page, "without number " + TAKEN_OUT, audit(without(), List.of()));
    answer(
        page,
        "the same, and the device had said that it discarded it",
        audit(without(), List.of(new LaneAudit.Range(TAKEN_OUT, TAKEN_OUT))));
    answer(page, "with one letter of number " + ALTERED + " changed", audit(altered(), List.of()));
    page.close().close().line();
  }

  private static void link(Markup page, Entry entry) {
    page.open("li").open("p", "class", "json").open("code");
    int at = entry.body().indexOf(entry.before());
    Line.marked(page, entry.body().substring(0, at));
    page.leaf("mark", entry.before());
    Line.marked(page, entry.body().substring(at + entry.before().length()));
    page.close().close();
    page.open("p", "class", "hash").text("SHA-256 of these bytes ");
    page.open("code").leaf("mark", entry.hash()).close().close().close().line();
  }

  private static void answer(Markup page, String what, LaneAudit.Finding finding) {
    page.open("div").leaf("dt", what).leaf("dd", finding.toString()).close().line();
  }

  private LaneAudit.Finding audit(List<Entry> entries, List<LaneAudit.Range> discarded) {
    LaneAudit audit = new LaneAudit(discarded);
    entries.forEach(audit::add);
    return audit.finish(chain.getLast().sequence());
  }

  private List<Entry> without() {
    return chain.stream().filter(entry -> entry.sequence() != TAKEN_OUT).toList();
  }

  private List<Entry> altered() {
    ArrayList<Entry> altered = new ArrayList<>(chain);
    Entry entry = chain.get(ALTERED);
    String body = entry.body().replaceFirst("0\\.55", "0.65");
    altered.set(
        ALTERED,
        new Entry(
            entry.device(), entry.boot(), entry.lane(), entry.sequence(), entry.before(), body));
    return altered;
  }
}
