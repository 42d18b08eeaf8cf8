package org.sentuh.clinic.mothers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sentuh.clinic.PostgresServer;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a worklist takes with PostgreSQL while panels tell and people watch: the first byte of
 * the list, and from a commit until an open page is told. Not a test: {@code WorklistBench
 * [mothers] [frames] [jdbc:postgresql:...]}, on the test class path; without an address on a server
 * of its own, with one on a database that it fills once and measures again and again. Prints a line
 * of JSON; 1 where the first byte's p95 is above 150 ms or the news' above 1 s.
 */
final class WorklistBench {

  private static final int ASKED = 600;
  private static final int WHOLE = 5;
  private static final int SEATS = 5;
  private static final int WATCHED_BY_EACH = 4;
  private static final int FIRST_WATCHED = 9001;
  private static final long TOLD_EVERY_MS = 200;
  private static final long PAUSE_MS = 60;
  private static final double FIRST_BYTE_MS = 150;
  private static final double NEWS_MS = 1000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ServedDesk desk;
  private final ClinicOfThousands clinic;

  /** By what a page says of it, when something was told; what was shown is taken out. */
  private final Map<String, Long> toldAt = new ConcurrentHashMap<>();

  private final List<Double> news = new ArrayList<>();
  private volatile boolean over;

  private WorklistBench(ServedDesk desk) {
    this.desk = desk;
    this.clinic = new ClinicOfThousands(desk.url(), desk.now());
  }

  public static void main(String[] arguments) throws Exception {
    int mothers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    long frames = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2_000_000;
    String url = arguments.length > 2 ? arguments[2] : PostgresServer.shared().freshDatabase();
    List<MothersPage> made = new ArrayList<>();
    boolean kept;
    try (ServedDesk desk = new ServedDesk(url, served -> pages(served, made))) {
      WorklistBench bench = new WorklistBench(desk);
      if (!bench.clinic.isThere()) {
        bench.clinic.make(mothers, frames);
      }
      try (BoardKeeper _ = made.getFirst().keep()) {
        kept = bench.measure();
      }
    }
    System.exit(kept ? 0 : 1);
  }

  private static List<DeskPage> pages(ServedDesk desk, List<MothersPage> made) {
    Hands nobody = new Hands(desk.archive, Optional.empty());
    made.add(new MothersPage(desk.archive, nobody, Map.of(), desk::now));
    return List.of(made.getFirst().page());
  }

  private boolean measure() throws Exception {
    ObjectNode json = JSON.objectNode();
    json.put("mothers", clinic.mothers()).put("frames", clinic.frames());
    put(json, "whole_reading_ms", whole(desk.archive, desk.now()));
    // A database that is measured again knows those of the run before.
    String run = "B" + Long.toString(System.currentTimeMillis(), 36);
    Seat asking = desk.seat(run, Role.MIDWIFE);
    asking.get("/api/mothers/list");
    Thread.ofPlatform().daemon().start(this::pass);
    for (int seat = 0; seat < SEATS; seat++) {
      Seat watching = desk.seat(run + "-" + seat, Role.MIDWIFE);
      for (int stream = 0; stream < WATCHED_BY_EACH; stream++) {
        int watched = FIRST_WATCHED + seat * WATCHED_BY_EACH + stream;
        Thread.ofVirtual().start(() -> watch(watching, watched));
      }
    }
    Thread.ofPlatform().daemon().start(this::tell);
    List<Double> firstByte = new ArrayList<>();
    List<Double> wholeAnswer = new ArrayList<>();
    for (int asked = 0; asked < ASKED; asked++) {
      Thread.sleep(PAUSE_MS);
      long began = System.nanoTime();
      HttpResponse<InputStream> answer =
          desk.http.send(
              asking.request("/api/mothers/list").GET().build(),
              HttpResponse.BodyHandlers.ofInputStream());
      firstByte.add(since(began));
      int bytes = answer.body().readAllBytes().length;
      wholeAnswer.add(since(began));
      if (answer.statusCode() != 200 || bytes < 10_000) {
        throw new IllegalStateException(answer.statusCode() + " with " + bytes + " bytes");
      }
    }
    over = true;
    json.put("watching", SEATS * WATCHED_BY_EACH);
    double p95 = put(json, "first_byte_ms", firstByte);
    put(json, "whole_answer_ms", wholeAnswer);
    double newsP95;
    synchronized (news) {
      newsP95 = put(json, "told_to_page_ms", news);
    }
    System.out.println(json);
    return p95 <= FIRST_BYTE_MS && newsP95 <= NEWS_MS;
  }

  /** What a desk that was begun just now reads before it answers for the first time. */
  private static List<Double> whole(Archive archive, Instant now) throws Exception {
    List<Double> ms = new ArrayList<>();
    for (int round = 0; round < WHOLE; round++) {
      long began = System.nanoTime();
      new Board(archive.mothers(), new Judge(Rules.USUAL)).read(now);
      ms.add(since(began));
    }
    return ms;
  }

  private void pass() {
    while (!over) {
      pause(100);
      desk.pass(Duration.ofMillis(100));
    }
  }

  private void tell() {
    for (int round = 0; !over; round++) {
      try {
        Instant now = desk.now();
        long began = System.nanoTime();
        toldAt.put("\"heard\":\"" + now + "\"", began);
        clinic.tell(round, FIRST_WATCHED + round % (SEATS * WATCHED_BY_EACH), now);
      } catch (java.sql.SQLException failed) {
        throw new IllegalStateException(failed);
      }
      pause(TOLD_EVERY_MS);
    }
  }

  /** An open page that shows one mother of all. */
  private void watch(Seat seat, int mother) {
    try {
      HttpResponse<InputStream> stream =
          desk.http.send(
              seat.request("/api/mothers/live?find=M-" + mother).GET().build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null && !over; line = lines.readLine()) {
          if (line.contains("\"code\":\"M-" + mother + "\"")) {
            shown(line);
          }
        }
      }
    } catch (IOException | InterruptedException ended) {
      if (!over) {
        throw new IllegalStateException(ended);
      }
    }
  }

  private void shown(String row) {
    toldAt.forEach((said, began) -> {
      if (row.contains(said) && toldAt.remove(said, began)) {
        synchronized (news) {
          news.add(since(began));
        }
      }
    });
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static double since(long beganNs) {
    return (System.nanoTime() - beganNs) / 1e6;
  }

  private static double put(ObjectNode into, String what, List<Double> ms) {
    List<Double> sorted = ms.stream().sorted().toList();
    double p95 = sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100));
    into.putObject(what)
        .put("of", sorted.size())
        .put("p50", rounded(sorted.get(sorted.size() / 2)))
        .put("p95", rounded(p95))
        .put("longest", rounded(sorted.getLast()));
    return p95;
  }

  private static double rounded(double ms) {
    return Math.round(ms * 10) / 10.0;
  }
}
