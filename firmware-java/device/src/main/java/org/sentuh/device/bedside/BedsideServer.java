package org.sentuh.device.bedside;

import io.avaje.jex.Jex;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import io.avaje.jex.http.NotFoundException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.readiness.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the pages at the device, on virtual threads: state down as server-sent events, people's
 * wishes up as POSTs. Nothing here runs on the tick's thread or is waited for by it. Any thread.
 */
public final class BedsideServer implements AutoCloseable {

  /** Where the pages are unless somebody says otherwise. */
  public static final int PORT = 8080;

  private static final Logger LOG = LoggerFactory.getLogger(BedsideServer.class);
  private static final long INVITATION_NS = 24 * 3_600_000_000_000L;
  private static final int COOKIE_SECONDS = 180 * 24 * 3600;

  private final PairingCodes codes;
  private final Sessions sessions;
  private final Lease lease;
  private final Gate gate;
  private final Assets assets;
  private final Pages pages;
  private final BedFacts facts;
  private final Acts acts;
  private final EventStream stream;
  private final ServiceFacts service;
  private final VisitFacts visit;
  private final DiaryFacts diary;
  private final ShownState shown;
  private final Address address;
  private final Jex.Server server;
  private final String policy;
  private final String openApi;

  /**
   * Where the pages are served.
   *
   * @param host the address to listen at, {@code 127.0.0.1} for this machine alone
   * @param port 0 for any that is free
   * @param names further names under which phones reach it, such as {@code sentuh.local}
   * @param tls for https, or null for http
   */
  public record Address(String host, int port, Set<String> names, @Nullable SSLContext tls) {

    /** This machine alone, without TLS. */
    public static Address loopback(int port) {
      return new Address("127.0.0.1", port, Set.of(), null);
    }
  }

  /**
   * Begins to serve.
   *
   * @param keeping where paired phones are kept
   * @throws BedsideUnavailable when the port is taken
   */
  public BedsideServer(Bed bed, Keeping keeping, Address address) throws BedsideUnavailable {
    this.address = address;
    this.codes = new PairingCodes(bed.clock());
    this.sessions = new Sessions(keeping);
    this.lease = new Lease(bed.clock());
    this.gate = new Gate(sessions, lease, hosts(address), bed.clock());
    Map<String, PageWords> words = new TreeMap<>();
    Map<String, String> json = new TreeMap<>();
    for (String language : PageWords.LANGUAGES) {
      words.put(language, new PageWords(language));
      json.put(language, words.get(language).json(bed).toString());
    }
    this.assets = new Assets(json);
    this.pages = new Pages(assets, words);
    this.facts = new BedFacts(bed);
    this.service = new ServiceFacts(bed, words);
    this.diary = new DiaryFacts(bed);
    this.visit = new VisitFacts(bed);
    this.shown = new ShownState(bed);
    LiveState live = new LiveState(bed, shown);
    CoachStand coach = new CoachStand(bed);
    Company company = new Company(keeping, bed.clock());
    this.acts = new Acts(bed, live, lease, shown, coach, company);
    this.stream = new EventStream(bed, live, service, visit, coach, company, sessions, lease);
    this.policy = policy();
    this.openApi = new String(Assets.read("openapi.json"), StandardCharsets.UTF_8);
    this.server = start();
  }

  private static Set<String> hosts(Address address) {
    Set<String> hosts = new HashSet<>(address.names());
    hosts.addAll(List.of(address.host(), "127.0.0.1", "localhost", "[::1]"));
    return Set.copyOf(hosts);
  }

  /** The address that a person types, as {@code http://127.0.0.1:8080/}. */
  public String url() {
    String scheme = address.tls() == null ? "http" : "https";
    return scheme + "://" + address.host() + ":" + port() + "/";
  }

  /** The port that is served. */
  public int port() {
    return server.port();
  }

  /** Codes for phones that are to be paired. */
  public PairingCodes codes() {
    return codes;
  }

  /** Whether a phone leads now. */
  public boolean isLed() {
    return lease.holder().isPresent();
  }

  /** The mark of the state that a screen would show now. */
  String shown() {
    return shown.mark();
  }

  /** How many pages watch now. */
  public int watching() {
    return stream.watching();
  }

  @Override
  public void close() {
    stream.close();
    server.shutdown();
  }

