package org.sentuh.device.bedside;

import io.avaje.jex.Jex;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sentuh.device.readiness.Hers;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.pages.Answers;
import org.sentuh.pages.Assets;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PageLanguage;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.pages.QrCode;
import org.sentuh.pages.Refused;
import org.sentuh.pages.Requests;
import org.sentuh.pages.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the pages at the device, on virtual threads: state down as server-sent events, people's
 * wishes up as POSTs. Nothing here runs on the tick's thread or is waited for by it. Any thread.
 */
public final class BedsideServer implements AutoCloseable {

  /** Where the pages are unless somebody says otherwise. */
  public static final int PORT = 8080;

  /** The scripts and styles of this room. */
  static final List<String> OWN =
      List.of(
          "main.js",
          "mother.js",
          "technician.js",
          "traces.js",
          "brought.js",
          "calibration.js",
          "claim.js",
          "midwife.js",
          "wipe.js",
          "helper.js",
          "diary.js",
          "programme.js",
          "live.js",
          "door.js",
          "style.css");

  private static final Logger LOG = LoggerFactory.getLogger(BedsideServer.class);
  private static final long INVITATION_NS = 24 * 3_600_000_000_000L;
  private static final int COOKIE_SECONDS = 180 * 24 * 3600;

  private final PairingCodes codes;
  private final Sessions sessions;
  private final LabelCode label;
  private final Lease lease;
  private final Gate gate;
  private final Answers answers;
  private final Pages pages;
  private final BedFacts facts;
  private final Acts acts;
  private final EventStream stream;
  private final ServiceFacts service;
  private final CalibrationFacts calibrations;
  private final VisitFacts visit;
  private final ClaimFacts claim;
  private final DiaryFacts diary;
  private final ShownState shown;
  private final PageAddress address;
  private final List<String> languages;
  private final Jex.Server server;
  private final String openApi;

  /**
   * Begins to serve.
   *
   * @param keeping where paired phones are kept
   * @throws PagesUnavailable when the port is taken
   */
  public BedsideServer(Bed bed, Keeping keeping, PageAddress address) throws PagesUnavailable {
    this.address = address;
    this.codes = new PairingCodes(bed.clock());
    this.sessions = new Sessions(keeping);
    this.label = new LabelCode(keeping, sessions);
    this.lease = new Lease(bed.clock());
    this.gate = new Gate(sessions, lease, address.hosts(), bed.clock());
    Map<String, PageWords> words = PageWords.all();
    this.languages = List.copyOf(words.keySet());
    Assets assets =
        new Assets(
            List.of(new Assets.Shelf(BedsideServer.class, OWN)),
            said(words, bed),
            EnumSet.allOf(Assets.Library.class),
            Pages.scripts());
    this.answers = new Answers(assets);
    this.pages = new Pages(assets, words);
    this.facts = new BedFacts(bed);
    this.service = new ServiceFacts(bed, words);
    this.calibrations = new CalibrationFacts(bed);
    this.diary = new DiaryFacts(bed);
    this.visit = new VisitFacts(bed);
    this.claim = new ClaimFacts(bed);
    this.shown = new ShownState(bed);
    LiveState live = new LiveState(bed, shown);
    CoachStand coach = new CoachStand(bed);
    Company company = new Company(keeping, bed.clock());
    this.acts = new Acts(bed, live, lease, shown, coach, company);
    this.stream = new EventStream(bed, live, service, visit, coach, company, sessions, lease);
    this.openApi =
        new String(Assets.read(BedsideServer.class, "openapi.json"), StandardCharsets.UTF_8);
    this.server = answers.serve(address, this::register);
  }

  /** What goes to the phones of each role, by the role and the code of the language. */
  private static Map<String, String> said(Map<String, PageWords> words, Bed bed) {
    ArrayNode choice =
        PageLanguage.choice(words.values().stream().map(PageWords::language).toList());
    Map<String, String> said = new TreeMap<>();
    words.forEach((code, one) -> {
      Set<String> missing = one.language().missing();
      if (!missing.isEmpty()) {
        LOG.info("in {} these are said in English: {}", code, missing);
      }
      for (Role role : Role.values()) {
        String name = role.word() + "." + code;
        said.put(name, one.json(bed, role).set("languages", choice).toString());
      }
    });
    return said;
  }

  /** The address that a person types, as {@code http://127.0.0.1:8080/}. */
  public String url() {
    return address.url(port());
  }

  /** The same under another name of its own. */
  public String url(String name) {
    return address.url(name, port());
  }

  /** Whether phones that come by this name are let in. */
  public boolean isNamed(String name) {
    return address.hosts().contains(name);
  }

  /** The port that is served. */
  public int port() {
    return server.port();
  }

  /** What the pages keep of a mother. */
  public static List<Hers> hers() {
    return List.of(Sessions.HERS, LabelCode.HERS, Company.WISH);
  }

  /** Codes for phones that are to be paired. */
  public PairingCodes codes() {
    return codes;
  }

