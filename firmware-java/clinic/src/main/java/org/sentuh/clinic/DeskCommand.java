package org.sentuh.clinic;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.clinic.intake.CommandWay;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.clinic.openid.Provider;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.Signer;
import org.sentuh.clinic.research.PseudonymKey;
import org.sentuh.pages.PageAddress;
import org.sentuh.settings.OpenIdFile;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.uplink.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The clinic's desk, until it is ended. */
@Command(
    name = "desk",
    description = "Serves the clinic's desk from its archive, until it is ended.",
    mixinStandardHelpOptions = true)
public final class DeskCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int BAD_INPUT = 2;
  private static final long LAST_WORDS_S = 20;

  private static final Pattern OUTSIDE =
      Pattern.compile("https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?");

  /** Who is taken in at the first start, so that somebody can take in everybody else. */
  private static final String FIRST = "ADMIN-1";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "JDBC",
      description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE")
  private String archive = "";

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "where it listens (default: ${DEFAULT-VALUE}, this machine alone)",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "0 for any that is free (default: ${DEFAULT-VALUE})",
      defaultValue = "" + DeskServer.PORT)
  private int port = DeskServer.PORT;

  @Option(
      names = "--name",
      paramLabel = "HOST|URL",
      description =
          "a further name that browsers reach it by; repeatable. One may be the whole address at a"
              + " proxy, as https://desk.clinic.example: links have it, and cookies go by TLS"
              + " alone")
  private List<String> names = List.of();

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "by which devices are asked to stop: ssl://HOST:PORT, or tcp://127.0.0.1:PORT")
  private @Nullable String broker;

  @Option(names = "--trust", paramLabel = "FILE", description = "the authority's certificate")
  private @Nullable Path trust;

  @Option(names = "--identity", paramLabel = "FILE", description = "the desk's certificate")
  private @Nullable Path identity;

  @Option(
      names = "--desk",
      paramLabel = "NAME",
      description = "its own among several (default: ${DEFAULT-VALUE})",
      defaultValue = "one")
  private String desk = "one";

  @Option(
      names = "--link",
      paramLabel = "SIGN=ROLE",
      description =
          "prints a link that lets somebody in once, taking her in where she is new; roles:"
              + " midwife, lead-midwife, technician, researcher, administrator; repeatable")
  private List<String> links = List.of();

  @Option(
      names = "--facility",
      paramLabel = "NAME",
      description = "where those of --link work (default: ${DEFAULT-VALUE})",
      defaultValue = "Klinik")
  private String facility = "Klinik";

  @Option(
      names = "--metrics-secret",
      paramLabel = "FILE",
      description = "what a reader of /metrics has to show as its bearer token; without it, none")
  private @Nullable Path metricsSecret;

  @Option(
      names = "--openid",
      paramLabel = "FILE",
      description =
          "who vouches for people beside the desk, as config/openid.yaml; without it nobody does")
  private @Nullable Path openid;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "a folder as config/, with bounds, panels and programmes; without it the desk has no"
              + " pages of programmes and prescriptions")
  private @Nullable Path config;

  @Option(
      names = "--key",
      paramLabel = "DIR",
      description =
          "the folder that prescribing-key has written; without it nothing is signed at this desk,"
              + " and no panel is taken from anybody")
  private @Nullable Path key;

  @Option(
      names = "--pseudonyms",
      paramLabel = "FILE",
      description =
          "the clinic's key of pseudonyms, made where there is none yet; without it no treatments"
              + " are taken out at this desk for research")
  private @Nullable Path pseudonyms;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec parsed = Objects.requireNonNull(spec, "a command speaks only when it was parsed");
    try {
      serve(parsed.commandLine().getOut());
      return DONE;
    } catch (ArchiveUnavailable
        | IOException
        | AuthorityRefused
        | SettingsRefused
        | IllegalArgumentException no) {
      parsed.commandLine().getErr().println(no.getMessage());
      return BAD_INPUT;
    }
  }

  /** What was asked for is looked at as a whole before an archive is touched. */
  private void serve(PrintWriter say)
      throws ArchiveUnavailable, IOException, AuthorityRefused, InterruptedException {
    Map<String, Role> wished = wished();
    Optional<IntakeSettings> devices = Optional.ofNullable(broker).map(this::settings);
    Optional<Signer> signer =
        key == null ? Optional.empty() : Optional.of(PrescribingKey.open(key));
    Optional<String> secret = secret();
    if (config != null) {
      Desk.mustBeUsable(config);
    }
    Optional<PseudonymKey> secretNames =
        pseudonyms == null ? Optional.empty() : Optional.of(PseudonymKey.of(pseudonyms));
    ClinicClock clock = new ClinicClock();
    Optional<Provider> provider =
        openid == null
            ? Optional.empty()
            : Optional.of(Provider.of(OpenIdFile.read(openid), clock));
    try (Ending ending = new Ending();
        Archive files = Archive.open(archive);
        Desk open =
            new Desk(
                files,
                clock,
                address(),
                secret,
                treating(files, signer, clock),
                secretNames,
                provider)) {
      say.println("the desk is at " + open.url());
      for (String link : given(open, wished)) {
        say.println(link);
      }
      say.flush();
      try (CommandWay _ =
          devices.isEmpty() ? null : CommandWay.start(devices.get(), files, clock)) {
        ending.await();
      }
    }
  }

  private Desk.Treating treating(Archive files, Optional<Signer> signer, ClinicClock clock)
      throws ArchiveUnavailable, IOException {
    return config == null
        ? new Desk.Treating(List.of(), Map.of(), signer)
        : Desk.treating(files, config, signer, clock);
  }

  private PageAddress address() {
    Set<String> hosts = new HashSet<>();
    Optional<URI> outside = Optional.empty();
    for (String name : names) {
      if (!name.contains("://")) {
        hosts.add(name);
      } else if (outside.isEmpty()) {
        outside = Optional.of(outside(name));
      } else {
        throw new IllegalArgumentException(
            "--name " + name + " is a second address; name one that links are to have");
      }
    }
    return new PageAddress(host, port, hosts, null, outside);
  }

  /** An address with nothing behind its host and port. */
  private static URI outside(String name) {
    String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    URI address = OUTSIDE.matcher(bare).matches() ? URI.create(bare) : URI.create("");
    if (address.getHost() == null) {
      throw new IllegalArgumentException(
          "--name " + name + " must be HOST, or https://HOST or https://HOST:PORT of the proxy");
    }
    return address;
  }

  private Optional<String> secret() throws IOException {
    return metricsSecret == null
        ? Optional.empty()
        : Optional.of(Files.readString(metricsSecret).strip());
  }

  private IntakeSettings settings(String uri) {
    if ((trust == null) != (identity == null)) {
      throw new IllegalArgumentException("--trust and --identity go together; give both or none");
    }
    return trust == null || identity == null
        ? IntakeSettings.of(uri, desk)
        : IntakeSettings.of(uri, new Credentials(trust, identity, null), desk);
  }

  /** Who is to be let in by a link, in the order in which it was asked for. */
  private Map<String, Role> wished() {
    Map<String, Role> wished = new LinkedHashMap<>();
    for (String link : links) {
      String[] parts = link.split("=", 2);
      Role role =
          Role.of(parts[parts.length - 1])
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "--link " + link + " must be SIGN=ROLE, as in BD-7=midwife"));
      wished.put(parts[0], role);
    }
    return wished;
  }

  /** Links that were wished; at the first start, one for whoever takes in everybody else. */
  private List<String> given(Desk open, Map<String, Role> wished) throws ArchiveUnavailable {
    if (wished.isEmpty() && !open.hasPeople()) {
      return List.of(told(open, FIRST, Role.ADMINISTRATOR));
    }
    List<String> told = new ArrayList<>();
    for (Map.Entry<String, Role> one : wished.entrySet()) {
      told.add(told(open, one.getKey(), one.getValue()));
    }
    return told;
  }

  private String told(Desk open, String name, Role role) throws ArchiveUnavailable {
    try {
      return name
          + ", "
          + role.word()
          + ", comes in once within a day by "
          + open.link(name, facility, role);
    } catch (IllegalArgumentException no) {
      throw new IllegalArgumentException(
          "--link " + name + "=" + role.word() + " cannot be taken in: " + no.getMessage(), no);
    }
  }

  /** Keeps the process until the desk has ended in order. */
  private static final class Ending implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch inOrder = new CountDownLatch(1);

    Ending() {
      Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leave"));
    }

    private void leave() {
      asked.countDown();
      try {
        if (!inOrder.await(LAST_WORDS_S, TimeUnit.SECONDS)) {
          Thread.currentThread().interrupt();
        }
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }

    void await() throws InterruptedException {
      asked.await();
    }

    @Override
    public void close() {
      inOrder.countDown();
    }
  }
}