  private Jex.Server start() throws BedsideUnavailable {
    Patience.ask();
    java.util.logging.Logger.getLogger("io.avaje.jex").setLevel(Level.WARNING);
    Jex jex =
        Jex.create()
            .config(config ->
                config
                    .host(address.host())
                    .port(address.port())
                    .socketBacklog(64)
                    .health(false)
                    .compression(none -> none.disableCompression()));
    if (address.tls() != null) {
      jex.config().httpsConfig(address.tls());
    }
    jex.filter(
            (ctx, chain) -> {
              headers(ctx);
              chain.proceed();
            })
        .error(NotFoundException.class, (ctx, none) -> refuse(ctx, new Refused(404, "not-here")))
        .error(Exception.class, this::broke);
    for (Route route : Route.values()) {
      register(jex.routing(), route);
    }
    try {
      return jex.start();
    } catch (RuntimeException taken) {
      throw new BedsideUnavailable(
          "the pages cannot be served at "
              + address.host()
              + ":"
              + address.port()
              + "; another program has it most likely: end that one, or choose another port",
          taken);
    }
  }

  private void register(Routing routing, Route route) {
    switch (route.method()) {
      case GET -> routing.get(route.path(), ctx -> serve(route, ctx));
      case POST -> routing.post(route.path(), ctx -> serve(route, ctx));
    }
  }

  private void serve(Route route, Context ctx) {
    try {
      answer(route, ctx, gate.pass(route, ctx));
    } catch (Refused no) {
      refuse(ctx, no);
    }
  }

  private void answer(Route route, Context ctx, Optional<Session> session) {
    String language = Gate.language(ctx);
    switch (route) {
      case HOME -> html(ctx, home(ctx, session, language));
      case PAIR -> pair(ctx, language);
      case STOP -> stop(ctx);
      case STOPPED -> html(ctx, pages.stopped(language, acts.isStill()));
      case ASSET -> asset(ctx);
      case OPEN_API -> json(ctx, openApi);
      case BED -> json(ctx, facts.json());
      case EVENTS -> stream.tell(ctx, session.orElseThrow());
      case LEAVE -> leave(ctx, session.orElseThrow());
      case DIARY -> json(ctx, diary.json());
      case MINE -> {
        set(ctx, "Content-Disposition", "attachment; filename=\"sentuh-mine.json\"");
        json(ctx, diary.json());
      }
      case INVITE -> json(ctx, invite());
      case UNINVITE -> uninvite(ctx, session.orElseThrow());
      case MOMENTS -> json(ctx, moments(ctx));
      case TREATMENTS -> json(ctx, visit.treatments());
      case SELF_TEST -> json(ctx, service.selfTest(language));
      case BOX -> json(ctx, service.box());
      case LOG -> json(ctx, service.log());
      case BUNDLE -> bundle(ctx);
      default -> {
        acts.take(route, session.orElseThrow(), ctx.header(ShownState.HEADER), Gate.body(ctx));
        json(ctx, stream.state(session.orElseThrow()));
      }
    }
  }

  private String home(Context ctx, Optional<Session> session, String language) {
    return session
        .map(known -> {
          String token = Sessions.pageToken(String.valueOf(ctx.cookie(Gate.COOKIE)));
          return pages.home(language, known.role(), token);
        })
        .orElseGet(() -> pages.door(language, ""));
  }

  private void pair(Context ctx, String language) {
    Optional<Role> role = codes.redeem(code(Gate.body(ctx)));
    if (role.isEmpty()) {
      ctx.status(403);
      html(ctx, pages.door(language, "code"));
      return;
    }
    // Lax and not Strict: whoever follows a link to the page from elsewhere is still herself; what
    // changes something needs the page's token beside it.
    String secure = address.tls() == null ? "" : "; Secure";
    ctx.exchange()
        .getResponseHeaders()
        .add(
            "Set-Cookie",
            Gate.COOKIE
                + "="
                + sessions.open(role.get())
                + "; Path=/; Max-Age="
                + COOKIE_SECONDS
                + "; HttpOnly; SameSite=Lax"
                + secure);
    seeOther(ctx, "/");
  }