  /** The code of its label. */
  public LabelCode label() {
    return label;
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

  private void register(Routing routing) {
    for (Route route : Route.values()) {
      register(routing, route);
    }
  }

  private void register(Routing routing, Route route) {
    switch (route.method()) {
      case GET -> routing.get(route.path(), ctx -> serve(route, ctx));
      case POST -> routing.post(route.path(), ctx -> serve(route, ctx));
    }
  }

  private void serve(Route route, Context ctx) {
    answer(route, ctx, gate.pass(route, ctx));
  }

  private void answer(Route route, Context ctx, Optional<Session> session) {
    String language = Requests.language(ctx, languages);
    switch (route) {
      case HOME -> home(ctx, session, language);
      case PAIR -> pair(ctx, language);
      case STOP -> stop(ctx);
      case STOPPED -> Answers.html(ctx, pages.stopped(language, acts.isStill()));
      case ASSET -> answers.asset(ctx);
      case OPEN_API -> Answers.json(ctx, openApi);
      case EVENTS -> stream.tell(ctx, session.orElseThrow());
      case LEAVE -> leave(ctx, session.orElseThrow());
      case MINE -> {
        Answers.set(ctx, "Content-Disposition", "attachment; filename=\"sentuh-mine.json\"");
        Answers.json(ctx, diary.json());
      }
      case INVITE -> Answers.json(ctx, invite(ctx));
      case UNINVITE -> uninvite(ctx, session.orElseThrow());
      case MOMENTS -> Answers.packed(ctx, moments(ctx));
      case OVERVIEW -> Answers.packed(ctx, fact(route, language));
      case OFFER -> Answers.json(ctx, claim.offer(Gate.body(ctx)));
      case BED, DIARY, TREATMENTS, SELF_TEST, CALIBRATIONS, BOX, LOG ->
          Answers.json(ctx, fact(route, language));
      case BUNDLE -> bundle(ctx);
      default -> {
        acts.take(route, session.orElseThrow(), ctx.header(ShownState.HEADER), Gate.body(ctx));
        Answers.json(ctx, stream.state(session.orElseThrow()));
      }
    }
  }

  /** What a route tells that only tells. */
  private String fact(Route route, String language) {
    return switch (route) {
      case BED -> facts.json();
      case DIARY -> diary.json();
      case OVERVIEW -> visit.overview();
      case TREATMENTS -> visit.treatments();
      case SELF_TEST -> service.selfTest(language);
      case CALIBRATIONS -> calibrations.rows();
      case BOX -> service.box();
      case LOG -> service.log();
      default -> throw new IllegalArgumentException(route + " does not only tell");
    };
  }

  private void home(Context ctx, Optional<Session> session, String language) {
    if (session.isEmpty()) {
      Answers.html(ctx, pages.door(language, ""));
      return;
    }
    Session known = session.get();
    String token = Tokens.pageToken(String.valueOf(ctx.cookie(Gate.COOKIE)));
    Answers.packedHtml(ctx, pages.home(language, known.role(), token, brought(known, language)));
  }

  /** What its page shows first, as the routes would tell it. */
  private Map<String, String> brought(Session known, String language) {
    Map<String, String> brought = new LinkedHashMap<>();
    brought.put(Route.EVENTS.path(), stream.state(known));
    brought.put(Route.BED.path(), fact(Route.BED, language));
    for (Route route : Pages.broughtTo(known.role())) {
      brought.put(route.path(), fact(route, language));
    }
    return brought;
  }

  private void pair(Context ctx, String language) {
    String typed = Requests.field(Gate.body(ctx), "code");
    Optional<String> token = paired(typed);
    if (token.isEmpty()) {
      ctx.status(403);
      Answers.html(ctx, pages.door(language, LabelCode.isOne(typed) ? "label" : "code"));
      return;
    }
    Answers.cookie(ctx, Gate.COOKIE + "=" + token.get() + address.cookie(COOKIE_SECONDS));
    Answers.seeOther(ctx, "/");
  }

  /** One after the other, so that whoever comes by the label finds who came before. */
  private synchronized Optional<String> paired(String typed) {
    Optional<Role> role = codes.redeem(typed).or(() -> label.redeem(typed));
    if (role.filter(Role.MOTHER::equals).isPresent()) {
      label.spend();
    }
    return role.map(sessions::open);
  }

  /** Whatever the request looks like, it stops; only then it is read what answer is wished. */
  private void stop(Context ctx) {
    boolean still = acts.stop();
    String accept = ctx.header("Accept");
    if (accept != null && accept.contains("application/json")) {
      Answers.json(ctx, "{\"still\":" + still + "}");
    } else {
      Answers.seeOther(ctx, "/stopped");
    }
  }

  private void leave(Context ctx, Session session) {
    sessions.close(session);
    Answers.cookie(ctx, Gate.COOKIE + "=" + address.cookie(0));
    Answers.json(ctx, "{}");
  }

  /** Good for a day, and for one phone. */
  private String invite(Context ctx) {
    try {
      String code = codes.issue(Role.HELPER, INVITATION_NS);
      String link = address.scheme() + "://" + ctx.header("Host") + "/#" + code;
      ObjectNode invitation = JsonNodeFactory.instance.objectNode();
      invitation.put("code", code).put("validS", INVITATION_NS / 1_000_000_000);
      return invitation.put("link", link).set("qr", QrCode.of(link).json()).toString();
    } catch (IllegalStateException many) {
      throw new Refused(409, "too-many");
    }
  }

  private void uninvite(Context ctx, Session mother) {
    codes.forget(Role.HELPER);
    sessions.closeAll(Role.HELPER);
    Answers.json(ctx, stream.state(mother));
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
    Answers.set(ctx, "Content-Disposition", "attachment; filename=\"sentuh-support.zip\"");
    ctx.contentType("application/zip");
    ctx.write(service.bundle());
  }
}
