package org.sentuh.clinic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sentuh.clinic.alarms.AlarmWatch;
import org.sentuh.clinic.alarms.AlarmsPage;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.design.DesignPage;
import org.sentuh.clinic.design.Library;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.clinic.desk.MetricsDoor;
import org.sentuh.clinic.desk.PeoplePage;
import org.sentuh.clinic.fleet.FleetMetrics;
import org.sentuh.clinic.fleet.FleetPage;
import org.sentuh.clinic.mothers.BoardKeeper;
import org.sentuh.clinic.mothers.Hands;
import org.sentuh.clinic.mothers.MothersPage;
import org.sentuh.clinic.openid.Provider;
import org.sentuh.clinic.people.People;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.personal.PersonalPage;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.clinic.prescribing.PrescribingPage;
import org.sentuh.clinic.prescribing.Signer;
import org.sentuh.clinic.rerun.RerunPage;
import org.sentuh.clinic.research.PseudonymKey;
import org.sentuh.clinic.research.ResearchPage;
import org.sentuh.control.body.Panel;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.settings.AlarmsFile;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.SettingsFile;
import org.sentuh.telemetry.wire.Wall;

/** The desk with all its pages, before one archive. Any thread. */
public final class Desk implements AutoCloseable {

  /** Who did what no account has done: somebody at the clinic's own machine. */
  private static final String CONSOLE = "console";

  /** A desk that has no such file uses the rules that its archive has. */
  private static final String ALARMS = "alarms.yaml";

  private final People people;
  private final Wall.Clock clock;
  private final DeskServer server;
  private final BoardKeeper keeper;
  private final AlarmWatch alarms;

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
    this(archive, clock, address, metricsSecret, Treating.NOTHING);
  }

  /**
   * Begins to serve, with what mothers are treated with.
   *
   * @param treating as of {@link #treating}
   */
  public Desk(
      Archive archive,
      Wall.Clock clock,
      PageAddress address,
      Optional<String> metricsSecret,
      Treating treating)
      throws PagesUnavailable {
    this(archive, clock, address, metricsSecret, treating, Optional.empty());
  }

  /**
   * Begins to serve, also those who study treatments.
   *
   * @param pseudonyms the clinic's key of pseudonyms; empty: nothing is taken out at this desk
   */
  public Desk(
      Archive archive,
      Wall.Clock clock,
      PageAddress address,
      Optional<String> metricsSecret,
      Treating treating,
      Optional<PseudonymKey> pseudonyms)
      throws PagesUnavailable {
    this(archive, clock, address, metricsSecret, treating, pseudonyms, Optional.empty());
  }

  /**
   * Begins to serve, also those for whom the clinic's provider vouches.
   *
   * @param provider empty: people come in by what the desk itself knows of them alone
   */
  public Desk(
      Archive archive,
      Wall.Clock clock,
      PageAddress address,
      Optional<String> metricsSecret,
      Treating treating,
      Optional<PseudonymKey> pseudonyms,
      Optional<Provider> provider)
      throws PagesUnavailable {
    this.people = new People(archive, clock);
    this.clock = clock;
    PeoplePage staff = new PeoplePage(people, archive, provider);
    Hands hands = new Hands(archive, treating.key().map(key -> key::sign));
    MothersPage mothers =
        new MothersPage(archive, hands, treating.panels(), () -> clock.now().at());
    List<DeskPage> pages = new ArrayList<>();
    pages.add(mothers.page());
    pages.addAll(treating.pages());
    pages.addAll(
        List.of(
            new FleetPage(archive, clock, treating.panels(), treating.key()).page(),
            new ResearchPage(archive, treating.panels(), pseudonyms).page(),
            new PersonalPage(archive, people).page(),
            new AlarmsPage(archive, clock).page(),
            staff.people(),
            staff.audit(),
            staff.own()));
    FleetMetrics metrics = new FleetMetrics(archive, clock);
    this.server =
        new DeskServer(
            people,
            pages,
            clock,
            address,
            metricsSecret.map(secret -> new MetricsDoor(secret, metrics::text)),
            provider);
    this.keeper = mothers.keep();
    this.alarms = new AlarmWatch(archive, clock).start();
  }

  /**
   * What mothers are treated with at this desk.
   *
   * @param pages of programmes and prescriptions
   * @param panels every panel that may be worn, by its name
   * @param key signs prescriptions and their ends; empty where this desk has none
   */
  public record Treating(List<DeskPage> pages, Map<String, Panel> panels, Optional<Signer> key) {

    /** Nothing is prescribed at this desk. */
    static final Treating NOTHING = new Treating(List.of(), Map.of(), Optional.empty());
  }

  /**
   * The pages of programmes and prescriptions, and what they need. Programmes that the library does
   * not have yet come into it from a folder.
   *
   * @param config a folder as {@code config/}: bounds, panels, programmes and their schema
   * @param key what signs prescriptions; none: they are signed elsewhere
   * @throws org.sentuh.settings.SettingsRefused for a file that is not there or will not be used
   */
  public static Treating treating(
      Archive archive, Path config, Optional<Signer> key, Wall.Clock clock)
      throws ArchiveUnavailable, IOException {
    Equipment equipment = equipment(config);
    String schema = Files.readString(config.resolve("schema/programme.schema.json"));
    Library library = new Library(new Programmes(archive));
    library.stock(yaml(config.resolve("programmes")), clock.now().at());
    Path rules = config.resolve(ALARMS);
    if (Files.exists(rules)) {
      AlarmWatch.stock(archive, SettingsFile.content(rules), clock.now().at());
    }
    return new Treating(
        List.of(
            new DesignPage(library, equipment, schema).page(),
            new PrescribingPage(archive, equipment, key).page(),
            new RerunPage(archive, equipment).page()),
        equipment.panels().stream().collect(Collectors.toMap(Panel::name, panel -> panel)),
        key);
  }

  /** Refuses a folder that {@link #treating} would refuse, before an archive is touched. */
  static void mustBeUsable(Path config) throws IOException {
    var _ = equipment(config);
    for (Path programme : yaml(config.resolve("programmes"))) {
      var _ = ProgrammeFile.read(programme);
    }
    if (Files.exists(config.resolve(ALARMS))) {
      var _ = AlarmsFile.read(config.resolve(ALARMS));
    }
  }

  private static Equipment equipment(Path config) throws IOException {
    return new Equipment(
        LimitsFile.read(config.resolve("limits.yaml")),
        yaml(config.resolve("panels")).stream().map(PanelFile::read).toList());
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The address that a person types. */
  public String url() {
    return server.url();
  }

  /** When somebody who is in asked this desk for something; empty for nobody since it began. */
  public Optional<Instant> lastAsked() {
    return server.lastAsked();
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
    alarms.close();
    server.close();
    keeper.close();
  }
}
