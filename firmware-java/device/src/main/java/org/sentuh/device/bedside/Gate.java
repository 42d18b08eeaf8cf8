package org.sentuh.device.bedside;

import io.avaje.jex.http.Context;
import java.util.Optional;
import java.util.Set;
import org.sentuh.control.loop.Clock;
import org.sentuh.pages.Refused;
import org.sentuh.pages.Requests;
import org.sentuh.pages.Throttle;
import org.sentuh.pages.Tokens;

/**
 * Who may pass: the host that was meant, the pairing, the role, the page that a request comes from,
 * how often, and how much. A stop passes all of it. Any thread.
 */
final class Gate {

  /** The cookie of a paired phone. */
  static final String COOKIE = "sentuh";

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
    this.reads = new Throttle(clock::nowNs, 100, READ_EVERY_NS);
    this.asks = new Throttle(clock::nowNs, 20, ASK_EVERY_NS);
    this.codes = new Throttle(clock::nowNs, 5, CODE_EVERY_NS);
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
    if (!hosts.contains(Requests.host(ctx))) {
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
    boolean known =
        !route.needsToken() || Tokens.isPageToken(ctx.header(Requests.TOKEN), ctx.cookie(COOKIE));
    if (!known || !Requests.isFromOurPage(ctx)) {
      throw new Refused(403, "other-page");
    }
  }

  /** The whole of a request's body as text; refuses one that is longer than any should be. */
  static String body(Context ctx) {
    return Requests.body(ctx, MOST_BODY_BYTES);
  }
}
