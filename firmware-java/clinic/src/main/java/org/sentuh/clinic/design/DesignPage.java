package org.sentuh.clinic.design;

import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.ProgrammeVersion.Origin;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.pages.Refused;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.ProgrammeText;
import org.sentuh.settings.SettingsRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The desk's pages of the library: looking at programmes, changing one, keeping and approving it.
 * What a page sends is read by the reader of files, so that it is bounded and refused as they are.
 */
public final class DesignPage {

  private static final Set<Role> READERS = EnumSet.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final Set<Role> WRITERS = READERS;
  private static final Set<Role> APPROVERS = READERS;
  private static final int LONGEST_TEXT = 200_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Library library;
  private final Equipment equipment;
  private final JsonNode schema;

  /**
   * The pages of a library.
   *
   * @param equipment what programmes are proven on
   * @param schema the JSON Schema of a programme's file, for the bounds of what is dragged
   */
  public DesignPage(Library library, Equipment equipment, String schema) {
    this.library = library;
    this.equipment = equipment;
    this.schema = JsonMapper.shared().readTree(schema);
  }

  /** The page. */
  public DeskPage page() {
    return new DeskPage(
        "design",
        DesignPage.class,
        "stroke-circle",
        READERS,
        List.of(
            Route.get("library", READERS, this::versions),
            Route.get("version/{name}/{revision}", READERS, this::version),
            Route.get("file/{name}/{revision}", READERS, this::file),
            Route.get("equipment", READERS, this::equipment),
            Route.post("try", READERS, this::tried),
            Route.post("film", READERS, this::film),
            Route.post("read", READERS, this::read),
            Route.post("text", READERS, this::text),
            Route.post("differences", READERS, this::differences),
            Route.post("keep", WRITERS, this::keep),
            Route.post("approve", APPROVERS, this::approve)),
        List.of("design-model.js", "design-fields.js", "design-score.js", "design-stage.js"));
  }

  private Reply versions(Visit visit) throws ArchiveUnavailable {
    ObjectNode facts = JSON.objectNode();
    rights(visit, facts);
    ArrayNode versions = facts.putArray("versions");
    for (ProgrammeVersion version : library.all()) {
      Programme programme = ProgrammeFile.read(version.name(), version.content());
      ObjectNode one = versions.addObject();
      said(one, version);
      one.putObject("title").put("id", programme.title().id()).put("en", programme.title().en());
      one.set("permission", tree(programme).path("permission"));
      one.put("sources", programme.sources().size());
      one.put("durationMs", new Score(programme, BackLength.REFERENCE).durationNs() / 1_000_000);
    }
    return Reply.json(facts);
  }

  private static void rights(Visit visit, ObjectNode facts) {
    ArrayNode rights = facts.putArray("rights");
    if (WRITERS.contains(visit.person().role())) {
      rights.add("keep");
    }
    if (APPROVERS.contains(visit.person().role())) {
      rights.add("approve");
    }
  }

  private static void said(ObjectNode one, ProgrammeVersion version) {
    one.put("name", version.name()).put("revision", version.revision());
    one.put("author", version.author()).put("writtenAt", version.writtenAt().toString());
    one.put("why", version.why()).put("digest", Library.digest(version));
    version
        .approval()
        .ifPresent(approval ->
            one.putObject("approval").put("by", approval.by()).put("at", approval.at().toString()));
  }

  private ProgrammeVersion named(Visit visit) throws ArchiveUnavailable {
    return kept(visit.param("name"), visit.param("revision"));
  }

  private ProgrammeVersion kept(String name, String revision) throws ArchiveUnavailable {
    if (!revision.matches("[0-9]{1,7}")) {
      throw new Refused(404, "no-version");
    }
    return library
        .version(name, Integer.parseInt(revision))
        .orElseThrow(() -> new Refused(404, "no-version"));
  }

  private Reply version(Visit visit) throws ArchiveUnavailable {
    ProgrammeVersion version = named(visit);
    ObjectNode facts = JSON.objectNode();
    said(facts, version);
    facts.put("source", version.content());
    facts.set("programme", tree(ProgrammeFile.read(version.name(), version.content())));
    return Reply.json(facts);
  }

  private Reply file(Visit visit) throws ArchiveUnavailable {
    ProgrammeVersion version = named(visit);
    return new Reply.File(version.name() + ".yaml", "application/yaml", version.content());
  }

  private Reply equipment(Visit visit) {
    ObjectNode facts = JSON.objectNode();
    rights(visit, facts);
    ArrayNode panels = facts.putArray("panels");
    equipment.panels().forEach(panel -> panels.add(DesignFacts.panel(panel)));
    facts.set("schema", schema);
    return Reply.json(facts);
  }

