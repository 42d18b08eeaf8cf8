package org.sentuh.clinic.fleet;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.CommandSeen;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.archive.fleet.Wiped;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Present;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.Refused;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import tools.jackson.databind.JsonNode;

/** The fleet at the desk. What it shows stands in the archive; it remembers nothing itself. */
public final class FleetPage {

  private static final Set<Role> LOOK =
      EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR, Role.MIDWIFE, Role.LEAD_MIDWIFE);
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
  private final Wall.Clock clock;
  private final Map<Kind, Present> presents = new EnumMap<>(Kind.class);
  private final SecureRandom chance = new SecureRandom();

  /**
   * The fleet of an archive.
   *
   * @param clock the clinic's time of day
   */
  public FleetPage(Archive archive, Wall.Clock clock) {
    this.archive = archive;
    this.records = new FleetRecords(archive);
    this.clock = clock;
    for (Kind kind : Kind.values()) {
      presents.put(kind, new Present(() -> fleet(kind), () -> clock.now().at().toEpochMilli()));
    }
  }

  /** For the desk. */
  public DeskPage page() {
    return new DeskPage(
        "fleet",
        FleetPage.class,
        "panel",
        LOOK,
        List.of(
            Route.get("now", LOOK, visit -> new Reply.Live(present(visit)::json)),
            Route.get("some", LOOK, visit -> new Reply.Json(present(visit).json())),
            Route.get("one/{device}", LOOK, this::one),
            Route.get("log/{device}/{command}", EnumSet.of(Role.TECHNICIAN), this::log),
            Route.post("ask", ASK, this::ask)));
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
    return presents.entrySet().stream()
        .filter(kind -> kind.getKey().word().equals(wished))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new Refused(400, "not-understood"));
  }

  /** Whatever needs somebody first, then by name; of very many the first ones. */
  private String fleet(Kind shown) throws ArchiveUnavailable {
    Instant now = clock.now().at();
    List<FleetJson.Judged> devices =
        records.all(now).stream()
            .map(facts -> new FleetJson.Judged(facts, Need.of(facts, now)))
            .sorted(
                Comparator.comparingInt(FleetPage::urgency)
                    .thenComparing(judged -> judged.facts().seen().device().value()))
            .toList();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      counts.put(kind.word(), (int) devices.stream().filter(kind::has).count());
    }
    return FleetJson.fleet(counts, devices.stream().filter(shown::has).limit(MOST_SHOWN).toList())
        .toString();
  }

  private static int urgency(FleetJson.Judged judged) {
    return judged.needs().stream().mapToInt(Need::ordinal).min().orElse(Need.values().length);
  }

  private Reply one(Visit visit) throws ArchiveUnavailable {
    DeviceId device = device(visit.param("device"));
    DeviceFacts facts =
        records.of(device, visit.now()).orElseThrow(() -> new Refused(404, "no-device"));
    List<CommandSeen> asked = archive.commands(device, visit.now(), MOST_COMMANDS);
    return Reply.json(
        FleetJson.one(
            new FleetJson.Judged(facts, Need.of(facts, visit.now())),
            archive.boots(device),
            archive.gaps(device),
            asked,
            archive.logs(device),
            Wiped.of(archive.mothers().holders(device), facts.health().map(DeviceFacts.Told::what)),
            visit.language()));
  }

  private Reply log(Visit visit) throws ArchiveUnavailable {
    DeviceId device = device(visit.param("device"));
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
    DeviceId device = device(visit.text(body, "device", 64));
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
