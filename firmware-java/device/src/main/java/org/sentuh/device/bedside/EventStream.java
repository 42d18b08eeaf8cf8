package org.sentuh.device.bedside;

import com.sun.net.httpserver.HttpExchange;
import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sentuh.control.loop.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The treatment as server-sent events: the latest state ten times a second at most, whenever it has
 * changed, and a comment where it has not. A phone that reads slowly misses states, never the
 * latest one, and holds up nobody but its own thread. Whoever connects gets the whole state first,
 * so a stream that broke is just begun again. Any thread.
 */
final class EventStream {

  /** So many streams in all. */
  static final int MOST = 40;

  /** So many of one phone. */
  static final int MOST_OF_ONE = 4;

  private static final int EVERY_MS = 100;
  private static final int BEAT_ROUNDS = 50;

  /**
   * What no tick tells, such as a question answered or a rest that is over, is looked at so often.
   */
  private static final int LOOK_ROUNDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private final Bed bed;
  private final LiveState live;
  private final ServiceFacts service;
  private final VisitFacts visit;
  private final CoachStand coach;
  private final Company company;
  private final Sessions sessions;
  private final Lease lease;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private volatile boolean closed;
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
    closed = true;
  }

  /** How many phones watch. */
  int watching() {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Tells a phone until it goes, or is no longer known. */
  void tell(Context ctx, Session session) {
    if (watching() >= MOST || open.getOrDefault(session.id(), 0) >= MOST_OF_ONE) {
      throw new Refused(503, "too-many");
    }
    open.merge(session.id(), 1, Integer::sum);
    try (HttpExchange exchange = ctx.exchange()) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
      exchange.sendResponseHeaders(200, 0);
      follow(exchange.getResponseBody(), session);
    } catch (IOException gone) {
      LOG.debug("a phone that watched is gone");
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    } finally {
      open.computeIfPresent(session.id(), (id, count) -> count == 1 ? null : count - 1);
    }
  }

  private void follow(OutputStream out, Session session) throws IOException, InterruptedException {
    String last = "";
    int quiet = 0;
    send(out, "retry: 1000\n\n");
    while (!closed && sessions.knows(session)) {
      Line now = latest();
      String json = forPhone(now.of(session.role()), session);
      if (!json.equals(last)) {
        send(out, "id: " + now.number() + "\nevent: now\ndata: " + json + "\n\n");
        last = json;
        quiet = 0;
      } else if (++quiet >= BEAT_ROUNDS) {
        send(out, ": still here\nevent: beat\ndata: 1\n\n");
        quiet = 0;
      }
      lease.alive(session);
      Thread.sleep(EVERY_MS);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
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
