package org.sentuh.clinic.personal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Findings;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Identity;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.clinic.mothers.History;
import org.sentuh.clinic.mothers.HomeTreatment;
import org.sentuh.pages.PageLanguage;
import org.sentuh.pages.Template;
import org.sentuh.telemetry.words.Phrases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is kept of a mother as two files: one that she can read, and one that a program can, a
 * line of JSON for each thing, what her panels told word for word.
 */
final class HerFiles {

  /** For people; one file that needs no other. */
  static final String READABLE = "read-me.html";

  /** For programs. */
  static final String LINES = "everything.ndjson";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Found found;
  private final History history;
  private final Instant now;
  private final Phrases say;
  private final String language;
  private final ZoneId zone;

  HerFiles(Found found, History history, String language, Instant now) {
    this.found = found;
    this.history = history;
    this.now = now;
    this.language = language;
    this.zone = found.mother().zone();
    this.say = Phrases.beside(HerFiles.class, "herfile", language);
  }

  /** Writes both into a folder that is there and empty. */
  void write(Path folder) throws ArchiveUnavailable, IOException {
    Files.writeString(folder.resolve(READABLE), readable());
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(LINES))) {
      lines(out);
    }
  }

  // For programs.

  private void lines(BufferedWriter out) throws ArchiveUnavailable, IOException {
    Mother mother = found.mother();
    line(out, "about", JSON.objectNode().put("reference", mother.code()).put("at", now.toString()));
    ObjectNode her =
        JSON.objectNode()
            .put("facility", mother.facility())
            .put("born_on", mother.bornOn().toString())
            .put("birth", mother.birth().name().toLowerCase(Locale.ROOT))
            .put("zone", zone.getId())
            .put("windows", mother.windows())
            .put("since", mother.since().toString());
    mother.until().ifPresent(until -> her.put("until", until.toString()));
    line(out, Kept.MOTHER.word(), her);
    Optional<Identity> identity = found.identity();
    if (identity.isPresent()) {
      line(
          out,
          Kept.IDENTITY.word(),
          JSON.objectNode()
              .put("called", identity.get().called())
              .put("phone", identity.get().phone()));
    }
    line(out, Kept.OBJECTION.word(), JSON.objectNode().put("objects", found.objects()));
    for (Handed handed : found.panels()) {
      ObjectNode panel =
          JSON.objectNode()
              .put("panel", handed.device().value())
              .put("at", handed.at().toString())
              .put("by", handed.by())
              .put("why", handed.why());
      handed.until().ifPresent(until -> panel.put("until", until.toString()));
      line(out, Kept.PANELS.word(), panel);
    }
    for (Findings visit : found.visits()) {
      line(out, Kept.VISITS.word(), visit(visit));
    }
    for (Care care : found.care()) {
      line(
          out,
          Kept.CARE.word(),
          JSON.objectNode()
              .put("at", care.at().toString())
              .put("by", care.by())
              .put("what", care.what())
              .put("note", care.note()));
    }
    for (PrescriptionSeen seen : found.prescriptions()) {
      line(
          out,
          Kept.PRESCRIPTIONS.word(),
          JSON.objectNode()
              .put("panel", seen.signed().device().value())
              .put("revision", seen.signed().revision())
              .put("signed", seen.signedAt().toString())
              .put("document", seen.signed().document())
              .put("signature", seen.signed().signature()));
    }
    for (PrescriptionDraft draft : found.drafts()) {
      line(
          out,
          Kept.DRAFTS.word(),
          JSON.objectNode()
              .put("panel", draft.device().value())
              .put("at", draft.draftedAt().toString())
              .put("by", draft.author())
              .put("document", draft.document()));
    }
    found.entries(
        (Found.Taking<IOException>)
            entry -> {
              ObjectNode told = JSON.objectNode();
              told.set("told", MAPPER.readTree(entry.body()));
              line(out, Found.kept(entry.lane()).word(), told);
            });
    for (Audit.Kept kept : found.audit()) {
      line(out, Kept.AUDIT.word(), audited(kept));
    }
  }

  static ObjectNode audited(Audit.Kept kept) {
    return JSON.objectNode()
        .put("number", kept.number())
        .put("at", kept.line().at().toString())
        .put("who", kept.line().who())
        .put("act", kept.line().act())
        .put("subject", kept.line().subject())
        .put("detail", kept.line().detail());
  }

  private static ObjectNode visit(Findings visit) {
    ObjectNode json = JSON.objectNode().put("on", visit.on().toString()).put("by", visit.by());
    visit.fundalCm().ifPresent(cm -> json.put("fundal_cm", cm));
    visit.lochia().ifPresent(word -> json.put("lochia", word(word)));
    visit.foul().ifPresent(foul -> json.put("foul", foul));
    visit.bleeding().ifPresent(word -> json.put("bleeding", word(word)));
    if (!visit.latch().isEmpty()) {
      var latch = json.putArray("latch");
      visit.latch().forEach(latch::add);
    }
    visit.bses().ifPresent(sum -> json.put("bses_sf", sum));
    visit.epds().ifPresent(sum -> json.put("epds", sum));
    visit.epdsTen().ifPresent(item -> json.put("epds_item_10", item));
    visit.feeding().ifPresent(word -> json.put("feeding", word(word)));
    return json.put("note", visit.note());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void line(BufferedWriter out, String kind, ObjectNode what) throws IOException {
    ObjectNode line = JSON.objectNode().put("kind", kind);
    line.setAll(what);
    out.write(line.toString());
    out.write('\n');
  }

  // For her.

  private String readable() throws ArchiveUnavailable {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html><html lang=\"")
        .append(language)
        .append("\"><meta charset=\"utf-8\">");
    page.append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    page.append(text("title")).append("</title><style>");
    page.append("body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;");
    page.append("padding:0 1rem;color:#2b2420;background:#fff}h1,h2{font-weight:500}");
    page.append("table{border-collapse:collapse;width:100%}th,td{text-align:left;");
    page.append("vertical-align:top;padding:.4rem .8rem .4rem 0;border-top:1px solid #ddd;");
    page.append("overflow-wrap:anywhere}th{font-weight:500}</style><main>");
    page.append("<h1>").append(text("title")).append("</h1><p>");
    page.append(
        escaped(
            say.text("about", "reference", found.mother().code(), "at", moment(Optional.of(now)))));
    page.append("</p><p>").append(text("files")).append("</p>");
    section(page, Kept.IDENTITY, identityRows());
    section(page, Kept.MOTHER, motherRows());
    section(page, Kept.PANELS, panelRows());
    section(page, Kept.EVENTS, treatmentRows());
    section(page, Kept.ANSWERS, answerRows());
    section(page, Kept.VISITS, visitRows());
    section(page, Kept.CARE, careRows());
    section(page, Kept.PRESCRIPTIONS, prescriptionRows());
    page.append("<h2>").append(text("more")).append("</h2><table>");
    for (Map.Entry<Kept, Long> kind : found.counts().entrySet()) {
      row(page, say.text("kind." + kind.getKey().word()), Long.toString(kind.getValue()));
    }
    return page.append("</table><p>")
        .append(text("claims"))
        .append("</p></main></html>\n")
        .toString();
  }

  private String text(String key) {
    return escaped(say.text(key));
  }

  private static String escaped(String text) {
    return Template.escaped(text);
  }

  private void section(StringBuilder page, Kept kind, List<String[]> rows) {
    page.append("<h2>").append(text("kind." + kind.word())).append("</h2>");
    if (rows.isEmpty()) {
      page.append("<p>").append(text("none")).append("</p>");
      return;
    }
    page.append("<table>");
    rows.forEach(row -> row(page, row));
    page.append("</table>");
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("<tr><th scope=\"row\">").append(escaped(cells[0])).append("</th>");
    for (int cell = 1; cell < cells.length; cell++) {
      page.append("<td>").append(escaped(cells[cell])).append("</td>");
    }
    page.append("</tr>");
  }

  private String moment(Optional<Instant> at) {
    return at.map(moment ->
            DateTimeFormatter.ofPattern("d MMMM yyyy HH.mm", Locale.of(language))
                .format(moment.truncatedTo(ChronoUnit.MINUTES).atZone(zone)))
        .orElse(say.text("unknown"));
  }

  private List<String[]> identityRows() throws ArchiveUnavailable {
    return found.identity().stream().map(who -> new String[] {who.called(), who.phone()}).toList();
  }

  private List<String[]> motherRows() {
    Mother mother = found.mother();
    return List.of(
        new String[] {say.text("born"), mother.bornOn().toString()},
        new String[] {say.text("birth"), say.text("birth." + word(mother.birth()))},
        new String[] {say.text("facility"), mother.facility()},
        new String[] {say.text("zone"), zone.getId()},
        new String[] {say.text("windows"), mother.windows()});
  }

  private List<String[]> panelRows() throws ArchiveUnavailable {
    return found.panels().stream()
        .map(handed ->
            new String[] {
              handed.device().value(),
              moment(Optional.of(handed.at()))
                  + " – "
                  + handed.until().map(until -> moment(Optional.of(until))).orElse(""),
              handed.why()
            })
        .toList();
  }

  private List<String[]> treatmentRows() throws ArchiveUnavailable {
    List<String[]> rows = new ArrayList<>();
    PageLanguage words = new PageLanguage(language, List.of());
    for (HomeTreatment treatment : history.treatments(found.mother().code(), now)) {
      rows.add(
          new String[] {
            moment(treatment.at()),
            treatment.programme(),
            say.text("outcome." + word(treatment.outcome())),
            say.text("ran", "seconds", Long.toString(treatment.run().toSeconds())),
            reason(words, treatment.why())
          });
    }
    return rows;
  }

  private static String reason(PageLanguage words, String code) {
    for (var reason : org.sentuh.control.treatment.Reason.values()) {
      if (reason.code().equals(code) && !code.isEmpty()) {
        return words.words().mother(reason);
      }
    }
    return "";
  }

  private List<String[]> answerRows() throws ArchiveUnavailable {
    List<String[]> rows = new ArrayList<>();
    for (History.Felt felt : history.felt(found.mother().code(), Integer.MAX_VALUE)) {
      StringBuilder answers = new StringBuilder();
      felt.answers()
          .forEach((question, answer) -> {
            if (answer >= 0) {
              answers
                  .append(answers.isEmpty() ? "" : ", ")
                  .append(question)
                  .append(' ')
                  .append(answer);
            }
          });
      rows.add(new String[] {moment(felt.at()), answers.toString()});
    }
    return rows;
  }

  private List<String[]> visitRows() throws ArchiveUnavailable {
    List<String[]> rows = new ArrayList<>();
    for (Findings visit : found.visits()) {
      ObjectNode facts = visit(visit);
      StringBuilder said = new StringBuilder();
      for (Map.Entry<String, tools.jackson.databind.JsonNode> fact : facts.properties()) {
        if (!List.of("on", "by", "note").contains(fact.getKey())) {
          said.append(said.isEmpty() ? "" : ", ")
              .append(fact.getKey())
              .append(' ')
              .append(
                  fact.getValue().isString()
                      ? fact.getValue().stringValue()
                      : fact.getValue().toString());
        }
      }
      rows.add(new String[] {visit.on().toString(), visit.by(), said.toString(), visit.note()});
    }
    return rows;
  }

  private List<String[]> careRows() throws ArchiveUnavailable {
    return found.care().stream()
        .map(care ->
            new String[] {
              moment(Optional.of(care.at())),
              care.by(),
              say.text("deed." + care.what().replace('-', '_')),
              care.note()
            })
        .toList();
  }

  private List<String[]> prescriptionRows() throws ArchiveUnavailable {
    return found.prescriptions().stream()
        .map(seen ->
            new String[] {
              moment(Optional.of(seen.signedAt())),
              seen.signed().device().value(),
              say.text("revision", "revision", Integer.toString(seen.signed().revision()))
            })
        .toList();
  }
}
