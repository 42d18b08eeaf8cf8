package org.sentuh.clinic.fleet;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.CommandSeen;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.FleetRecords;
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

  /** What may be asked from here: what a device does, and what makes nothing stronger. */
  static final Set<Message.Request> OFFERED = EnumSet.of(Message.Request.STOP);

  private static final Set<Role> LOOK =
      EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR, Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final Set<Role> ASK = EnumSet.of(Role.TECHNICIAN, Role.MIDWIFE, Role.LEAD_MIDWIFE);

  private static final Duration GOOD_FOR = Duration.ofSeconds(Channel.COMMAND.expiryS());
  private static final int MOST_COMMANDS = 20;
  private static final int ID_BYTES = 8;

  private final Archive archive;
  private final FleetRecords records;
  private final Wall.Clock clock;
  private final Present present;
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
    this.present = new Present(this::fleet, () -> clock.now().at().toEpochMilli());
  }

  /** For the desk. */
  public DeskPage page() {
    return new DeskPage(
        "fleet",
        FleetPage.class,
        "panel",
        LOOK,
        List.of(
            Route.get("now", LOOK, visit -> new Reply.Live(present::json)),
            Route.get("all", LOOK, visit -> new Reply.Json(present.json())),
            Route.get("one/{device}", LOOK, this::one),
            Route.post("ask", ASK, this::ask)));
  }

  /** Everything that needs somebody first, then by name. */
  private String fleet() throws ArchiveUnavailable {
    Instant now = clock.now().at();
    List<FleetJson.Judged> devices =
        records.all().stream()
            .map(facts -> new FleetJson.Judged(facts, Need.of(facts, now)))
            .sorted(
                Comparator.comparingInt(FleetPage::urgency)
                    .thenComparing(judged -> judged.facts().seen().device().value()))
            .toList();
    return FleetJson.fleet(devices).toString();
  }

  private static int urgency(FleetJson.Judged judged) {
    return judged.needs().stream().mapToInt(Need::ordinal).min().orElse(Need.values().length);
  }

  private Reply one(Visit visit) throws ArchiveUnavailable {
    DeviceId device = device(visit.param("device"));
    Optional<DeviceFacts> facts =
        records.all().stream().filter(one -> one.seen().device().equals(device)).findFirst();
    if (facts.isEmpty()) {
      throw new Refused(404, "no-device");
    }
    List<CommandSeen> asked = archive.commands(device, visit.now(), MOST_COMMANDS);
    return Reply.json(
        FleetJson.one(
            new FleetJson.Judged(facts.get(), Need.of(facts.get(), visit.now())),
            archive.boots(device),
            archive.gaps(device),
            asked,
            visit.language()));
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
        OFFERED.stream()
            .filter(offered -> offered.word().equals(word))
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
