package org.sentuh.clinic.desk;

import io.avaje.jex.Jex;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.openid.Provider;
import org.sentuh.clinic.people.NotLetIn;
import org.sentuh.clinic.people.People;
import org.sentuh.clinic.people.Person;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.Answers;
import org.sentuh.pages.Assets;
import org.sentuh.pages.EventStreams;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PageLanguage;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.pages.Refused;
import org.sentuh.pages.Requests;
import org.sentuh.pages.Tokens;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Serves the desk, on virtual threads. It keeps nothing: who is in and what there is to see stands
 * in the archive, so several may stand side by side behind one address, and one may go. Any thread.
 */
public final class DeskServer implements AutoCloseable {

  /** Where the desk is unless somebody says otherwise. */
  public static final int PORT = 8090;

  /** So many pages are told what goes on at once. */
  static final int MOST_WATCHING = 400;

  /** Of each page that watches its stream, and two for what is asked beside it. */
  private static final int CONNECTIONS = 3 * MOST_WATCHING;

  private static final int MOST_OF_ONE = 8;
  private static final int LOOK_MS = 200;
  private static final int LOOKS_A_CHECK = 15;
  private static final long COOKIE_S = 12 * 3600;
  private static final long AWAY_S = 600;
  private static final int MOST_DOOR_BYTES = 4_096;
  private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);

  /** The scripts and styles of the frame around every page. */
  private static final List<String> FRAME = List.of("desk.js", "enter.js", "desk.css");

  private final PageAddress address;
  private final People people;
  private final List<DeskPage> pages;
  private final Wall.Clock clock;
  private final Optional<MetricsDoor> metrics;
  private final Optional<ProviderDoor> provider;
  private final DeskGate gate;
  private final Answers answers;
  private final Frame frame;
  private final List<String> languages;
  private volatile Optional<Instant> asked = Optional.empty();
  private final EventStreams streams = new EventStreams(MOST_WATCHING, MOST_OF_ONE, LOOK_MS);
  private final Jex.Server server;

  /**
   * Begins to serve.
   *
   * @param pages in the order of the navigation
   * @param clock the clinic's time of day
   * @param metrics what a monitoring program reads; empty: there is nothing to read
   * @param provider who vouches for people beside the desk; empty: nobody
   * @throws PagesUnavailable when the port is taken
   */
  public DeskServer(
      People people,
      List<DeskPage> pages,
      Wall.Clock clock,
      PageAddress address,
      Optional<MetricsDoor> metrics,
      Optional<Provider> provider)
      throws PagesUnavailable {
    this.metrics = metrics;
    this.provider = provider.map(vouches -> new ProviderDoor(vouches, people));
    this.address = address;
    this.people = people;
    this.pages = List.copyOf(pages);
    this.clock = clock;
    this.gate = new DeskGate(people, address.hosts(), clock);
    List<PageLanguage.Said> said = new ArrayList<>();
    said.add(new PageLanguage.Said(DeskServer.class, "desk"));
    this.pages.forEach(page -> said.add(new PageLanguage.Said(page.room(), page.name())));
    Map<String, PageLanguage> words = PageLanguage.all(said);
    this.languages = List.copyOf(words.keySet());
    Assets assets = assets(words);
    this.answers = new Answers(assets);
    this.frame =
        new Frame(assets, words, this.pages, this.provider.map(ProviderDoor::name).orElse(""));
    this.server = answers.serve(address, CONNECTIONS, this::register);
  }

  private Assets assets(Map<String, PageLanguage> words) {
    List<Assets.Shelf> shelves = new ArrayList<>();
    shelves.add(new Assets.Shelf(DeskServer.class, FRAME));
    for (DeskPage page : pages) {
      shelves.add(new Assets.Shelf(page.room(), page.files()));
    }
    Map<String, String> json = new TreeMap<>();
    ArrayNode choice = PageLanguage.choice(words.values());
    words.forEach(
        (code, language) -> json.put(code, language.json().set("languages", choice).toString()));
    return new Assets(shelves, json);
  }

  private String language(Context ctx) {
    return Requests.language(ctx, languages);
  }

  /**
   * What a role is called.
   *
   * @param language one that the desk has words for, {@link PageLanguage#OURS} among them
   */
  public static String said(Role role, String language) {
    return new PageLanguage(language, List.of(new PageLanguage.Said(DeskServer.class, "desk")))
        .text("role." + role.word());
  }

  /** The address that a person types, as {@code http://127.0.0.1:8090/}. */
  public String url() {
    return address.url(server.port());
  }

  /** The address that opens the door once; its secret stands where no server ever sees it. */
  public String link(String secret) {
    return url() + "#" + secret;
  }

  /**
   * When somebody who is in asked this server for something; now, where a page is being told what
   * happens. Empty for nobody since it began.
   */
  public Optional<Instant> lastAsked() {
    return streams.watching() > 0 ? Optional.of(clock.now().at()) : asked;
  }

  /** Every page, in the order of the navigation. */
  List<DeskPage> pages() {
    return pages;
  }

  @Override
  public void close() {
    streams.close();
    server.shutdown();
  }

  private void register(Routing routing) {
    routing.get("/assets/{digest}/{file}", answers::asset);
    routing.get("/", this::home);
    routing.post("/enter", this::enter);
    routing.post("/leave", this::leave);
    provider.ifPresent(door -> {
      routing.get(ProviderDoor.OUT, ctx -> out(door, ctx));
      routing.get(ProviderDoor.BACK, ctx -> back(door, ctx));
    });
    metrics.ifPresent(door -> routing.get("/metrics", door::serve));
    for (DeskPage page : pages) {
      routing.get("/" + page.name(), ctx -> shell(page, ctx));
      routing.get("/" + page.name() + "/{of}", ctx -> shell(page, ctx));
      for (Route route : page.routes()) {
        switch (route.method()) {
          case GET -> routing.get(page.address(route), ctx -> serve(route, ctx));
          case POST -> routing.post(page.address(route), ctx -> serve(route, ctx));
        }
      }
    }
  }

  private void home(Context ctx) {
    gate.look(ctx);
    Optional<Person> person = gate.present(ctx);
    if (person.isEmpty()) {
      Answers.html(ctx, frame.door(language(ctx), ""));
      return;
    }
    String first =
        pages.stream()
            .filter(page -> page.roles().contains(person.get().role()))
            .map(DeskPage::name)
            .findFirst()
            .orElseThrow(() -> new Refused(404, "not-here"));
    Answers.seeOther(ctx, "/" + first);
  }

  private void shell(DeskPage page, Context ctx) {
    gate.look(ctx);
    Optional<Person> person = gate.present(ctx);
    String language = language(ctx);
    if (person.isEmpty()) {
      ctx.status(401);
      Answers.html(ctx, frame.door(language, ""));
    } else if (!page.roles().contains(person.get().role())) {
      ctx.status(403);
      Answers.html(ctx, frame.closed(language, person.get()));
    } else {
      String token = Tokens.pageToken(String.valueOf(ctx.cookie(DeskGate.COOKIE)));
      Answers.html(ctx, frame.page(page, language, person.get(), token));
    }
  }

  private void enter(Context ctx) {
    gate.fromOurPage(ctx);
    String form = Requests.body(ctx, MOST_DOOR_BYTES);
    try {
      String session = enter(form, ctx.cookie(DeskGate.COOKIE), ctx.ip());
      in(ctx, session, "");
    } catch (NotLetIn no) {
      notIn(ctx, no);
    } catch (ArchiveUnavailable gone) {
      throw unavailable(gone);
    }
  }

  private void in(Context ctx, String session, String through) {
    Answers.cookie(ctx, DeskGate.COOKIE + "=" + session + address.cookie(COOKIE_S));
    through(ctx, through);
    Answers.seeOther(ctx, "/");
  }

  /** Whether the session of this browser began at the provider; empty: no. */
  private void through(Context ctx, String yes) {
    if (!yes.isEmpty() || ctx.cookie(ProviderDoor.THROUGH) != null) {
      Answers.cookie(
          ctx, ProviderDoor.THROUGH + "=" + yes + address.cookie(yes.isEmpty() ? 0 : COOKIE_S));
    }
  }

  private void notIn(Context ctx, NotLetIn no) {
    ctx.status(
        switch (no.code()) {
          case "too-often" -> 429;
          case "provider-away" -> 503;
          default -> 403;
        });
    Answers.html(ctx, frame.door(language(ctx), no.code()));
  }

  /** Nothing but a link leads there: a browser sends no form on to an address of others. */
  private void out(ProviderDoor door, Context ctx) {
    gate.look(ctx);
    try {
      Answers.seeOther(ctx, door.out(ctx, url(), address.cookie(AWAY_S)).toString());
    } catch (NotLetIn no) {
      notIn(ctx, no);
    } catch (ArchiveUnavailable gone) {
      throw unavailable(gone);
    }
  }

  private void back(ProviderDoor door, Context ctx) {
    gate.look(ctx);
    try {
      String session = door.in(ctx, url());
      Answers.cookie(ctx, ProviderDoor.COOKIE + "=" + address.cookie(0));
      in(ctx, session, "yes");
    } catch (NotLetIn no) {
      notIn(ctx, no);
    } catch (ArchiveUnavailable gone) {
      throw unavailable(gone);
    }
  }

  private String enter(String form, @Nullable String shown, String from)
      throws NotLetIn, ArchiveUnavailable {
    String link = Requests.field(form, "link").strip();
    return link.isEmpty()
        ? people.enterByPassword(
            Requests.field(form, "name").strip(), Requests.field(form, "password"), shown, from)
        : people.enterByLink(link.substring(link.indexOf('#') + 1), shown, from);
  }

  private void leave(Context ctx) {
    Person person = gate.pass(Optional.empty(), Route.Method.POST, ctx);
    try {
      people.leave(person, String.valueOf(ctx.cookie(DeskGate.COOKIE)));
    } catch (ArchiveUnavailable gone) {
      throw unavailable(gone);
    }
    Answers.cookie(ctx, DeskGate.COOKIE + "=" + address.cookie(0));
    through(ctx, "");
    // She is out here whatever the provider says.
    Optional<URI> on = provider.flatMap(door -> door.on(ctx, url()));
    Answers.json(
        ctx,
        JsonNodeFactory.instance
            .objectNode()
            .put("on", on.map(URI::toString).orElse("/"))
            .toString());
  }

  private void serve(Route route, Context ctx) {
    Person person = gate.pass(Optional.of(route.roles()), route.method(), ctx);
    asked = Optional.of(clock.now().at());
    String session = String.valueOf(ctx.cookie(DeskGate.COOKIE));
    try {
      Visit visit = new Visit(ctx, person, session, language(ctx), clock.now().at());
      switch (route.handler().answer(visit)) {
        case Reply.Json(String text) -> Answers.json(ctx, text);
        case Reply.File(String name, String type, String text) -> {
          attached(ctx, name, type);
          ctx.write(text.getBytes(StandardCharsets.UTF_8));
        }
        case Reply.Stream(String name, String type, InputStream bytes) -> {
          attached(ctx, name, type);
          ctx.write(bytes);
        }
        case Reply.Live(Supplier<String> now) -> streams.tell(ctx, person.name(), watch(now, ctx));
      }
    } catch (ArchiveUnavailable gone) {
      throw unavailable(gone);
    }
  }

  private static void attached(Context ctx, String name, String type) {
    Answers.set(ctx, "Content-Disposition", "attachment; filename=\"" + name + "\"");
    ctx.contentType(type);
  }

  /** The present for as long as she is in, which is looked at every few times. */
  private Supplier<Optional<EventStreams.Now>> watch(Supplier<String> now, Context ctx) {
    AtomicInteger looks = new AtomicInteger();
    return () ->
        looks.incrementAndGet() % LOOKS_A_CHECK == 0 && gate.present(ctx).isEmpty()
            ? Optional.empty()
            : Optional.of(new EventStreams.Now(clock.now().at().toEpochMilli(), now.get()));
  }

  private static Refused unavailable(ArchiveUnavailable gone) {
    LOG.warn("the desk cannot answer", gone);
    return new Refused(503, "archive");
  }
}
