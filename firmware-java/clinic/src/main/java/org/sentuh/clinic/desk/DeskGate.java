package org.sentuh.clinic.desk;

import io.avaje.jex.http.Context;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.people.People;
import org.sentuh.clinic.people.Person;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.Refused;
import org.sentuh.pages.Requests;
import org.sentuh.pages.Throttle;
import org.sentuh.pages.Tokens;
import org.sentuh.telemetry.wire.Wall;

/**
 * Who may pass: the host that was meant, the session, the role, the page that a request comes from,
 * and how often. Any thread.
 */
final class DeskGate {

  /** The cookie of a session. */
  static final String COOKIE = "desk";

  private static final long LOOK_EVERY_NS = 20_000_000L;
  private static final long ASK_EVERY_NS = 100_000_000L;

  private final People people;
  private final Set<String> hosts;
  private final Throttle looks;
  private final Throttle asks;

  /**
   * A gate.
   *
   * @param hosts the names, without a port, under which the desk is reached
   */
  DeskGate(People people, Set<String> hosts, Wall.Clock clock) {
    this.people = people;
    this.hosts = hosts;
    // Keeps this very program from being flooded; how often a door may be tried stands in the
    // archive.
    this.looks = new Throttle(() -> ns(clock), 200, LOOK_EVERY_NS);
    this.asks = new Throttle(() -> ns(clock), 40, ASK_EVERY_NS);
  }

  private static long ns(Wall.Clock clock) {
    return clock.now().at().toEpochMilli() * 1_000_000;
  }

  /** Whoever only looks at a page. */
  void look(Context ctx) {
    meant(ctx);
    admit(looks, ctx);
  }

  /** A form of nobody yet: from a page of the desk, or it is refused. */
  void fromOurPage(Context ctx) {
    meant(ctx);
    admit(asks, ctx);
    if (!Requests.isFromOurPage(ctx)) {
      throw new Refused(403, "other-page");
    }
  }

  /** Who is in, as far as her browser shows it. */
  Optional<Person> present(Context ctx) {
    try {
      return people.present(ctx.cookie(COOKIE));
    } catch (ArchiveUnavailable gone) {
      throw new Refused(503, "archive");
    }
  }

  /**
   * Lets a request pass, or refuses it.
   *
   * @param roles who may; empty for everybody who is in
   */
  Person pass(Optional<Set<Role>> roles, Route.Method method, Context ctx) {
    meant(ctx);
    admit(method == Route.Method.POST ? asks : looks, ctx);
    Person person = present(ctx).orElseThrow(() -> new Refused(401, "not-in"));
    if (roles.isPresent() && !roles.get().contains(person.role())) {
      throw new Refused(403, "not-yours");
    }
    if (method == Route.Method.POST
        && !(Requests.isFromOurPage(ctx)
            && Tokens.isPageToken(ctx.header(Requests.TOKEN), ctx.cookie(COOKIE)))) {
      throw new Refused(403, "other-page");
    }
    return person;
  }

  private void meant(Context ctx) {
    if (!hosts.contains(Requests.host(ctx))) {
      throw new Refused(421, "other-host");
    }
  }

  private static void admit(Throttle throttle, Context ctx) {
    String cookie = ctx.cookie(COOKIE);
    if (!throttle.admits(ctx.ip() + " " + (cookie == null ? "" : Tokens.digest(cookie)))) {
      throw new Refused(429, "too-often");
    }
  }
}