  private Reply tried(Visit visit) {
    JsonNode body = visit.body();
    ObjectNode answer = JSON.objectNode();
    try {
      answer.set("facts", DesignFacts.tried(trying(body)));
    } catch (SettingsRefused refused) {
      answer.set("refused", refusal(refused));
    }
    return Reply.json(answer);
  }

  private Reply film(Visit visit) {
    JsonNode body = visit.body();
    ObjectNode answer = JSON.objectNode();
    try {
      answer.put("stepMs", Film.STEP_MS);
      answer.put("motors", panel(body).motors().size());
      answer.put("film", Base64.getEncoder().encodeToString(trying(body).film()));
    } catch (SettingsRefused refused) {
      answer.set("refused", refusal(refused));
    }
    return Reply.json(answer);
  }

  private Trying trying(JsonNode body) {
    double backMm = body.path("backMm").asDouble(BackLength.REFERENCE.mm());
    if (!(backMm >= BackLength.SHORTEST_MM && backMm <= BackLength.LONGEST_MM)) {
      throw new Refused(400, "not-understood");
    }
    Panel panel = panel(body);
    return new Trying(programme(body), equipment, panel, new BackLength(backMm));
  }

  private Panel panel(JsonNode body) {
    return equipment
        .panel(body.path("panel").asString(""))
        .orElseThrow(() -> new Refused(400, "not-understood"));
  }

  /** What a page sends is JSON, which the reader of files takes as it takes YAML. */
  private static Programme programme(JsonNode body) {
    return ProgrammeFile.read("programme", body.path("programme").toString());
  }

  private static JsonNode tree(Programme programme) {
    return JsonMapper.shared().valueToTree(ProgrammeText.tree(programme));
  }

  private static ObjectNode refusal(SettingsRefused refused) {
    return JSON.objectNode()
        .put("key", refused.key())
        .put("line", refused.line().orElse(0))
        .put("allowed", refused.allowed())
        .put("remedy", refused.remedy());
  }

  private Reply read(Visit visit) {
    String text = whole(visit.body(), "text");
    ObjectNode answer = JSON.objectNode();
    try {
      answer.set("programme", tree(ProgrammeFile.read("programme", text)));
      answer.put("text", text);
    } catch (SettingsRefused refused) {
      answer.set("refused", refusal(refused));
    }
    return Reply.json(answer);
  }

  private Reply text(Visit visit) {
    JsonNode body = visit.body();
    ObjectNode answer = JSON.objectNode();
    try {
      answer.put("text", Library.text(programme(body), whole(body, "source")));
    } catch (SettingsRefused refused) {
      answer.set("refused", refusal(refused));
    }
    return Reply.json(answer);
  }

  private Reply differences(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    JsonNode of = body.path("before");
    ProgrammeVersion before = kept(of.path("name").asString(""), of.path("revision").asString(""));
    ObjectNode answer = JSON.objectNode();
    try {
      ArrayNode words = answer.putArray("words");
      Differences.between(
              ProgrammeFile.read(before.name(), before.content()),
              programme(body),
              new DesignWords(visit.language()))
          .forEach(words::add);
    } catch (SettingsRefused refused) {
      answer.set("refused", refusal(refused));
    }
    return Reply.json(answer);
  }

  /**
   * A changed programme becomes the next revision of its name; what was brought in keeps its own.
   */
  private Reply keep(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    ObjectNode answer = JSON.objectNode();
    try {
      Programme programme = programme(body);
      String source = whole(body, "source");
      int newest = library.newest(programme.name());
      Programme next = programme.revision() > newest ? programme : programme.revised(newest + 1);
      String text = Library.text(next, source);
      ProgrammeVersion kept =
          library.keep(
              text,
              origin(body.path("from")),
              visit.text(body, "why", 200),
              visit.line(
                  "programme.keep",
                  next.name() + " r" + next.revision(),
                  visit.text(body, "why", 200)));
      answer.put("name", kept.name()).put("revision", kept.revision());
    } catch (SettingsRefused refused) {
      answer.set("refused", refusal(refused));
    } catch (NotKept taken) {
      throw new Refused(409, "version-taken");
    }
    return Reply.json(answer);
  }

  private static Optional<Origin> origin(JsonNode from) {
    return from.isObject()
        ? Optional.of(new Origin(from.path("name").asString(""), from.path("revision").asInt(0)))
        : Optional.empty();
  }

  private Reply approve(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    ProgrammeVersion version =
        kept(visit.text(body, "name", 40), body.path("revision").asString(""));
    try {
      library.approve(
          version,
          visit.text(body, "digest", 64),
          visit.line(
              "programme.approve",
              version.name() + " r" + version.revision(),
              Library.digest(version)));
      return Reply.done();
    } catch (NotPrescribed refused) {
      throw new Refused(409, refused.why().word());
    }
  }

  private static String whole(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isString() || value.stringValue().length() > LONGEST_TEXT) {
      throw new Refused(400, "not-understood");
    }
    return value.stringValue();
  }
}
