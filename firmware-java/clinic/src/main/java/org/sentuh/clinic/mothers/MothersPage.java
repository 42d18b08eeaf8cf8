package org.sentuh.clinic.mothers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Findings;
import org.sentuh.clinic.archive.Gap;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Identity;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.archive.fleet.Wiped;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.HandOver;
import org.sentuh.clinic.prescribing.Reference;
import org.sentuh.control.body.Panel;
import org.sentuh.pages.Refused;
import org.sentuh.settings.DayTimes;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who needs a midwife, and one mother's page. A midwife sees the mothers of her own facility;
 * nobody else sees any.
 */
public final class MothersPage {

  private static final Set<Role> MIDWIVES = EnumSet.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final Set<String> DEEDS = Set.of("called", "visited", "sent-to-hospital", "noted");
  private static final int ROWS = 50;
  private static final int TREATMENTS = 30;
  private static final int FELT = 30;
  private static final int LINE = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Archive archive;
  private final Board board;
  private final History history;
  private final Hands hands;
  private final Map<String, Panel> panels;
  private final Supplier<Instant> now;

  /**
   * The pages of an archive's mothers.
   *
   * @param hands hands panels over
   * @param panels every panel that is known, by its name: where its zones are
   * @param now the clinic's clock
   */
  public MothersPage(
      Archive archive, Hands hands, Map<String, Panel> panels, Supplier<Instant> now) {
    this.archive = archive;
    this.board = new Board(archive.mothers(), new Judge(Rules.USUAL));
    this.history = new History(archive);
    this.hands = hands;
    this.panels = Map.copyOf(panels);
    this.now = now;
  }

  /** Reads by itself who stands where, so that nobody waits for it, until it is closed. */
  public BoardKeeper keep() {
    return new BoardKeeper(board, now);
  }

  /** The page. */
  public DeskPage page() {
    return new DeskPage(
        "mothers",
        MothersPage.class,
        "users",
        MIDWIVES,
        List.of(
            Route.get(
                "list", MIDWIVES, visit -> new Reply.Json(list(visit, board.standings(now.get())))),
            Route.get("live", MIDWIVES, visit -> new Reply.Live(new Watched(visit))),
            Route.get("one/{mother}", MIDWIVES, this::one),
            Route.get("hers/{mother}", MIDWIVES, this::hers),
            Route.get("treatment/{mother}/{number}", MIDWIVES, this::treatment),
            Route.post("admit", MIDWIVES, this::admit),
            Route.post("identify", MIDWIVES, this::identify),
            Route.post("hand-over", MIDWIVES, this::handOver),
            Route.post("care", MIDWIVES, this::care),
            Route.post("visit", MIDWIVES, this::found)),
        List.of("mothers-milk.js"));
  }

  // The list.

  /** The list as somebody watches it: put together again only when anybody stands otherwise. */
  private final class Watched implements Supplier<String> {
    private final Visit visit;
    private List<Standing> last = List.of();
    private String json = "";

    Watched(Visit visit) {
      this.visit = visit;
    }

    @Override
    public String get() {
      try {
        List<Standing> all = board.standings(now.get());
        if (!all.equals(last) || json.isEmpty()) { // the same one while nothing changes
          json = list(visit, all);
          last = all;
        }
        return json;
      } catch (ArchiveUnavailable unavailable) {
        throw new Refused(503, "archive");
      }
    }
  }

  private static String list(Visit visit, List<Standing> all) {
    String need = visit.query("need").orElse("");
    String find = visit.query("find").orElse("").toLowerCase(Locale.ROOT);
    int from = Math.max(0, number(visit.query("from").orElse("0")));
    List<Standing> hers =
        all.stream()
            .filter(one -> one.mother().facility().equals(visit.person().facility()))
            .filter(one -> one.mother().code().toLowerCase(Locale.ROOT).contains(find))
            .toList();
    List<Standing> chosen =
        hers.stream()
            .filter(one -> need.isEmpty() || MotherFacts.word(one.need()).equals(need))
            .toList();
    ObjectNode json =
        JSON.objectNode()
            .put("all", hers.size())
            .put("chosen", chosen.size())
            .put("from", from)
            .put("page", ROWS);
    ObjectNode counts = json.putObject("counts");
    counts(hers).forEach((which, count) -> counts.put(MotherFacts.word(which), count.intValue()));
    hers.stream()
        .flatMap(one -> one.heard().stream())
        .max(Instant::compareTo)
        .ifPresent(heard -> json.put("heard", heard.toString()));
    MotherFacts facts = new MotherFacts(visit.language());
    ArrayNode rows = json.putArray("rows");
    chosen.stream().skip(from).limit(ROWS).map(facts::standing).forEach(rows::add);
    return json.toString();
  }

