package org.sentuh.clinic.archive.personal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;

/**
 * What was asked to be deleted, and its deletion. One person writes the wish down, another one does
 * it. Any thread.
 */
public final class Erasures {

  private static final String ERASURE =
      "select subject, asked_ms, asked_by, done_ms, done_by, scrubbed_ms from erasure"
          + " where kind = 'mother' ";

  private final Archive archive;

  /** Those of an archive. */
  public Erasures(Archive archive) {
    this.archive = archive;
  }

  /**
   * A wish, and what became of it.
   *
   * @param mother whose
   * @param askedAt when it was written down
   * @param askedBy by whom
   * @param doneAt when it was done; empty: it waits for somebody else
   * @param doneBy by whom; empty likewise
   * @param scrubbedAt when the database's own files were written anew; empty: what was deleted may
   *     still stand in them
   */
  public record Erasure(
      String mother,
      Instant askedAt,
      String askedBy,
      Optional<Instant> doneAt,
      String doneBy,
      Optional<Instant> scrubbedAt) {}

  /** Where an entry is. */
  public record Place(DeviceId device, String boot, Lane lane, long sequence) {

    /** The place of an entry. */
    public static Place of(Entry entry) {
      return new Place(entry.device(), entry.boot(), entry.lane(), entry.sequence());
    }
  }

  /**
   * What is to be deleted of a mother.
   *
   * @param mother whose
   * @param panels the spans in which she had a panel
   * @param entries what her panels told of her
   * @param drafts the digests of what was written for her and never signed
   */
  public record Doomed(String mother, List<Span> panels, List<Place> entries, List<String> drafts) {

    /** Keeps copies. */
    public Doomed {
      panels = List.copyOf(panels);
      entries = List.copyOf(entries);
      drafts = List.copyOf(drafts);
    }
  }

  /** A panel from a moment until another. */
  public record Span(DeviceId device, Instant from, Instant until) {}

  /** The newest wish of a mother. */
  public Optional<Erasure> of(String mother) throws ArchiveUnavailable {
    return archive.read(connection ->
        select(connection, ERASURE + "and subject = ? order by asked_ms desc limit 1", mother)
            .stream()
            .findFirst());
  }

  /** Every wish, the newest first. */
  public List<Erasure> all() throws ArchiveUnavailable {
    return archive.read(
        connection -> select(connection, ERASURE + "order by asked_ms desc, subject"));
  }

