package org.sentuh.clinic.fleet;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.CommandSeen;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.clinic.archive.alarms.AlarmRecords;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Present;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.Signer;
import org.sentuh.control.body.Panel;
import org.sentuh.pages.Refused;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.JsonNode;

/** The fleet at the desk. What it shows stands in the archive; it remembers nothing itself. */
public final class FleetPage {

  private static final Set<Role> LOOK =
      EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR, Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final Set<Role> PLACE = EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR);
  private static final Set<Role> ASK = EnumSet.of(Role.TECHNICIAN, Role.MIDWIFE, Role.LEAD_MIDWIFE);

  /**
   * What may be asked from here, and by whom: what a device does, and what makes nothing stronger.
   */
  static final Map<Message.Request, Set<Role>> OFFERED =
      Map.of(
          Message.Request.STOP, ASK,
          Message.Request.IDENTIFY, ASK,
          Message.Request.FETCH_LOG, EnumSet.of(Role.TECHNICIAN));

  private static final Duration GOOD_FOR = Duration.ofSeconds(Channel.COMMAND.expiryS());
  private static final int MOST_SHOWN = 200;
  private static final int MOST_COMMANDS = 20;
  private static final int ID_BYTES = 8;

  private final Archive archive;
  private final FleetRecords records;
  private final AlarmRecords alarms;
  private final Treatments treatments;
  private final Places places;
  private final Trends trends;
  private final Fleet fleet;
  private final Whose whose;
  private final Wall.Clock clock;
  private final Map<Shown, Present> presents = new ConcurrentHashMap<>();
  private final SecureRandom chance = new SecureRandom();

  /**
   * The fleet of an archive.
   *
   * @param clock the clinic's time of day
   * @param panels every panel that may be worn, by its name; they say where its places are
   * @param signer the clinic's key; none where this machine has none: then no panel is offered or
   *     let go here
   */
  public FleetPage(
      Archive archive, Wall.Clock clock, Map<String, Panel> panels, Optional<Signer> signer) {
    this.archive = archive;
    this.records = new FleetRecords(archive);
    this.alarms = new AlarmRecords(archive);
    this.treatments = new Treatments(archive);
    this.places = new Places(archive, panels);
    this.trends = new Trends(archive, places);
    this.fleet = new Fleet(records);
    this.whose = new Whose(archive, records, signer);
    this.clock = clock;
  }

  /** What is worked out once for all who look at it. */
  private record Shown(Kind kind, String facility) {}

  /** For the desk. */
  public DeskPage page() {
    return new DeskPage(
        "fleet",
        FleetPage.class,
        "panel",
        LOOK,
        Stream.concat(
                Stream.of(
                    Route.get("now", LOOK, visit -> new Reply.Live(present(visit)::json)),
                    Route.get("some", LOOK, visit -> new Reply.Json(present(visit).json())),
                    Route.get("one/{device}", LOOK, this::one),
                    Route.get("treatments/{device}", LOOK, this::treatments),
                    Route.get("trends/{device}", LOOK, this::trends),
                    Route.post("place", PLACE, this::place),
                    Route.get("log/{device}/{command}", EnumSet.of(Role.TECHNICIAN), this::log),
                    Route.post("ask", ASK, this::ask)),
                whose.routes().stream())
            .toList(),
        List.of("fleet-whose.js"));
  }

  /** Which devices somebody looks at. */
  private enum Kind {
    ALL,
    NEEDING,
    WELL;

    boolean has(FleetJson.Judged device) {
      return switch (this) {
        case ALL -> true;
        case NEEDING -> device.needs().stream().anyMatch(need -> need.level() != Need.Level.INFO);
        case WELL -> device.needs().isEmpty();
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Present present(Visit visit) {
    String wished = visit.query("kind").orElse(Kind.ALL.word());
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.word().equals(wished))
            .findFirst()
            .orElseThrow(() -> new Refused(400, "not-understood"));
    return presents.computeIfAbsent(
        new Shown(kind, visit.person().facility()),
        shown -> new Present(() -> fleet(shown), () -> clock.now().at().toEpochMilli()));
  }

  /** Whatever needs somebody first, then by name; of very many the first ones. */
  private String fleet(Shown shown) throws ArchiveUnavailable {
    Instant now = clock.now().at();
    Map<String, Map<String, Integer>> calling = alarms.calling(now);
    List<FleetJson.Judged> devices =
        fleet.all(now).stream()
            .filter(facts -> facts.isSeenBy(shown.facility()))
            .map(facts -> judged(facts, calling, now))
            .sorted(Comparator.comparingInt(FleetPage::urgency))
            .toList();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      counts.put(kind.word(), (int) devices.stream().filter(kind::has).count());
    }
    return FleetJson.fleet(
            counts, devices.stream().filter(shown.kind()::has).limit(MOST_SHOWN).toList())
        .toString();
  }

  private static FleetJson.Judged judged(
      DeviceFacts facts, Map<String, Map<String, Integer>> calling, Instant now) {
    return new FleetJson.Judged(
        facts, Need.of(facts, now), calling.getOrDefault(facts.seen().device().value(), Map.of()));
  }

  private static int urgency(FleetJson.Judged judged) {
    return judged.needs().stream().mapToInt(Need::ordinal).min().orElse(Need.values().length);
  }

  /** A device that is seen by whoever asks; what is another facility's is not here. */
  private DeviceFacts seen(Visit visit, String name) throws ArchiveUnavailable {
    return records
        .of(device(name), visit.now())
        .filter(facts -> facts.isSeenBy(visit.person().facility()))
        .orElseThrow(() -> new Refused(404, "no-device"));
  }

  private Reply one(Visit visit) throws ArchiveUnavailable {
    DeviceFacts facts = seen(visit, visit.param("device"));
    DeviceId device = facts.seen().device();
    List<CommandSeen> asked = archive.commands(device, visit.now(), MOST_COMMANDS);
    return Reply.json(
        FleetJson.one(
            judged(facts, alarms.calling(visit.now()), visit.now()),
            archive.boots(device),
            archive.gaps(device),
            asked,
            archive.logs(device),
            withheld(device, visit.now()),
            places.panel(device, visit.now()),
            visit.language()));
  }

  /**
   * What the mother does not agree to send, by what the panel told last of it. Recordings for
   * research nobody agrees to who has not said so.
   */
  private Set<Consent> withheld(DeviceId device, Instant now) throws ArchiveUnavailable {
    Set<Consent> withheld = EnumSet.of(Consent.RESEARCH);
    List<Happening> told = archive.mothers().happenings(device, Instant.EPOCH, now.plusMillis(1));
    for (Consent consent : Consent.values()) {
      told.stream()
          .filter(one -> one.kind() == Happening.Kind.CONSENT)
          .filter(one -> one.word().equals(consent.word()))
          .max(Comparator.comparing(Happening::received).thenComparingLong(Happening::sequence))
          .map(last -> last.why().equals("given"))
          .ifPresent(given -> {
            if (given) {
              withheld.remove(consent);
            } else {
              withheld.add(consent);
            }
          });
    }
    return withheld;
  }

  private Reply treatments(Visit visit) throws ArchiveUnavailable {
    DeviceFacts facts = seen(visit, visit.param("device"));
    return Reply.json(treatments.of(facts.seen().device(), visit.now()));
  }

  private Reply trends(Visit visit) throws ArchiveUnavailable {
    DeviceFacts facts = seen(visit, visit.param("device"));
    Words words = Words.of(Locale.of(visit.language()));
    return Reply.json(trends.of(facts.seen().device(), words, visit.now()));
  }

  /** A panel of no facility comes to hers, or one of hers goes to none. */
  private Reply place(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    DeviceId device = seen(visit, visit.text(body, "device", 64)).seen().device();
    boolean comes = body.path("here").asBoolean(false);
    if (!records.place(
        device, comes, visit.line("device.place", device.value(), comes ? "here" : "nowhere"))) {
      throw new Refused(409, "placed-by-now");
    }
    return Reply.done();
  }

  private Reply log(Visit visit) throws ArchiveUnavailable {
    DeviceId device = seen(visit, visit.param("device")).seen().device();
    String command = visit.param("command");
    String log = archive.log(device, command).orElseThrow(() -> new Refused(404, "no-log"));
    return new Reply.File(device.value() + "-" + command + ".log", "text/plain", log);
  }

  private static DeviceId device(String name) {
    try {
      return new DeviceId(name);
    } catch (IllegalArgumentException otherForm) {
      throw new Refused(404, "no-device");
    }
  }

  private Reply ask(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    DeviceId device = seen(visit, visit.text(body, "device", 64)).seen().device();
    String word = visit.text(body, "request", 64);
    Message.Request request =
        OFFERED.keySet().stream()
            .filter(offered -> offered.word().equals(word))
            .filter(
                offered -> OFFERED.getOrDefault(offered, Set.of()).contains(visit.person().role()))
            .findFirst()
            .orElseThrow(() -> new Refused(400, "not-offered"));
    byte[] id = new byte[ID_BYTES];
    chance.nextBytes(id);
    Message.RemoteCommand command =
        new Message.RemoteCommand(
            device, HexFormat.of().formatHex(id), request, visit.now(), visit.now().plus(GOOD_FOR));
    if (!archive.ask(command, visit.line("device.ask", device.value(), word))) {
      throw new Refused(404, "no-device");
    }
    return Reply.done();
  }
}