  private static String code(String form) {
    for (String field : form.split("&", -1)) {
      if (field.startsWith("code=")) {
        try {
          return URLDecoder.decode(field.substring("code=".length()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
          return "";
        }
      }
    }
    return "";
  }

  /** Whatever the request looks like, it stops; only then it is read what answer is wished. */
  private void stop(Context ctx) {
    boolean still = acts.stop();
    String accept = ctx.header("Accept");
    if (accept != null && accept.contains("application/json")) {
      json(ctx, "{\"still\":" + still + "}");
    } else {
      seeOther(ctx, "/stopped");
    }
  }

  private void leave(Context ctx, Session session) {
    sessions.close(session);
    ctx.exchange()
        .getResponseHeaders()
        .add("Set-Cookie", Gate.COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    json(ctx, "{}");
  }

  /** Good for a day, and for one phone. */
  private String invite() {
    try {
      String code = codes.issue(Role.HELPER, INVITATION_NS);
      return "{\"code\":\"" + code + "\",\"validS\":" + INVITATION_NS / 1_000_000_000 + "}";
    } catch (IllegalStateException many) {
      throw new Refused(409, "too-many");
    }
  }

  private void uninvite(Context ctx, Session mother) {
    codes.forget(Role.HELPER);
    sessions.closeAll(Role.HELPER);
    json(ctx, stream.state(mother));
  }

  private String moments(Context ctx) {
    try {
      return visit.moments(
          Long.parseLong(String.valueOf(ctx.queryParam("from"))),
          Long.parseLong(String.valueOf(ctx.queryParam("step"))),
          Integer.parseInt(String.valueOf(ctx.queryParam("count"))));
    } catch (NumberFormatException nonsense) {
      throw new Refused(400, "not-understood");
    }
  }

  private void bundle(Context ctx) {
    set(ctx, "Content-Disposition", "attachment; filename=\"sentuh-support.zip\"");
    ctx.contentType("application/zip");
    ctx.write(service.bundle());
  }

  private void asset(Context ctx) {
    Assets.Asset asset =
        assets
            .find(ctx.pathParam("digest"), ctx.pathParam("file"))
            .orElseThrow(() -> new Refused(404, "not-here"));
    set(ctx, "Cache-Control", "public, max-age=31536000, immutable");
    set(ctx, "Vary", "Accept-Encoding");
    String accepted = ctx.header("Accept-Encoding");
    boolean zipped = accepted != null && accepted.contains("gzip");
    if (zipped) {
      set(ctx, "Content-Encoding", "gzip");
    }
    ctx.contentType(asset.type());
    ctx.write(zipped ? asset.gzipped() : asset.bytes());
  }

  private static void seeOther(Context ctx, String where) {
    set(ctx, "Location", where);
    ctx.writeEmpty(303);
  }

  private static void html(Context ctx, String page) {
    ctx.contentType("text/html; charset=utf-8");
    ctx.write(page);
  }

  private static void json(Context ctx, String text) {
    ctx.contentType("application/json");
    ctx.write(text);
  }

  /** Also where no route was found, before any filter has run. */
  private void refuse(Context ctx, Refused no) {
    headers(ctx);
    ctx.status(no.status());
    json(ctx, "{\"refused\":\"" + no.code() + "\"}");
  }

  /** Where an answer has begun, most likely somebody has hung up on it. */
  private void broke(Context ctx, Exception bug) {
    if (ctx.exchange().getResponseCode() >= 0) {
      LOG.debug("an answer to {} was not taken", ctx.matchedPath(), bug);
      ctx.exchange().close();
      return;
    }
    LOG.warn("a request of {} could not be answered", ctx.matchedPath(), bug);
    refuse(ctx, new Refused(500, "broken"));
  }

  private void headers(Context ctx) {
    set(ctx, "Content-Security-Policy", policy);
    set(ctx, "X-Content-Type-Options", "nosniff");
    set(ctx, "Referrer-Policy", "same-origin");
    set(ctx, "Cross-Origin-Opener-Policy", "same-origin");
    set(ctx, "Cross-Origin-Resource-Policy", "same-origin");
    set(ctx, "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    set(ctx, "Cache-Control", "no-store");
  }

  /** In place of what stood there: the router's own would add another line. */
  private static void set(Context ctx, String name, String value) {
    ctx.exchange().getResponseHeaders().set(name, value);
  }

  private String policy() {
    return "default-src 'none'; script-src 'self' "
        + assets.importMapHash()
        + "; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
        + " frame-ancestors 'none'; base-uri 'none'";
  }
}