  /** Writes a wish down; false where one waits already. */
  public boolean ask(String mother, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      if (run(connection, "update mother set changed_ms = changed_ms where mother = ?", mother) == 0
          || !waiting(connection, mother).isEmpty()) {
        return false;
      }
      run(
          connection,
          "insert into erasure (kind, subject, asked_ms, asked_by) values ('mother', ?, ?, ?)",
          mother,
          line.at().toEpochMilli(),
          line.who());
      Audit.add(connection, line);
      return true;
    });
  }

  /** Takes a wish back that was not done yet; false where there is none. */
  public boolean withdraw(String mother, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean withdrawn =
          run(
                  connection,
                  "delete from erasure where kind = 'mother' and subject = ? and done_ms is null",
                  mother)
              > 0;
      if (withdrawn) {
        Audit.add(connection, line);
      }
      return withdrawn;
    });
  }

  private static List<Erasure> waiting(Connection connection, String mother) throws SQLException {
    return select(connection, ERASURE + "and subject = ? and done_ms is null", mother);
  }

  /**
   * Deletes in one transaction, with its line. What is left of an entry is its hash and that of the
   * one before it; of her, the reference under which the audit and what was signed speak of her.
   *
   * @param line who does it: another person than who wrote it down
   * @return the days of the chains that were touched; empty where no wish of hers waits for this
   *     person, or she has a panel
   */
  public Optional<List<LocalDate>> erase(Doomed doomed, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean mine =
          run(
                  connection,
                  "update erasure set done_ms = ?, done_by = ? where kind = 'mother'"
                      + " and subject = ? and done_ms is null and asked_by <> ?",
                  line.at().toEpochMilli(),
                  line.who(),
                  doomed.mother(),
                  line.who())
              == 1;
      boolean wears =
          count(
                  connection,
                  "select count(*) from hand_over where to_mother = ? and until_ms is null",
                  doomed.mother())
              > 0;
      if (!mine || wears) {
        connection.rollback();
        return Optional.empty();
      }
      TreeSet<LocalDate> days = new TreeSet<>();
      for (Place place : doomed.entries()) {
        LocalDate day = erase(connection, place, line.at());
        if (day != null) {
          days.add(day);
        }
      }
      rest(connection, doomed, line);
      Audit.add(connection, line);
      return Optional.of(List.copyOf(days));
    });
  }

  private static @Nullable LocalDate erase(Connection connection, Place place, Instant at)
      throws SQLException {
    try (PreparedStatement chain =
        connection.prepareStatement(
            "select chain, day from chain where device = ? and boot = ? and lane = ?")) {
      chain.setString(1, place.device().value());
      chain.setString(2, place.boot());
      chain.setString(3, place.lane().word());
      try (ResultSet row = chain.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        long number = row.getLong(1);
        String day = row.getString(2);
        run(
            connection,
            "update entry set body = '' where sequence = ? and (chain, day) ="
                + " (select c.chain, c.day from chain c where c.chain = ?)",
            place.sequence(),
            number);
        run(
            connection,
            "delete from happening where chain = ? and sequence = ?",
            number,
            place.sequence());
        run(
            connection,
            "insert into erased (chain, sequence, at_ms) values (?, ?, ?) on conflict do nothing",
            number,
            place.sequence(),
            at.toEpochMilli());
        return LocalDate.parse(day);
      }
    }
  }

  /** All that stands beside the entries. */
  private static void rest(Connection connection, Doomed doomed, AuditLine line)
      throws SQLException {
    String mother = doomed.mother();
    for (String table : List.of("identity", "care", "visit", "objection")) {
      run(connection, "delete from " + table + " where mother = ?", mother);
    }
    for (String draft : doomed.drafts()) {
      run(connection, "delete from prescription_draft where digest = ?", draft);
    }
    for (Span span : doomed.panels()) {
      long from = span.from().toEpochMilli();
      long until = span.until().toEpochMilli();
      String device = span.device().value();
      run(
          connection,
          "delete from consent_said where device = ? and at_ms >= ? and at_ms < ?",
          device,
          from,
          until);
      run(
          connection,
          "delete from quarantine where topic like ? and last_ms >= ? and first_ms < ?",
          "%/" + device + "/%",
          from,
          until);
    }
    run(
        connection,
        "update hand_over set why = '' where to_mother = ? or from_mother = ?",
        mother,
        mother);
    run(
        connection,
        "update mother set born_on = '1970-01-01', birth = 'vaginal', zone = 'UTC',"
            + " windows = '06:00-12:00', until_ms = coalesce(until_ms, ?), changed_ms = ?"
            + " where mother = ?",
        line.at().toEpochMilli(),
        line.at().toEpochMilli(),
        mother);
  }

  /**
   * Writes the database's own files anew, and says that it was done.
   *
   * @param days as {@link #erase} answered
   */
  public void scrub(String mother, List<LocalDate> days, Instant now) throws ArchiveUnavailable {
    archive.scrub(days);
    archive.write(connection ->
        run(
            connection,
            "update erasure set scrubbed_ms = ? where kind = 'mother' and subject = ?"
                + " and done_ms is not null and scrubbed_ms is null",
            now.toEpochMilli(),
            mother));
  }

  /** The days of all chains in which anything was ever deleted. */
  public List<LocalDate> days() throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
              connection.prepareStatement(
                  "select distinct c.day from chain c join erased e on e.chain = c.chain");
          ResultSet row = select.executeQuery()) {
        TreeSet<LocalDate> days = new TreeSet<>();
        while (row.next()) {
          days.add(LocalDate.parse(row.getString(1)));
        }
        return List.copyOf(days);
      }
    });
  }

  private static List<Erasure> select(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        List<Erasure> erasures = new ArrayList<>();
        while (row.next()) {
          erasures.add(
              new Erasure(
                  row.getString(1),
                  Instant.ofEpochMilli(row.getLong(2)),
                  row.getString(3),
                  instant(row, 4),
                  Optional.ofNullable(row.getString(5)).orElse(""),
                  instant(row, 6)));
        }
        return erasures;
      }
    }
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }

  private static long count(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int index = 0; index < values.length; index++) {
      statement.setObject(index + 1, values[index]);
    }
  }
}
