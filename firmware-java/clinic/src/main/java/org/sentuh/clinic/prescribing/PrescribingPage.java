package org.sentuh.clinic.prescribing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.pattern.Programme;
import org.sentuh.pages.Refused;
import org.sentuh.settings.DayTimes;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.Schedule;
import org.sentuh.telemetry.wire.DeviceId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The desk's pages of prescriptions: writing one, being the second person behind one, signing it,
 * and what became of each. A midwife sees and touches the panels and mothers of her own facility,
 * and panels of none. Nothing here starts anything on a device.
 */
public final class PrescribingPage {

  private static final Set<Role> MIDWIVES = EnumSet.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final int MOST_WAITING = 100;
  private static final int MOST_DEVICES = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Archive archive;
  private final FleetRecords fleet;
  private final Prescribing prescribing;
  private final Equipment equipment;
  private final Optional<Signer> signer;

  /**
   * The pages of an archive.
   *
   * @param signer the clinic's key; none where this machine has none, and nothing is signed here
   */
  public PrescribingPage(Archive archive, Equipment equipment, Optional<Signer> signer) {
    this.archive = archive;
    this.fleet = new FleetRecords(archive);
    this.equipment = equipment;
    this.prescribing = new Prescribing(archive, equipment);
    this.signer = signer;
  }

  /** The page. */
  public DeskPage page() {
    return new DeskPage(
        "prescribing",
        PrescribingPage.class,
        "pencil",
        MIDWIVES,
        List.of(
            Route.get("devices", MIDWIVES, this::devices),
            Route.get("ways/{device}", MIDWIVES, this::ways),
            Route.get("choices", MIDWIVES, this::choices),
            Route.post("write", MIDWIVES, this::write),
            Route.post("approve", MIDWIVES, this::approve),
            Route.post("withdraw", MIDWIVES, this::withdraw),
            Route.post("sign", MIDWIVES, this::sign),
            Route.post("withhold", MIDWIVES, this::withhold)));
  }

  private Reply devices(Visit visit) throws ArchiveUnavailable {
    ObjectNode facts = JSON.objectNode();
    ArrayNode waiting = facts.putArray("waiting");
    String facility = visit.person().facility();
    for (PrescriptionDraft draft : prescribing.waiting(facility, MOST_WAITING)) {
      waiting.add(way(Way.of(draft, 0, visit.now())));
    }
    Map<DeviceId, PrescriptionSeen> newest = archive.newestPrescriptions();
    String find = visit.query("find").orElse("");
    Set<String> seen = fleet.seenBy(facility);
    ArrayNode devices = facts.putArray("devices");
    for (DeviceSeen device : archive.devices()) {
      String name = device.device().value();
      if (devices.size() == MOST_DEVICES || !name.contains(find) || !seen.contains(name)) {
        continue;
      }
      ObjectNode one = devices.addObject().put("device", name);
      PrescriptionSeen last = newest.get(device.device());
      if (last != null) {
        one.set("newest", way(Way.of(last, Optional.empty(), visit.now())));
      }
    }
    return Reply.json(facts);
  }

  private Reply ways(Visit visit) throws ArchiveUnavailable {
    DeviceId device = device(visit, visit.param("device"));
    ObjectNode facts = JSON.objectNode().put("device", device.value());
    facts.put("signs", signer.isPresent());
    ArrayNode ways = facts.putArray("ways");
    prescribing.ways(device, visit.now()).forEach(way -> ways.add(way(way)));
    return Reply.json(facts);
  }

  private static ObjectNode way(Way way) {
    ObjectNode one = JSON.objectNode();
    one.put("digest", way.digest()).put("device", way.device().value());
    one.put("revision", way.revision()).put("stage", way.stage().word());
    one.put("author", way.author()).put("writtenAt", way.writtenAt().toString());
    one.put("document", way.document());
    way.approval()
        .ifPresent(approval ->
            one.putObject("approval").put("by", approval.by()).put("at", approval.at().toString()));
    way.signed().ifPresent(seen -> signed(one, seen));
    way.says().ifPresent(says -> one.set("says", says(says)));
    return one;
  }

