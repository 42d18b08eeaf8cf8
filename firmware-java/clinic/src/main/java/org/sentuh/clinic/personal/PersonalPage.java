package org.sentuh.clinic.personal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.people.Account;
import org.sentuh.clinic.archive.personal.Erasures;
import org.sentuh.clinic.archive.personal.Wishes;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.desk.ZipOfFolder;
import org.sentuh.clinic.mothers.History;
import org.sentuh.clinic.people.People;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of one person. A lead midwife finds and hands out what is kept of a mother of her
 * facility, and writes her wish down that it be deleted; somebody else does it, a lead midwife too
 * or the administrator, who sees of her the reference and how much there is, and nothing else. The
 * administrator finds and hands out what is kept of those who work here.
 */
public final class PersonalPage {

  private static final Logger LOG = LoggerFactory.getLogger(PersonalPage.class);
  private static final Set<Role> LEADS = EnumSet.of(Role.LEAD_MIDWIFE);
  private static final Set<Role> ADMINISTRATOR = EnumSet.of(Role.ADMINISTRATOR);
  private static final Set<Role> EITHER = EnumSet.of(Role.LEAD_MIDWIFE, Role.ADMINISTRATOR);
  private static final int CODE = 40;
  private static final int LINES = 10_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Archive archive;
  private final People people;
  private final Erasures erasures;
  private final Wishes wishes;

  /** The page of an archive. */
  public PersonalPage(Archive archive, People people) {
    this.archive = archive;
    this.people = people;
    this.erasures = new Erasures(archive);
    this.wishes = new Wishes(archive);
  }

  /** The page. */
  public DeskPage page() {
    return new DeskPage(
        "personal",
        PersonalPage.class,
        "lock",
        EITHER,
        List.of(
            Route.get("wishes", EITHER, this::wishes),
            Route.get("mother/{mother}", LEADS, this::mother),
            Route.post("take", LEADS, this::take),
            Route.post("object", LEADS, this::object),
            Route.post("ask", LEADS, this::ask),
            Route.post("withdraw", LEADS, this::withdraw),
            Route.post("erase", EITHER, this::erase),
            Route.post("scrub", EITHER, this::scrub),
            Route.get("person/{name}", ADMINISTRATOR, this::person),
            Route.post("person-take", ADMINISTRATOR, this::personTake)));
  }

  private Mother hers(Visit visit, String code) throws ArchiveUnavailable {
    return archive
        .mothers()
        .mother(code)
        .filter(mother -> mother.facility().equals(visit.person().facility()))
        .orElseThrow(() -> new Refused(404, "not-here"));
  }

  private Found found(Visit visit, String code) throws ArchiveUnavailable {
    return new Found(archive, hers(visit, code));
  }

  // What there is.

  private Reply mother(Visit visit) throws ArchiveUnavailable {
    Found found = found(visit, visit.param("mother"));
    String code = found.mother().code();
    ObjectNode json = JSON.objectNode().put("code", code).put("objects", found.objects());
    json.put("wears", wears(code));
    ArrayNode kinds = json.putArray("kinds");
    for (Map.Entry<Kept, Long> kind : found.counts().entrySet()) {
      kinds
          .addObject()
          .put("kind", kind.getKey().word())
          .put("count", kind.getValue())
          .put("goes", kind.getKey().goes());
    }
    erasures.of(code).ifPresent(erasure -> json.set("erasure", erasure(erasure)));
    return Reply.json(json);
  }

  private boolean wears(String code) throws ArchiveUnavailable {
    return archive.mothers().panels(code).stream().anyMatch(handed -> handed.until().isEmpty());
  }

  private static ObjectNode erasure(Erasures.Erasure erasure) {
    ObjectNode json =
        JSON.objectNode()
            .put("code", erasure.mother())
            .put("asked", erasure.askedAt().toString())
            .put("askedBy", erasure.askedBy())
            .put("doneBy", erasure.doneBy());
    erasure.doneAt().ifPresent(at -> json.put("done", at.toString()));
    erasure.scrubbedAt().ifPresent(at -> json.put("scrubbed", at.toString()));
    return json;
  }

  private Reply wishes(Visit visit) throws ArchiveUnavailable {
    ArrayNode all = JSON.arrayNode();
    for (Erasures.Erasure erasure : erasures.all()) {
      boolean here =
          archive
              .mothers()
              .mother(erasure.mother())
              .filter(mother -> mother.facility().equals(visit.person().facility()))
              .isPresent();
      if (here) {
        all.add(
            erasure(erasure)
                .put("wears", wears(erasure.mother()))
                .put("mine", erasure.askedBy().equals(visit.person().name())));
      }
    }
    return Reply.json(all);
  }

  // Handing out.

  private Reply take(Visit visit) throws ArchiveUnavailable {
    Found found = found(visit, visit.text(visit.body(), "code", CODE));
    String code = found.mother().code();
    InputStream packed =
        packed(folder ->
            new HerFiles(found, new History(archive), visit.language(), visit.now()).write(folder));
    line(visit.line("personal.export", code, ""));
    return new Reply.Stream("sentuh-" + fileName(code) + ".zip", "application/zip", packed);
  }

  private static String fileName(String code) {
    String letters = code.replaceAll("[^A-Za-z0-9-]", "");
    return letters.isEmpty() ? "person" : letters;
  }

