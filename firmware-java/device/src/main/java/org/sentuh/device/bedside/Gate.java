package org.sentuh.device.bedside;

import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;

/**
 * Who may pass: the host that was meant, the pairing, the role, the page that a request comes from,
 * how often, and how much. A stop passes all of it. Any thread.
 */
final class Gate {

  /** The cookie of a paired phone. */
  static final String COOKIE = "sentuh";

  /** The header with the token of the page. */
  static final String TOKEN = "X-Page-Token";

  /** More than any request of these pages is long. */
  static final int MOST_BODY_BYTES = 2_048;

  private static final long READ_EVERY_NS = 20_000_000L;
  private static final long ASK_EVERY_NS = 100_000_000L;
  private static final long CODE_EVERY_NS = 10_000_000_000L;

  private final Sessions sessions;
  private final Lease lease;
  private final Set<String> hosts;
  private final Throttle reads;
  private final Throttle asks;
  private final Throttle codes;

  /**
   * A gate.
   *
   * @param hosts the names, without a port, under which the device is reached: a page of another
   *     name that leads here is turned away
   */
  Gate(Sessions sessions, Lease lease, Set<String> hosts, Clock clock) {
    this.sessions = sessions;
    this.lease = lease;
    this.hosts = hosts;
    this.reads = new Throttle(clock, 100, READ_EVERY_NS);
    this.asks = new Throttle(clock, 20, ASK_EVERY_NS);
    this.codes = new Throttle(clock, 5, CODE_EVERY_NS);
  }

  /**
   * Lets a request pass, or refuses it.
   *
   * @return whose it is, empty for somebody who is not paired
   */
  Optional<Session> pass(Route route, Context ctx) {
    Optional<Session> session = sessions.find(ctx.cookie(COOKIE));
    if (route == Route.STOP) {
      return session;
    }
    if (!hosts.contains(hostOf(ctx))) {
      throw new Refused(421, "other-host");
    }
    if (!throttle(route).admits(session.map(Session::id).orElse(ctx.ip()))) {
      throw new Refused(429, "too-often");
    }
    if (!route.allows(session.map(Session::role).orElse(null))) {
      throw session.isEmpty() ? new Refused(401, "not-paired") : new Refused(403, "not-yours");
    }
    if (route.method() == Route.Method.POST) {
      fromOurPage(route, ctx);
    }
    session.ifPresent(lease::alive);
    return session;
  }

  private Throttle throttle(Route route) {
    return route == Route.PAIR ? codes : route.method() == Route.Method.POST ? asks : reads;
  }

  private static void fromOurPage(Route route, Context ctx) {
    String origin = ctx.header("Origin");
    boolean ours =
        origin == null
            || origin.substring(origin.indexOf("://") + 1).equals("//" + ctx.header("Host"));
    String site = ctx.header("Sec-Fetch-Site");
    boolean sameSite = site == null || site.equals("same-origin") || site.equals("none");
    if (!ours || !sameSite || (route.needsToken() && !hasToken(ctx))) {
      throw new Refused(403, "other-page");
    }
  }

  private static boolean hasToken(Context ctx) {
    String given = ctx.header(TOKEN);
    String cookie = ctx.cookie(COOKIE);
    return given != null
        && cookie != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            Sessions.pageToken(cookie).getBytes(StandardCharsets.UTF_8));
  }

  private static String hostOf(Context ctx) {
    String host = ctx.header("Host");
    if (host == null) {
      return "";
    }
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  /** The whole of a request's body as text; refuses one that is longer than any should be. */
  static String body(Context ctx) {
    try (InputStream body = ctx.exchange().getRequestBody()) {
      byte[] bytes = body.readNBytes(MOST_BODY_BYTES + 1);
      if (bytes.length > MOST_BODY_BYTES) {
        // What follows is read by nobody: the next request needs another connection.
        ctx.header("Connection", "close");
        throw new Refused(413, "too-long");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new Refused(400, "not-understood");
    }
  }

  /** The first of two languages that a browser wishes, by its choice on the page or its setting. */
  static String language(Context ctx) {
    @Nullable String chosen = ctx.cookie("language");
    if (chosen != null && PageWords.LANGUAGES.contains(chosen)) {
      return chosen;
    }
    String wished = ctx.header("Accept-Language");
    return wished != null && wished.startsWith("en") ? "en" : PageWords.LANGUAGES.getFirst();
  }
}
