package org.sentuh.clinic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.clinic.desk.MetricsDoor;
import org.sentuh.clinic.desk.PeoplePage;
import org.sentuh.clinic.fleet.FleetMetrics;
import org.sentuh.clinic.fleet.FleetPage;
import org.sentuh.clinic.mothers.Hands;
import org.sentuh.clinic.mothers.MothersPage;
import org.sentuh.clinic.people.People;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.body.Panel;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.telemetry.wire.Wall;

/** The desk with all its pages, before one archive. Any thread. */
public final class Desk implements AutoCloseable {

  /** Who did what no account has done: somebody at the clinic's own machine. */
  private static final String CONSOLE = "console";

  private final People people;
  private final Wall.Clock clock;
  private final DeskServer server;

  /**
   * Begins to serve.
   *
   * @param archive stays open when this is closed
   * @param clock the clinic's time of day
   * @param metricsSecret what a program has to show that reads {@code /metrics}; empty: none may
   * @throws PagesUnavailable when the port is taken
   */
  public Desk(
      Archive archive, Wall.Clock clock, PageAddress address, Optional<String> metricsSecret)
      throws PagesUnavailable {
    this(archive, clock, address, metricsSecret, Map.of(), Optional.empty());
  }

  /**
   * The same where panels are known, and prescriptions can be ended.
   *
   * @param panels every panel that may be worn, by its name
   * @param sealer signs with the clinic's prescribing key; empty where this desk has none
   */
  public Desk(
      Archive archive,
      Wall.Clock clock,
      PageAddress address,
      Optional<String> metricsSecret,
      Map<String, Panel> panels,
      Optional<Hands.Sealer> sealer)
      throws PagesUnavailable {
    this.people = new People(archive, clock);
    this.clock = clock;
    PeoplePage staff = new PeoplePage(people, archive);
    MothersPage mothers =
        new MothersPage(archive, new Hands(archive, sealer), panels, () -> clock.now().at());
    List<DeskPage> pages =
        List.of(
            mothers.page(),
            new FleetPage(archive, clock).page(),
            staff.people(),
            staff.audit(),
            staff.own());
    FleetMetrics metrics = new FleetMetrics(archive, clock);
    this.server =
        new DeskServer(
            people,
            pages,
            clock,
            address,
            metricsSecret.map(secret -> new MetricsDoor(secret, metrics::text)));
  }

  /** The address that a person types. */
  public String url() {
    return server.url();
  }

  /** Whether somebody was ever taken in. */
  public boolean hasPeople() throws ArchiveUnavailable {
    return !people.all().isEmpty();
  }

  /**
   * A link that opens the door once, for somebody who is taken in by it where she is not there yet.
   *
   * @throws IllegalArgumentException for a sign or facility of another form, or of somebody who was
   *     let go; its message says which
   */
  public String link(String name, String facility, Role role) throws ArchiveUnavailable {
    AuditLine line =
        new AuditLine(
            clock.now().at(), CONSOLE, "", "account.open", name, role.word() + ", " + facility);
    Optional<String> known = people.link(name, line);
    return server.link(known.isPresent() ? known.get() : people.takeIn(name, facility, role, line));
  }

  @Override
  public void close() {
    server.close();
  }
}