  private void line(AuditLine line) throws ArchiveUnavailable {
    archive.write(connection -> {
      Audit.add(connection, line);
      return true;
    });
  }

  /** Writes files into a folder. */
  @FunctionalInterface
  private interface Writing {
    void into(Path folder) throws ArchiveUnavailable, IOException;
  }

  private static InputStream packed(Writing writing) throws ArchiveUnavailable {
    try {
      Path folder = Files.createTempDirectory("sentuh-personal");
      try {
        writing.into(folder);
        return ZipOfFolder.of(folder);
      } finally {
        if (Files.exists(folder)) {
          ZipOfFolder.delete(folder);
        }
      }
    } catch (IOException full) {
      throw new UncheckedIOException("files could not be written to this machine's disk", full);
    }
  }

  private Reply object(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    String code = hers(visit, visit.text(body, "code", CODE)).code();
    boolean objects = body.path("objects").asBoolean(true);
    wishes.object(
        code,
        objects,
        visit.line(objects ? "research.objection" : "research.objection-ends", code, ""));
    return Reply.done();
  }

  // Deleting.

  /** Whoever asks types the reference, so that nobody does it by a slip of the hand. */
  private Mother typed(Visit visit, JsonNode body) throws ArchiveUnavailable {
    Mother mother = hers(visit, visit.text(body, "code", CODE));
    if (!mother.code().equals(visit.text(body, "typed", CODE))) {
      throw new Refused(409, "not-typed");
    }
    return mother;
  }

  private Reply ask(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    Mother mother = typed(visit, body);
    if (!body.path("recorded").asBoolean(false)) {
      throw new Refused(409, "record-first");
    }
    if (!erasures.ask(mother.code(), visit.line("personal.erase-ask", mother.code(), ""))) {
      throw new Refused(409, "asked-already");
    }
    return Reply.done();
  }

  private Reply withdraw(Visit visit) throws ArchiveUnavailable {
    String code = hers(visit, visit.text(visit.body(), "code", CODE)).code();
    if (!erasures.withdraw(code, visit.line("personal.erase-withdraw", code, ""))) {
      throw new Refused(409, "not-asked");
    }
    return Reply.done();
  }

  private Reply erase(Visit visit) throws ArchiveUnavailable {
    Mother mother = typed(visit, visit.body());
    String code = mother.code();
    Erasures.Erasure waiting =
        erasures
            .of(code)
            .filter(erasure -> erasure.doneAt().isEmpty())
            .orElseThrow(() -> new Refused(409, "not-asked"));
    if (waiting.askedBy().equals(visit.person().name())) {
      throw new Refused(409, "second-person");
    }
    if (wears(code)) {
      throw new Refused(409, "has-panel");
    }
    Found found = new Found(archive, mother);
    Erasures.Doomed doomed = found.doomed();
    Optional<List<LocalDate>> days =
        erasures.erase(
            doomed,
            visit.line("personal.erase", code, doomed.entries().size() + " entries by their hash"));
    if (days.isEmpty()) {
      throw new Refused(409, "not-asked");
    }
    return scrubbed(visit, code, days.get());
  }

  private Reply scrub(Visit visit) throws ArchiveUnavailable {
    String code = hers(visit, visit.text(visit.body(), "code", CODE)).code();
    if (erasures.of(code).flatMap(Erasures.Erasure::doneAt).isEmpty()) {
      throw new Refused(409, "not-asked");
    }
    return scrubbed(visit, code, erasures.days());
  }

  /** It is deleted already; only whether the files still hold it is not known when this fails. */
  private Reply scrubbed(Visit visit, String code, List<LocalDate> days) {
    boolean scrubbed = false;
    try {
      erasures.scrub(code, days, visit.now());
      scrubbed = true;
    } catch (ArchiveUnavailable busy) {
      LOG.warn("the database's files could not be written anew; the page offers it again", busy);
    }
    return Reply.json(JSON.objectNode().put("done", true).put("scrubbed", scrubbed));
  }

  // Those who work here.

  private Account account(Visit visit, String name) throws ArchiveUnavailable {
    return people.all().stream()
        .filter(account -> account.name().equals(name))
        .filter(account -> account.facility().equals(visit.person().facility()))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "not-here"));
  }

  private List<Audit.Kept> lines(Account account) throws ArchiveUnavailable {
    return archive.read(connection -> Audit.about(connection, account.name(), LINES));
  }

  private Reply person(Visit visit) throws ArchiveUnavailable {
    Account account = account(visit, visit.param("name"));
    ObjectNode json = StaffFiles.facts(account, vouched(account));
    json.put("lines", lines(account).size());
    return Reply.json(json);
  }

  private boolean vouched(Account account) throws ArchiveUnavailable {
    return people.vouchedFor().contains(account.name());
  }

  private Reply personTake(Visit visit) throws ArchiveUnavailable {
    Account account = account(visit, visit.text(visit.body(), "name", CODE));
    List<Audit.Kept> lines = lines(account);
    boolean vouched = vouched(account);
    InputStream packed = packed(folder -> StaffFiles.write(folder, account, vouched, lines));
    line(visit.line("personal.export", account.name(), ""));
    return new Reply.Stream(
        "sentuh-" + fileName(account.name()) + ".zip", "application/zip", packed);
  }
}