  private static void signed(ObjectNode one, PrescriptionSeen seen) {
    one.put("signedAt", seen.signedAt().toString());
    seen.sentAt().ifPresent(at -> one.put("sentAt", at.toString()));
    seen.answeredAt().ifPresent(at -> one.put("answeredAt", at.toString()));
    one.put("refused", seen.refused());
  }

  private static ObjectNode says(Prescription says) {
    ObjectNode node = JSON.objectNode().put("mother", says.slip().mother());
    switch (says) {
      case Prescription.Active active -> {
        node.put("kind", "active").put("until", active.until().toString());
        node.put("ceiling", active.programme().ceiling());
        node.put("treatments", active.rest().treatments());
        node.put("betweenS", active.rest().betweenS());
        active.back().ifPresent(back -> node.put("backMm", back.mm()));
        active
            .schedule()
            .ifPresent(when ->
                node.put("times", when.times().line())
                    .put("days", when.dayLine())
                    .put("zone", when.zone().getId()));
        programme(node.putObject("programme"), active.programme());
      }
      case Prescription.Withheld withheld ->
          node.put("kind", withheld.revoked() ? "revoked" : "held").put("why", withheld.why());
      case Prescription.Unbound unbound -> node.put("kind", "unbound").put("why", unbound.why());
    }
    return node;
  }

  private static void programme(ObjectNode node, Programme programme) {
    node.put("name", programme.name()).put("revision", programme.revision());
    node.putObject("title").put("id", programme.title().id()).put("en", programme.title().en());
  }

  private Reply choices(Visit visit) throws ArchiveUnavailable {
    ObjectNode facts = JSON.objectNode();
    ArrayNode programmes = facts.putArray("programmes");
    for (ProgrammeVersion version : prescribing.library()) {
      if (version.approval().isPresent()) {
        Programme programme = ProgrammeFile.read(version.name(), version.content());
        ObjectNode one = programmes.addObject().put("ceiling", programme.ceiling());
        programme(one, programme);
        one.put("permission", programme.permission().name().toLowerCase(Locale.ROOT));
      }
    }
    ArrayNode panels = facts.putArray("panels");
    equipment.panels().forEach(panel -> panels.add(panel.name()));
    return Reply.json(facts);
  }

  private Reply write(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    DeviceId device = device(visit, visit.text(body, "device", 32));
    Draft.Programme wish =
        new Draft.Programme(
            new Draft.Slip(mother(visit, body), visit.person().name(), visit.now()),
            endOf(visit.text(body, "until", 10)),
            "",
            body.path("treatments").asInt(0),
            Math.round(3600 * body.path("hours").asDouble(0)),
            number(body.path("ceiling")),
            number(body.path("backMm")),
            schedule(visit, body));
    String name = visit.text(body, "name", 40);
    return answered(() -> {
      PrescriptionDraft draft =
          prescribing.write(
              device,
              wish,
              name,
              body.path("revision").asInt(0),
              visit.text(body, "panel", 40),
              visit.line("prescription.write", device.value(), name));
      comes(visit, device);
      return JSON.objectNode().put("digest", draft.digest());
    });
  }

  private Reply approve(Visit visit) throws ArchiveUnavailable {
    String digest = digest(visit);
    return answered(() -> {
      prescribing.approve(digest, visit.line("prescription.approve", digest, ""));
      return JSON.objectNode().put("done", true);
    });
  }

  private Reply withdraw(Visit visit) throws ArchiveUnavailable {
    String digest = digest(visit);
    return answered(() -> {
      prescribing.withdraw(digest, visit.line("prescription.withdraw", digest, ""));
      return JSON.objectNode().put("done", true);
    });
  }

