package org.sentuh.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.clinic.desk.PeoplePage;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.openid.Provider;
import org.sentuh.clinic.people.People;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.PageAddress;
import org.sentuh.telemetry.wire.Wall;

/** A real desk before a real archive, at a time of day that a test steps on. */
public final class ServedDesk implements AutoCloseable {

  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403);
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([0-9a-f]+)\"");

  public final Archive archive;
  public final People people;
  public final Optional<Provider> provider;
  public final DeskServer server;
  public final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String url;
  private volatile Instant now = Instant.parse("2026-11-26T07:30:00Z");
  private int taken;

  /**
   * A desk.
   *
   * @param pages its pages; archive and people are there when it is asked
   */
  public ServedDesk(Database database, Function<ServedDesk, List<DeskPage>> pages)
      throws Exception {
    this(database.fresh(), pages);
  }

  /** Another desk on the same database. */
  public ServedDesk(String url, Function<ServedDesk, List<DeskPage>> pages) throws Exception {
    this(url, pages, clock -> Optional.empty());
  }

  /**
   * A desk with somebody who vouches for its people.
   *
   * @param vouches makes it of this desk's time of day
   */
  public ServedDesk(
      String url,
      Function<ServedDesk, List<DeskPage>> pages,
      Function<Wall.Clock, Optional<Provider>> vouches)
      throws Exception {
    this.url = url;
    provider = vouches.apply(clock());
    archive = Archive.open(url);
    people = new People(archive, clock());
    server =
        new DeskServer(
            people,
            withOwn(pages.apply(this)),
            clock(),
            PageAddress.loopback(0),
            Optional.empty(),
            provider);
  }

  /** Everybody has at least her own account. */
  private List<DeskPage> withOwn(List<DeskPage> pages) {
    List<DeskPage> all = new ArrayList<>(pages);
    if (pages.stream().noneMatch(page -> page.name().equals("me"))) {
      all.add(new PeoplePage(people, archive).own());
    }
    return all;
  }

  /** The address of its database. */
  public String url() {
    return url;
  }

  /** The time of day of this desk. */
  public Wall.Clock clock() {
    return () -> new Wall(now, Wall.Quality.TRUSTED);
  }

  /** What it is now. */
  public Instant now() {
    return now;
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** Takes somebody in, and answers the secret of her link. */
  public String link(String name, Role role) throws Exception {
    return link(name, role, "Klinik Melati");
  }

  private String link(String name, Role role, String facility) throws Exception {
    return people.takeIn(
        name, facility, role, new AuditLine(now, "console", "", "account.open", name, ""));
  }

  /** A browser of somebody with this role who has just come in. */
  public Seat seat(Role role) throws Exception {
    return seat(role.word() + "-" + ++taken, role);
  }

  /** The same for a sign that matters. */
  public Seat seat(String name, Role role) throws Exception {
    return seat(name, role, "Klinik Melati");
  }

  /** The same of somebody who works at another facility. */
  public Seat seat(String name, Role role, String facility) throws Exception {
    HttpResponse<String> entered = stranger().enters("link=" + link(name, role, facility));
    return new Seat(this, cookie(entered), "").reading();
  }

  /** The cookie of an answer that let somebody in. */
  public static String cookie(HttpResponse<?> entered) {
    return entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** A browser of nobody. */
  public Seat stranger() {
    return new Seat(this, "", "");
  }

  /** Every line of the audit, newest first. */
  public List<Audit.Kept> audit() throws Exception {
    return archive.read(connection -> Audit.newest(connection, Long.MAX_VALUE, 1000));
  }

  URI at(String path) {
    return URI.create(server.url()).resolve(path);
  }

  /**
   * Asks every route of a page as everybody: it is open to those that a table written by hand
   * names, and shut to all others.
   *
   * @param table as {@code GET facts} to the roles that may
   */
  public void isOpenTo(DeskPage page, Map<String, Set<Role>> table) throws Exception {
    Set<String> routes = new HashSet<>();
    page.routes().forEach(route -> routes.add(route.method() + " " + route.path()));
    assertThat(routes).as("routes of " + page.name()).isEqualTo(table.keySet());
    for (Role role : Role.values()) {
      Seat seat = seat(role);
      for (Route route : page.routes()) {
        boolean may =
            table.getOrDefault(route.method() + " " + route.path(), Set.of()).contains(role);
        pass(Duration.ofSeconds(1));
        assertThat(seat.status(page, route))
            .as("%s %s by %s", route.method(), route.path(), role)
            .matches(status -> TURNED_AWAY.contains(status) != may, "a matching answer");
      }
      assertThat(seat.get("/" + page.name()).statusCode() == 200)
          .as("/%s by %s", page.name(), role)
          .isEqualTo(page.roles().contains(role));
    }
    for (Route route : page.routes()) {
      assertThat(stranger().status(page, route)).as(route.path()).isEqualTo(401);
    }
    assertThat(stranger().get("/" + page.name()).statusCode()).isEqualTo(401);
  }

  @Override
  public void close() {
    server.close();
    archive.close();
    http.shutdownNow();
  }

  /**
   * A browser at the desk.
   *
   * @param cookie what it sends by itself
   * @param token what its page knows
   */
  public record Seat(ServedDesk at, String cookie, String token) {

    /** Opens a page, and reads its token. */
    public Seat reading() throws IOException, InterruptedException {
      HttpResponse<String> home = get("/");
      Matcher found = TOKEN.matcher(get(home.headers().firstValue("Location").orElse("/")).body());
      if (!found.find()) {
        throw new AssertionError("no page for this seat: " + home.statusCode());
      }
      return new Seat(at, cookie, found.group(1));
    }

    /** Sends the form of the door. */
    public HttpResponse<String> enters(String form) throws IOException, InterruptedException {
      return send(
          request("/enter")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** A request with what this browser sends by itself. */
    public HttpRequest.Builder request(String path) {
      HttpRequest.Builder request = HttpRequest.newBuilder(at.at(path));
      return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** Looks at something. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(request(path).GET());
    }

    /** Changes something. */
    public HttpResponse<String> post(String path, String json)
        throws IOException, InterruptedException {
      HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
      if (!token.isEmpty()) {
        request.header("X-Page-Token", token);
      }
      return send(request.POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    /** Sends a request. */
    public HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return at.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The status alone, so that a stream can be asked as well. */
    int status(DeskPage page, Route route) throws IOException, InterruptedException {
      String path =
          "/api/" + page.name() + "/" + route.path().replaceAll("\\{[a-z]+}", "nothing-1");
      HttpRequest.Builder request = request(path);
      if (!token.isEmpty()) {
        request.header("X-Page-Token", token);
      }
      HttpRequest asked =
          route.method() == Route.Method.GET
              ? request.GET().build()
              : request.POST(HttpRequest.BodyPublishers.ofString("{}")).build();
      HttpResponse<Stream<String>> answer =
          at.http.send(asked, HttpResponse.BodyHandlers.ofLines());
      answer.body().close();
      return answer.statusCode();
    }
  }
}