  private static Map<Need, Integer> counts(List<Standing> standings) {
    Map<Need, Integer> counts = new EnumMap<>(Need.class);
    standings.forEach(one -> counts.merge(one.need(), 1, Integer::sum));
    return counts;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException nonsense) {
      throw new Refused(400, "not-understood");
    }
  }

  // One mother.

  private Mother hers(Visit visit, String code) throws ArchiveUnavailable {
    return archive
        .mothers()
        .mother(code)
        .filter(mother -> mother.facility().equals(visit.person().facility()))
        .orElseThrow(() -> new Refused(404, "not-here"));
  }

  private Reply one(Visit visit) throws ArchiveUnavailable {
    Mother mother = hers(visit, visit.param("mother"));
    MotherFacts facts = new MotherFacts(visit.language());
    ObjectNode json =
        JSON.objectNode()
            .put("code", mother.code())
            .put("now", visit.now().toString())
            .put("bornOn", mother.bornOn().toString())
            .put("birth", MotherFacts.word(mother.birth()))
            .put("zone", mother.zone().getId())
            .put("windows", mother.windows());
    board
        .standing(mother.code(), now.get())
        .ifPresent(standing -> json.set("standing", facts.standing(standing)));
    identity(json, mother.code());
    List<HomeTreatment> treatments = history.treatments(mother.code(), now.get());
    ArrayNode told = json.putArray("treatments");
    treatments.stream().limit(TREATMENTS).map(facts::treatment).forEach(told::add);
    json.put("treated", treatments.size());
    panels(json, mother.code());
    ArrayNode felt = json.putArray("felt");
    history.felt(mother.code(), FELT).stream().map(MotherFacts::felt).forEach(felt::add);
    ArrayNode visits = json.putArray("visits");
    archive.mothers().findings(mother.code()).stream().map(VisitForm::facts).forEach(visits::add);
    ArrayNode care = json.putArray("care");
    archive.mothers().care(mother.code()).stream().map(MotherFacts::care).forEach(care::add);
    return Reply.json(json);
  }

  /** Where she stands, for as long as her page is open; when that changes her page asks again. */
  private Reply hers(Visit visit) throws ArchiveUnavailable {
    String code = hers(visit, visit.param("mother")).code();
    MotherFacts facts = new MotherFacts(visit.language());
    return new Reply.Live(() -> {
      try {
        ObjectNode json = JSON.objectNode();
        board
            .standing(code, now.get())
            .map(facts::standing)
            .ifPresent(s -> json.set("standing", s));
        return json.toString();
      } catch (ArchiveUnavailable unavailable) {
        throw new Refused(503, "archive");
      }
    });
  }

  private void identity(ObjectNode json, String code) throws ArchiveUnavailable {
    Optional<Identity> identity = archive.mothers().identity(code);
    identity.ifPresent(known ->
        json.putObject("identity").put("called", known.called()).put("phone", known.phone()));
  }

  private void panels(ObjectNode json, String code) throws ArchiveUnavailable {
    List<Handed> had = archive.mothers().panels(code);
    ArrayNode panelsHad = json.putArray("panels");
    had.stream().map(MotherFacts::handed).forEach(panelsHad::add);
    Optional<Handed> now = had.stream().filter(handed -> handed.until().isEmpty()).findFirst();
    if (now.isEmpty()) {
      return;
    }
    DeviceId device = now.get().device();
    List<Gap> gaps = archive.gaps(device);
    json.put("missing", gaps.stream().mapToLong(gap -> gap.last() - gap.first() + 1).sum());
    Optional<Message.Health> health =
        new FleetRecords(archive)
            .of(device, this.now.get())
            .flatMap(DeviceFacts::health)
            .map(DeviceFacts.Told::what);
    json.put("wiped", Wiped.of(archive.mothers().holders(device), health).word());
    List<PrescriptionSeen> prescribed = archive.prescriptions(device);
    if (!prescribed.isEmpty()) {
      PrescriptionSeen newest = prescribed.getFirst();
      json.putObject("prescription")
          .put("revision", newest.signed().revision())
          .put("state", MotherFacts.word(newest.state()))
          .put("signed", newest.signedAt().toString())
          .put("refused", newest.refused());
    }
  }

  private Reply treatment(Visit visit) throws ArchiveUnavailable {
    Mother mother = hers(visit, visit.param("mother"));
    int number = number(visit.param("number"));
    List<HomeTreatment> treatments = history.treatments(mother.code(), now.get());
    if (number < 0 || number >= treatments.size()) {
      throw new Refused(404, "not-here");
    }
    Account account = history.account(treatments.get(number));
    return Reply.json(
        new MotherFacts(visit.language())
            .account(account, Optional.ofNullable(panels.get(account.panel()))));
  }

  // Changes.

  private Reply admit(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    String code = visit.text(body, "code", 40);
    Optional<Mother> before = archive.mothers().mother(code);
    if (before.isPresent()) {
      throw new Refused(409, "known-already");
    }
    try {
      DayTimes plan = DayTimes.of(visit.text(body, "windows", 80));
      Mother mother =
          new Mother(
              Reference.of("code", code),
              visit.person().facility(),
              LocalDate.parse(visit.text(body, "bornOn", 10)),
              Mother.Birth.valueOf(visit.text(body, "birth", 20).toUpperCase(Locale.ROOT)),
              ZoneId.of(visit.text(body, "zone", 40)),
              visit.text(body, "windows", 80),
              visit.now(),
              Optional.empty());
      archive
          .mothers()
          .keep(mother, visit.line("mother.admit", code, plan.windows().size() + " windows a day"));
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw new Refused(400, "not-understood");
    }
    board.changed();
    return Reply.done();
  }

  private Reply identify(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    Mother mother = hers(visit, visit.text(body, "code", 40));
    Identity identity = new Identity(visit.text(body, "called", 80), visit.text(body, "phone", 30));
    archive
        .mothers()
        .identify(mother.code(), identity, visit.line("mother.identify", mother.code(), ""));
    board.changed();
    return Reply.done();
  }

  private Reply handOver(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    String to = visit.text(body, "to", 40);
    HandOver handOver;
    try {
      DeviceId device = new DeviceId(visit.text(body, "panel", 64));
      handOver =
          new HandOver(
              device,
              archive.mothers().wearer(device),
              to.isEmpty() ? Optional.empty() : Optional.of(to),
              visit.person().name(),
              visit.now());
    } catch (IllegalArgumentException wrong) {
      throw new Refused(409, "same-hands");
    }
    if (!new FleetRecords(archive).isOpenTo(handOver.device(), visit.person().facility())) {
      throw new Refused(409, "placed-elsewhere");
    }
    for (String mother : List.of(handOver.from().orElse(""), to)) {
      if (!mother.isEmpty()) {
        hers(visit, mother);
      }
    }
    AuditLine line =
        visit.line(
            "panel.hand-over",
            handOver.device().value(),
            handOver.from().orElse("clinic") + " to " + handOver.to().orElse("clinic"));
    try {
      if (!hands.handOver(handOver, visit.text(body, "why", LINE), line)) {
        throw new Refused(409, "not-handed");
      }
    } catch (NoSuchElementException withoutKey) {
      throw new Refused(409, "keyless");
    }
    board.changed();
    return Reply.done();
  }

  /** What cannot wait is not put away before something was done about it, and written down. */
  private Reply found(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    Mother mother = hers(visit, visit.text(body, "code", 40));
    Findings findings;
    try {
      findings = VisitForm.read(body, mother.code(), visit.person().name(), visit.now());
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw new Refused(400, "not-understood");
    }
    boolean urgent = Concern.of(findings).stream().anyMatch(Concern::isNow);
    String done = visit.text(body, "done", 1000);
    if (urgent && done.isEmpty()) {
      throw new Refused(409, "done-first");
    }
    if (!done.isEmpty()) {
      archive
          .mothers()
          .noted(
              new Care(mother.code(), visit.now(), visit.person().name(), "visited", done),
              visit.line("mother.care", mother.code(), "visited"));
    }
    archive.mothers().found(findings, visit.line("mother.visit", mother.code(), ""));
    board.changed();
    return Reply.done();
  }

  private Reply care(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    Mother mother = hers(visit, visit.text(body, "code", 40));
    String what = visit.text(body, "what", 40);
    if (!DEEDS.contains(what)) {
      throw new Refused(400, "not-understood");
    }
    Care care =
        new Care(
            mother.code(),
            visit.now(),
            visit.person().name(),
            what,
            visit.text(body, "note", 1000));
    archive.mothers().noted(care, visit.line("mother.care", mother.code(), what));
    board.changed();
    return Reply.done();
  }
}
