package org.sentuh.clinic.rerun;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.mothers.History;
import org.sentuh.clinic.mothers.HomeTreatment;
import org.sentuh.clinic.mothers.MotherFacts;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.pages.Refused;
import org.sentuh.settings.ProgrammeFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another programme would have brought a mother in her last treatments, beside what was
 * delivered. Looks, and changes nothing.
 */
public final class RerunPage {

  private static final Set<Role> MIDWIVES = EnumSet.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final int TREATMENTS = 3;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Archive archive;
  private final History history;
  private final Programmes programmes;
  private final Equipment equipment;

  /** The page of an archive; programmes are proven on the equipment before they are played. */
  public RerunPage(Archive archive, Equipment equipment) {
    this.archive = archive;
    this.history = new History(archive);
    this.programmes = new Programmes(archive);
    this.equipment = equipment;
  }

  /** The page. */
  public DeskPage page() {
    return new DeskPage(
        "rerun",
        RerunPage.class,
        "redo",
        MIDWIVES,
        List.of(
            Route.get("choices", MIDWIVES, this::choices),
            Route.get("try/{mother}/{name}/{revision}", MIDWIVES, this::tried)));
  }

  private Reply choices(Visit visit) throws ArchiveUnavailable {
    ArrayNode choices = JSON.arrayNode();
    for (ProgrammeVersion version : programmes.all()) {
      ObjectNode one =
          choices
              .addObject()
              .put("name", version.name())
              .put("revision", version.revision())
              .put("approved", version.approval().isPresent());
      var title = ProgrammeFile.read(version.name(), version.content()).title();
      one.putObject("title").put("id", title.id()).put("en", title.en());
    }
    return Reply.json(choices);
  }

  private Reply tried(Visit visit) throws ArchiveUnavailable {
    Mother mother =
        archive
            .mothers()
            .mother(visit.param("mother"))
            .filter(one -> one.facility().equals(visit.person().facility()))
            .orElseThrow(() -> new Refused(404, "not-here"));
    ProgrammeVersion version = version(visit.param("name"), visit.param("revision"));
    MotherFacts facts = new MotherFacts(visit.language());
    ObjectNode json = JSON.objectNode().put("code", mother.code());
    ArrayNode shown = json.putArray("treatments");
    int without = 0;
    for (HomeTreatment treatment : history.treatments(mother.code(), visit.now())) {
      if (shown.size() == TREATMENTS) {
        break;
      }
      Optional<ObjectNode> one = again(treatment, version, facts);
      one.ifPresent(shown::add);
      without += one.isEmpty() ? 1 : 0;
    }
    return Reply.json(json.put("without", without));
  }

  private ProgrammeVersion version(String name, String revision) throws ArchiveUnavailable {
    try {
      return programmes
          .version(name, Integer.parseInt(revision))
          .orElseThrow(() -> new Refused(404, "not-here"));
    } catch (NumberFormatException nonsense) {
      throw new Refused(400, "not-understood");
    }
  }

  /** Empty where it is not known how her panel lay, or which panel it was. */
  private Optional<ObjectNode> again(
      HomeTreatment treatment, ProgrammeVersion version, MotherFacts facts)
      throws ArchiveUnavailable {
    Optional<Fact.Prepared> prepared = history.prepared(treatment);
    List<Event> events = history.events(treatment);
    if (prepared.isEmpty() || events.isEmpty()) {
      return Optional.empty();
    }
    Optional<Panel> panel = equipment.panel(prepared.get().panel());
    Optional<Worn> worn =
        Worn.of(
            events, history.frames(treatment, events.getFirst().atNs(), events.getLast().atNs()));
    if (panel.isEmpty() || worn.isEmpty() || worn.get().zones() != panel.get().zones()) {
      return Optional.empty();
    }
    ObjectNode one = facts.treatment(treatment);
    one.set("was", facts.account(history.account(treatment), panel));
    one.set("would", would(version, prepared.get(), panel.get(), worn.get(), facts));
    Optional<ProgrammeVersion> own =
        programmes.version(prepared.get().programme(), prepared.get().revision());
    if (own.isPresent()) {
      one.set("same", would(own.get(), prepared.get(), panel.get(), worn.get(), facts));
    }
    return Optional.of(one);
  }

  private ObjectNode would(
      ProgrammeVersion version, Fact.Prepared prepared, Panel panel, Worn worn, MotherFacts facts) {
    Score score =
        new Score(
            ProgrammeFile.read(version.name(), version.content()),
            new BackLength(prepared.backLengthMm()));
    ObjectNode json =
        JSON.objectNode()
            .put("lastsS", score.durationNs() / 1_000_000_000L)
            .put("knownS", worn.untilNs() / 1_000_000_000L);
    if (!(Proof.of(score, panel, equipment.limits()) instanceof Proven proven)) {
      return json.put("proven", false);
    }
    Rerun.Outcome outcome = Rerun.of(worn, proven, prepared.level());
    json.put("proven", true)
        .put("began", outcome.began())
        .put("over", outcome.over())
        .put("untilS", outcome.untilNs() / 1_000_000_000L);
    outcome
        .end()
        .ifPresent(
            end -> json.put("outcome", end.outcome()).put("why", facts.note(end.why().code())));
    json.set("account", facts.account(outcome.account(), Optional.of(panel)));
    return json;
  }
}
