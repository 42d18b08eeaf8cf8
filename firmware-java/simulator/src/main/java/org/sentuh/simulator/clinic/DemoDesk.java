package org.sentuh.simulator.clinic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.clinic.intake.CommandWay;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.research.PseudonymKey;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.telemetry.wire.Wall;

/** The desk of the demo's clinic with all its pages, and somebody of each role. */
public final class DemoDesk implements AutoCloseable {

  /** The house in which they all work. */
  public static final String FACILITY = "Klinik Melati";

  private static final Map<Role, String> SIGNS =
      new TreeMap<>(
          Map.of(
              Role.MIDWIFE, "BD-1",
              Role.LEAD_MIDWIFE, "BD-2",
              Role.TECHNICIAN, "TK-1",
              Role.RESEARCHER, "PN-1",
              Role.ADMINISTRATOR, "AD-1"));
  private final Desk desk;
  private final CommandWay commands;
  private final List<String> links = new ArrayList<>();

  /** The sign of whoever has a role. */
  public static String sign(Role role) {
    return Objects.requireNonNull(SIGNS.get(role));
  }

  DemoDesk(
      Archive archive,
      Wall.Clock wall,
      IntakeSettings settings,
      Desk.Treating treating,
      PseudonymKey pseudonyms,
      int port,
      String language)
      throws PagesUnavailable, ArchiveUnavailable {
    desk =
        new Desk(
            archive,
            wall,
            PageAddress.loopback(port),
            Optional.empty(),
            treating,
            Optional.of(pseudonyms));
    commands = CommandWay.start(settings, archive, wall);
    for (Map.Entry<Role, String> sign : SIGNS.entrySet()) {
      links.add(
          sign.getValue()
              + ", "
              + DeskServer.said(sign.getKey(), language)
              + ": "
              + desk.link(sign.getValue(), FACILITY, sign.getKey()));
    }
  }

  /** When somebody who is in asked it for something; empty for nobody yet. */
  public Optional<Instant> lastAsked() {
    return desk.lastAsked();
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
