package org.sentuh.clinic.mothers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A large clinic in PostgreSQL, for benches: every mother with a panel, a boot a day, two massages
 * a day of which one in seven was left out and one in eleven ended early, and sample frames of the
 * length that real ones have. Their bodies are all alike; nobody who shows a list reads them.
 *
 * @param url its address; its tables are there
 * @param now what it is there
 */
record ClinicOfThousands(String url, Instant now) {

  private static final int DAYS = 25;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /** Whether it was made before. */
  boolean isThere() throws SQLException {
    return count("select count(*) from mother") > 0;
  }

  long mothers() throws SQLException {
    return count("select count(*) from mother");
  }

  /** Counts each of them. */
  long frames() throws SQLException {
    return count("select count(*) from entry");
  }

  /** Makes it: some minutes for fifty million frames. */
  void make(int mothers, long frames) throws SQLException {
    people(mothers);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int ago = 0; ago < DAYS; ago++) {
      frames(today.minusDays(ago), frames / DAYS / mothers);
      System.out.printf("%d of %d days of frames%n", ago + 1, DAYS);
    }
    run("analyze");
  }

  private void people(int mothers) throws SQLException {
    long ms = now.toEpochMilli();
    run(
        """
        insert into device (device, registered_ms, first_heard_ms, last_heard_ms, online)
        select 'p-' || n, %2$d, %2$d, %1$d - (n %% 40) * 3600000, 1 from generate_series(1, %3$d) n;
        insert into mother (mother, facility, born_on, birth, zone, windows, since_ms, changed_ms)
        select 'M-' || n, 'Klinik Melati',
          to_char(to_timestamp(%1$d / 1000) - make_interval(days => n %% 26), 'YYYY-MM-DD'),
          case n %% 4 when 0 then 'caesarean' else 'vaginal' end, 'Asia/Jakarta',
          '06:00-12:00 15:00-20:00', %2$d, %2$d
        from generate_series(1, %3$d) n;
        insert into hand_over (device, number, to_mother, at_ms, by_sign, why)
        select 'p-' || n, 1, 'M-' || n, %2$d, 'BD-7', '' from generate_series(1, %3$d) n;
        insert into boot (device, boot, first_heard_ms)
        select 'p-' || n, 'b' || d, %1$d - d * %5$d
        from generate_series(1, %3$d) n, generate_series(0, %4$d) d;
        insert into chain (device, boot, lane, day, heard_ms, up_to, highest)
        select 'p-' || n, 'b' || d, lane, (to_timestamp(%1$d / 1000) at time zone 'UTC')::date - d,
          %1$d, 999, 999
        from generate_series(0, %4$d) d, generate_series(1, %3$d) n,
          unnest(array['event', 'sample']) lane;
        insert into prescription
          (device, revision, document, signature, signed_ms, sent_ms, answered_ms, refused)
        select 'p-' || n, 1,
          E'prescription: 1\\nstate: active\\nmother: M-' || n
            || E'\\nuntil: 2027-12-01T00:00:00Z\\nprogramme:\\n'
            || repeat('  # a programme of three kilobytes\\n', 90),
          'c2k=', %2$d, %2$d, %2$d,
          case when n %% 50 = 0 then 'beyond panel s at T9' else '' end
        from generate_series(1, %3$d) n;
        insert into happening (chain, sequence, device, boot, kind, word, why, ms, told_ms, trusted,
          at_ns, received_ms)
        select c.chain, w * 2, c.device, c.boot, 'began', '', '', 0, at, 1, at, at
        from chain c, generate_series(0, 1) w,
          lateral (select %1$d - substr(c.boot, 2)::int * %5$d - w * 28800000
            - c.chain %% 60 * 60000 as at) t
        where c.lane = 'event' and (c.chain + w) %% 7 <> 0;
        insert into happening (chain, sequence, device, boot, kind, word, why, ms, told_ms, trusted,
          at_ns, received_ms)
        select chain, sequence + 1, device, boot, 'ended',
          case when (chain + sequence) %% 11 = 0 then 'stopped' else 'completed' end,
          case when (chain + sequence) %% 11 = 0 then 'stop-button' else 'completed' end, 300000,
          told_ms + 300000, 1, at_ns + 300000, received_ms + 300000
        from happening;
        analyze;
        """
            .formatted(ms, ms - (DAYS + 1) * DAY_MS, mothers, DAYS - 1, DAY_MS));
  }

  /** A day's partition, as it would have come: all panels in turn; its keys are made at the end. */
  private void frames(LocalDate day, long ofEach) throws SQLException {
    run(
        """
        set synchronous_commit = off;
        set maintenance_work_mem = '512MB';
        begin;
        create table %1$s (like entry including defaults including storage);
        insert into %1$s (chain, sequence, day, hash, before, received_ms, body)
        select c.chain, s, c.day, sha256(int8send(c.chain * 100000 + s)),
          sha256(int8send(c.chain * 100000 + s - 1)), %4$d + s * 10000, repeat('0123456789', 55)
        from generate_series(0, %3$d - 1) s
        cross join lateral
          (select chain, day from chain where day = '%2$s' and lane = 'sample' offset 0) c;
        alter table %1$s add primary key (chain, sequence, day);
        alter table entry attach partition %1$s for values from ('%2$s') to ('%5$s');
        commit;
        """
            .formatted(
                "entry_" + day.toString().replace('-', '_'),
                day,
                ofEach,
                day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                day.plusDays(1)));
  }

  /**
   * One panel and nine others tell of a treatment that was ended early just now, and more have been
   * heard.
   *
   * @param round another number each time
   * @param panel its number
   */
  void tell(int round, int panel, Instant at) throws SQLException {
    run(
        """
        insert into happening (chain, sequence, device, boot, kind, word, why, ms, told_ms, trusted,
          at_ns, received_ms)
        select chain, %1$d, device, boot, 'ended', 'stopped', 'stop-button', 300000, %2$d, 1, %2$d,
          %2$d
        from chain
        where lane = 'event' and boot = 'b0'
          and device in (select 'p-' || n from generate_series(%3$d, %3$d + 8) n
            union all select 'p-%4$d')
        on conflict do nothing;
        update device set last_heard_ms = %2$d
        where device in (select 'p-' || n from generate_series(%3$d, %3$d + 33) n
          union all select 'p-%4$d');
        """
            .formatted(1000 + round, at.toEpochMilli(), 1 + (round * 10L) % 8_000, panel));
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
