package org.sentuh.simulator.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.intake.CommandWay;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Wall;

/**
 * The desk of the demo's clinic, with somebody of each role, and a second device that was given out
 * and has not been heard.
 */
public final class DemoDesk implements AutoCloseable {

  private static final String FACILITY = "Klinik Melati";
  private static final Map<Role, String> SIGNS =
      new TreeMap<>(
          Map.of(
              Role.MIDWIFE, "BD-1",
              Role.LEAD_MIDWIFE, "BD-2",
              Role.TECHNICIAN, "TK-1",
              Role.RESEARCHER, "PN-1",
              Role.ADMINISTRATOR, "AD-1"));
  private static final DeviceId UNHEARD = new DeviceId("sentuh-02");

  private final Desk desk;
  private final CommandWay commands;
  private final List<String> links = new ArrayList<>();

  DemoDesk(Archive archive, Wall.Clock wall, IntakeSettings settings, int port)
      throws PagesUnavailable, ArchiveUnavailable {
    archive.register(UNHEARD, wall.now().at());
    desk = new Desk(archive, wall, PageAddress.loopback(port), Optional.empty());
    commands = CommandWay.start(settings, archive, wall);
    for (Map.Entry<Role, String> sign : SIGNS.entrySet()) {
      links.add(
          sign.getValue()
              + ", "
              + sign.getKey().word()
              + ": "
              + desk.link(sign.getValue(), FACILITY, sign.getKey()));
    }
  }

  /** A line for each role: who, and the link that lets her in once. */
  public List<String> links() {
    return List.copyOf(links);
  }

  @Override
  public void close() {
    commands.close();
    desk.close();
  }
}