  private Reply sign(Visit visit) throws ArchiveUnavailable {
    String digest = digest(visit);
    return answered(() -> {
      prescribing.sign(digest, signer(), visit.line("prescription.sign", digest, ""));
      return JSON.objectNode().put("done", true);
    });
  }

  private Reply withhold(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    DeviceId device = device(visit, visit.text(body, "device", 32));
    boolean revoked = body.path("revoked").asBoolean(false);
    Draft.Withheld withheld =
        new Draft.Withheld(
            new Draft.Slip(mother(visit, body), visit.person().name(), visit.now()),
            revoked,
            visit.text(body, "why", 200));
    String act = revoked ? "prescription.revoke" : "prescription.hold";
    return answered(() -> {
      prescribing.withhold(
          device, withheld, signer(), visit.line(act, device.value(), withheld.why()));
      comes(visit, device);
      return JSON.objectNode().put("done", true);
    });
  }

  private Signer signer() {
    return signer.orElseThrow(() -> new Refused(409, "no-key"));
  }

  /** Something that is answered, or refused by its own code and said in full. */
  @FunctionalInterface
  private interface Deed {
    ObjectNode done() throws NotPrescribed, ArchiveUnavailable;
  }

  private static Reply answered(Deed deed) throws ArchiveUnavailable {
    try {
      return Reply.json(deed.done());
    } catch (NotPrescribed no) {
      ObjectNode refused = JSON.objectNode();
      refused.put("refused", no.why().word()).put("detail", String.valueOf(no.getMessage()));
      return Reply.json(refused);
    }
  }

  /** A device that may be prescribed to from here; what is another facility's is not here. */
  private DeviceId device(Visit visit, String name) throws ArchiveUnavailable {
    DeviceId device;
    try {
      device = new DeviceId(name);
    } catch (IllegalArgumentException noName) {
      throw new Refused(400, "not-understood");
    }
    return open(visit, device);
  }

  private DeviceId open(Visit visit, DeviceId device) throws ArchiveUnavailable {
    if (!fleet.isOpenTo(device, visit.person().facility())) {
      throw new Refused(404, "not-here");
    }
    return device;
  }

  /** A panel of none comes to whoever prescribes to it first: nobody else sees for whom. */
  private void comes(Visit visit, DeviceId device) throws ArchiveUnavailable {
    fleet.place(device, true, visit.line("device.place", device.value(), "here"));
  }

  /** What a draft of her own facility is known by; of one that is not there it is said so later. */
  private String digest(Visit visit) throws ArchiveUnavailable {
    String digest = visit.text(visit.body(), "digest", 64);
    Optional<DeviceId> device = prescribing.device(digest);
    if (device.isPresent()) {
      open(visit, device.get());
    }
    return digest;
  }

  /** The reference of a mother who is not another facility's. */
  private String mother(Visit visit, JsonNode body) throws ArchiveUnavailable {
    String mother = visit.text(body, "mother", 40);
    boolean elsewhere =
        archive
            .mothers()
            .mother(mother)
            .filter(known -> !known.facility().equals(visit.person().facility()))
            .isPresent();
    if (elsewhere) {
      throw new Refused(404, "not-here");
    }
    return mother;
  }

  /** Anywhere on earth that day has ended by then. */
  private static Instant endOf(String day) {
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
    } catch (DateTimeException otherForm) {
      throw new Refused(400, "not-understood");
    }
  }

  /** When it may begin; where no times are given, that is left to her. */
  private static Optional<Schedule> schedule(Visit visit, JsonNode body) {
    if (body.path("times").stringValue("").isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Schedule(
              DayTimes.of(visit.text(body, "times", 60)),
              Schedule.days(visit.text(body, "days", 40)),
              ZoneId.of(visit.text(body, "zone", 40))));
    } catch (IllegalArgumentException | DateTimeException otherForm) {
      throw new Refused(400, "not-understood");
    }
  }

  private static OptionalDouble number(JsonNode value) {
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }
}
