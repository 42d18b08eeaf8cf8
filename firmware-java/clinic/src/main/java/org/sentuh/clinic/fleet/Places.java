package org.sentuh.clinic.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.WireJson;
import org.sentuh.telemetry.words.Words;

/**
 * Where on the back the motors and zones of a device are, in words: by the panel that it was last
 * made ready with. Where nobody knows that panel, they have their own short names. Any thread.
 */
final class Places {

  private static final WireJson WIRE = new WireJson();

  private final Archive archive;
  private final Map<String, Panel> panels;

  /**
   * The places of an archive's devices.
   *
   * @param panels every panel that may be worn, by its name
   */
  Places(Archive archive, Map<String, Panel> panels) {
    this.archive = archive;
    this.panels = Map.copyOf(panels);
  }

  /** The panel that a device was last made ready with; empty where nobody knows. */
  Optional<Panel> panel(DeviceId device, Instant now) throws ArchiveUnavailable {
    Optional<Happening> last =
        archive.mothers().happenings(device, Instant.EPOCH, now.plusMillis(1)).stream()
            .filter(told -> told.kind() == Happening.Kind.PREPARED)
            .max(Comparator.comparing(Happening::received).thenComparingLong(Happening::sequence));
    if (last.isEmpty()) {
      return Optional.empty();
    }
    String boot = last.get().boot();
    return archive.entries(device, boot, Lane.EVENT, last.get().sequence(), 1).stream()
        .findFirst()
        .map(entry -> WIRE.read(Lane.EVENT.channel().of(device), entry.body()))
        .flatMap(Places::panel)
        .flatMap(name -> Optional.ofNullable(panels.get(name)));
  }

  private static Optional<String> panel(Received<Message> received) {
    return received instanceof Received.Understood<Message>(Message.Fact told)
            && told.event().fact() instanceof Fact.Prepared prepared
        ? Optional.of(prepared.panel())
        : Optional.empty();
  }

  /** Where a motor is, as in "upper left"; empty where that is not known. */
  static Optional<String> motor(Panel panel, String site, Words words) {
    List<MotorSite> motors = panel.motors();
    for (int motor = 0; motor < motors.size(); motor++) {
      if (motors.get(motor).name().equals(site)) {
        return Optional.of(words.zone(panel.sensors().get(panel.zoneOf(motor)).name()));
      }
    }
    return Optional.empty();
  }

  /** Where a force sensor is. */
  static Optional<String> sensor(Panel panel, String site, Words words) {
    return panel.sensors().stream()
        .filter(sensor -> sensor.name().equals(site))
        .findFirst()
        .map(sensor -> words.zone(sensor.name()));
  }

  /**
   * Where a zone is.
   *
   * @param number of the zone, from 1 on, as a step has it
   */
  static Optional<String> zone(Panel panel, String number, Words words) {
    return panel.sensors().stream()
        .skip(number.matches("[1-9][0-9]?") ? Integer.parseInt(number) - 1L : panel.zones())
        .findFirst()
        .map(site -> words.zone(site.name()));
  }
}
