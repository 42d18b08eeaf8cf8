package org.sentuh.device.bedside;

import io.avaje.jex.http.Context;
import java.util.Optional;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.pages.EventStreams;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The treatment as it is told to phones: the latest state ten times a second at most. What a role
 * may not see it is not told. Any thread.
 */
final class EventStream {

  /** So many streams in all. */
  static final int MOST = 40;

  /** So many of one phone. */
  static final int MOST_OF_ONE = 4;

  private static final int EVERY_MS = 100;

  /**
   * What no tick tells, such as a question answered or a rest that is over, is looked at so often.
   */
  private static final int LOOK_ROUNDS = 5;

  private final Bed bed;
  private final LiveState live;
  private final ServiceFacts service;
  private final VisitFacts visit;
  private final CoachStand coach;
  private final Company company;
  private final Sessions sessions;
  private final Lease lease;
  private final EventStreams streams = new EventStreams(MOST, MOST_OF_ONE, EVERY_MS);
  private long toldNs = Long.MIN_VALUE;
  private int reused;
  private long number;
  private Line line = new Line(0, "{}", "{}");

  /** A state as it is told to everybody, and to helpers, who may see less. */
  private record Line(long number, String json, String helpers) {
    String of(Role role) {
      return role == Role.HELPER ? helpers : json;
    }
  }

  EventStream(
      Bed bed,
      LiveState live,
      ServiceFacts service,
      VisitFacts visit,
      CoachStand coach,
      Company company,
      Sessions sessions,
      Lease lease) {
    this.bed = bed;
    this.live = live;
    this.service = service;
    this.visit = visit;
    this.coach = coach;
    this.company = company;
    this.sessions = sessions;
    this.lease = lease;
  }

  /** Ends all streams. */
  void close() {
    streams.close();
  }

  /** How many phones watch. */
  int watching() {
    return streams.watching();
  }

  /** Tells a phone until it goes, or is no longer known. */
  void tell(Context ctx, Session session) {
    streams.tell(ctx, session.id(), () -> now(session));
  }

  private Optional<EventStreams.Now> now(Session session) {
    if (!sessions.knows(session)) {
      return Optional.empty();
    }
    lease.alive(session);
    Line now = latest();
    return Optional.of(
        new EventStreams.Now(now.number(), forPhone(now.of(session.role()), session)));
  }

  /** The state for everybody, worked out once for all who watch. */
  private synchronized Line latest() {
    Snapshot now = bed.latest().get();
    long nowNs = now == null ? Long.MIN_VALUE : now.tNs();
    if (nowNs != toldNs || ++reused >= LOOK_ROUNDS) {
      ObjectNode json = live.json();
      line = line(++number, json);
      toldNs = nowNs;
      reused = 0;
    }
    return line;
  }

  private Line line(long lineNumber, ObjectNode json) {
    return new Line(lineNumber, json.toString(), company.shown(json, Role.HELPER).toString());
  }

  /** The whole state as it is for one phone. */
  String state(Session session) {
    return forPhone(line(0, live.json()).of(session.role()), session);
  }

  /** Who leads is another word for each phone, and some roles see more. */
  private String forPhone(String json, Session session) {
    Optional<Session> holder = lease.holder();
    String leads =
        holder
            .map(held ->
                "{\"role\":\"" + held.role().word() + "\",\"mine\":" + held.equals(session) + "}")
            .orElse("null");
    String more =
        switch (session.role()) {
          case TECHNICIAN -> ",\"instrument\":" + service.instrument();
          case MIDWIFE -> ",\"visit\":" + visit.now();
          case MOTHER -> ",\"company\":" + together(false);
          case HELPER -> ",\"company\":" + together(true);
        };
    return json.substring(0, json.length() - 1) + ",\"lease\":" + leads + more + "}";
  }

  private String together(boolean hands) {
    ObjectNode together = JsonNodeFactory.instance.objectNode().put("sees", company.sees());
    company.tell(together);
    if (hands) {
      coach.tell(together);
    }
    return together.toString();
  }
}
