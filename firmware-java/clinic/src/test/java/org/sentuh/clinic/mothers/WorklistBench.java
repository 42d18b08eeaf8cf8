package org.sentuh.clinic.mothers;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;

/**
 * How long a worklist takes in PostgreSQL: the first whole reading, a reading of what has changed,
 * and what is in hand. Not a test: {@code WorklistBench [mothers] [frames a panel]}, on the test
 * class path.
 */
final class WorklistBench {

  private static final int ROUNDS = 60;

  private WorklistBench() {}

  public static void main(String[] arguments) throws Exception {
    int mothers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int frames = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
    try (ServedDesk desk = new ServedDesk(Database.POSTGRESQL, WorklistBench::pages)) {
      long began = System.nanoTime();
      fill(desk.url(), mothers, frames, desk.now());
      System.out.printf(
          Locale.ROOT,
          "%d mothers, %d frames, made in %.0f s%n",
          mothers,
          (long) mothers * frames,
          (System.nanoTime() - began) / 1e9);
      measure(desk.archive, desk.url(), desk.now());
      firstByte(desk);
    }
    System.exit(0);
  }

  private static void measure(Archive archive, String url, Instant now) throws Exception {
    Board first = new Board(archive.mothers(), new Judge(Rules.USUAL));
    long began = System.nanoTime();
    Map<Need, Integer> counts = new EnumMap<>(Need.class);
    first.standings(now).forEach(standing -> counts.merge(standing.need(), 1, Integer::sum));
    say("first whole reading, cold", began);
    System.out.println(counts);
    double[] whole = new double[ROUNDS];
    double[] changed = new double[ROUNDS];
    double[] inHand = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Board board = new Board(archive.mothers(), new Judge(Rules.USUAL));
      whole[round] = timed(board, now);
      tell(url, round, now);
      changed[round] = timed(board, now.plus(Board.FRESH));
      inHand[round] = timed(board, now.plus(Board.FRESH));
    }
    say("whole reading", whole);
    say("reading what has changed, and judging everyone", changed);
    say("what is in hand", inHand);
  }

  private static List<DeskPage> pages(ServedDesk desk) {
    Hands nobody = new Hands(desk.archive, Optional.empty());
    return List.of(new MothersPage(desk.archive, nobody, Map.of(), desk::now).page());
  }

  /** Every request comes when what is in hand is too old, and ten panels have told something. */
  private static void firstByte(ServedDesk desk) throws Exception {
    Seat seat = desk.seat(Role.MIDWIFE);
    seat.get("/api/mothers/list");
    double[] ms = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      tell(desk.url(), ROUNDS + round, desk.now());
      desk.pass(Board.FRESH);
      long began = System.nanoTime();
      HttpResponse<InputStream> answer =
          desk.http.send(
              seat.request("/api/mothers/list").GET().build(),
              HttpResponse.BodyHandlers.ofInputStream());
      ms[round] = (System.nanoTime() - began) / 1e6;
      answer.body().readAllBytes();
    }
    say("first byte of the list, read anew for each", ms);
  }

  private static double timed(Board board, Instant now) throws Exception {
    long began = System.nanoTime();
    board.standings(now);
    return (System.nanoTime() - began) / 1e6;
  }

  private static void say(String what, long began) {
    System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, (System.nanoTime() - began) / 1e6);
  }

  private static void say(String what, double[] ms) {
    Arrays.sort(ms);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f ms, p95 %.1f ms, longest %.1f ms%n",
        what,
        ms[ROUNDS / 2],
        ms[ROUNDS * 95 / 100],
        ms[ROUNDS - 1]);
  }

  /** Ten panels tell of a treatment just now. */
  private static void tell(String url, int round, Instant now) throws SQLException {
    run(
        url,
        """
        insert into happening
        select chain, %1$d, device, boot, 'ended', 'completed', 'completed', 300000, %2$d, 1, %2$d, %2$d
        from chain where lane = 'event' order by chain limit 10
        """
            .formatted(1000 + round, now.toEpochMilli()));
  }

  /** A clinic of three days: two massages a day, one in seven of them ended early or left out. */
  private static void fill(String url, int mothers, int frames, Instant now) throws SQLException {
    long ms = now.toEpochMilli();
    long day = Duration.ofDays(1).toMillis();
    run(
        url,
        """
        insert into device (device, registered_ms, first_heard_ms, last_heard_ms, online)
        select 'p-' || n, %2$d, %2$d, %1$d - (n %% 40) * 3600000, 1 from generate_series(1, %3$d) n;
        insert into mother
        select 'M-' || n, 'Klinik Melati', to_char(to_timestamp(%1$d / 1000) - make_interval(days => n %% 6), 'YYYY-MM-DD'),
          case n %% 4 when 0 then 'caesarean' else 'vaginal' end, 'Asia/Jakarta', '06:00-12:00 15:00-20:00', %2$d, null, %2$d
        from generate_series(1, %3$d) n;
        insert into hand_over
        select 'p-' || n, 1, null, 'M-' || n, %2$d, null, 'BD-7', '' from generate_series(1, %3$d) n;
        insert into boot select 'p-' || n, 'b1', %2$d from generate_series(1, %3$d) n;
        insert into chain (device, boot, lane, day, heard_ms, up_to, highest)
        select 'p-' || n, 'b1', lane, to_timestamp(%1$d / 1000)::date, %1$d, 99, 99
        from generate_series(1, %3$d) n, unnest(array['event', 'sample']) lane;
        insert into prescription
        select 'p-' || n, 1, E'prescription: 1\\nstate: active\\nmother: M-' || n || E'\\nuntil: 2027-12-01T00:00:00Z\\nprogramme:\\n' || repeat('  # a programme of three kilobytes\\n', 90),
          'c2k=', %2$d, %2$d, %2$d, case when n %% 50 = 0 then 'beyond panel s at T9' else '' end
        from generate_series(1, %3$d) n;
        insert into happening
        select c.chain, 10 * d + w * 2, c.device, c.boot, 'began', '', '', 0, at, 1, at, at
        from chain c, generate_series(0, 3) d, generate_series(0, 1) w,
          lateral (select %1$d - d * 86400000 - w * 28800000 - c.chain %% 60 * 60000 as at) t
        where c.lane = 'event' and (c.chain + d + w) %% 7 <> 0;
        insert into happening
        select chain, sequence + 1, device, boot, 'ended',
          case when (chain + sequence) %% 11 = 0 then 'stopped' else 'completed' end,
          case when (chain + sequence) %% 11 = 0 then 'stop-button' else 'completed' end, 300000,
          told_ms + 300000, 1, at_ns + 300000, received_ms + 300000
        from happening;
        """
            .formatted(ms, ms - 5 * day, mothers));
    run(
        url,
        """
        create table entry_bench partition of entry default;
        insert into entry
        select chain, s, day, sha256(int8send(chain * 1000 + s)), sha256(int8send(chain)), %1$d, repeat('0123456789', 60)
        from chain, generate_series(0, %2$d - 1) s where lane = 'sample';
        analyze;
        """
            .formatted(ms, frames));
  }

  private static void run(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
