package org.sentuh.clinic.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every change that people have made, one line after the other. Each line's hash covers the line
 * and the hash before it, the database refuses to change or delete one, and the last hash stands
 * beside them: what somebody takes out or alters behind the database's back is found.
 *
 * <pre>
 * hash = SHA-256 of the JSON array
 *        [before, number, milliseconds, who, facility, act, subject, detail]
 * </pre>
 */
public final class Audit {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String BEGINNING = "0".repeat(64);

  private Audit() {}

  /**
   * A line with its place.
   *
   * @param number 1 and up without a hole
   * @param line what it says
   * @param hash of it and all before it
   */
  public record Kept(long number, AuditLine line, String hash) {}

  /** Appends a line within a transaction; the next one waits until that has ended. */
  public static void add(Connection connection, AuditLine line) throws SQLException {
    long number;
    String before;
    try (Statement next = connection.createStatement();
        ResultSet head =
            next.executeQuery(
                "update audit_head set number = number + 1 where one = 1 returning number, hash")) {
      head.next();
      number = head.getLong(1);
      before = head.getString(2);
    }
    String hash = hash(before, number, line);
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into audit (number, at_ms, who, facility, act, subject, detail, before,"
                    + " hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement head =
            connection.prepareStatement("update audit_head set hash = ? where one = 1")) {
      insert.setLong(1, number);
      insert.setLong(2, line.at().toEpochMilli());
      insert.setString(3, line.who());
      insert.setString(4, line.facility());
      insert.setString(5, line.act());
      insert.setString(6, line.subject());
      insert.setString(7, line.detail());
      insert.setString(8, before);
      insert.setString(9, hash);
      insert.executeUpdate();
      head.setString(1, hash);
      head.executeUpdate();
    }
  }

  /**
   * Lines, newest first.
   *
   * @param below only those with a lower number; {@link Long#MAX_VALUE} for the newest
   */
  public static List<Kept> newest(Connection connection, long below, int most) throws SQLException {
    return newest(connection, below, most, Optional.empty());
  }

  /**
   * The same of one facility, and what was done at the clinic's own machines.
   *
   * @param facility which; empty for all
   */
  public static List<Kept> newest(
      Connection connection, long below, int most, Optional<String> facility) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, at_ms, who, facility, act, subject, detail, hash from audit"
                + " where number < ?"
                + (facility.isPresent() ? " and facility in (?, '')" : "")
                + " order by number desc limit ?")) {
      select.setLong(1, below);
      if (facility.isPresent()) {
        select.setString(2, facility.get());
      }
      select.setInt(facility.isPresent() ? 3 : 2, most);
      try (ResultSet row = select.executeQuery()) {
        List<Kept> lines = new ArrayList<>();
        while (row.next()) {
          lines.add(kept(row));
        }
        return lines;
      }
    }
  }

  /**
   * Lines by somebody, or that name somebody or something as a whole word, newest first.
   *
   * @param name a sign, or a reference
   */
  public static List<Kept> about(Connection connection, String name, int most) throws SQLException {
    Pattern named =
        Pattern.compile("(?<![\\p{L}\\p{N}.-])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}.-])");
    List<Kept> lines = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, at_ms, who, facility, act, subject, detail, hash from audit"
                + " where who = ? or subject = ? or detail like ? escape '!'"
                + " order by number desc")) {
      select.setString(1, name);
      select.setString(2, name);
      select.setString(3, "%" + name.replaceAll("[!%_]", "!$0") + "%");
      select.setFetchSize(Tables.PAGE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next() && lines.size() < most) {
          Kept kept = kept(row);
          AuditLine line = kept.line();
          boolean meant =
              name.equals(line.who())
                  || name.equals(line.subject())
                  || named.matcher(line.detail()).find();
          if (meant) {
            lines.add(kept);
          }
        }
      }
    }
    return lines;
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong(1),
        new AuditLine(
            Instant.ofEpochMilli(row.getLong(2)),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7)),
        row.getString(8));
  }

  /** The number of the first line that is missing or not as it was written; empty: none is. */
  public static Optional<Long> firstBroken(Connection connection) throws SQLException {
    long last;
    String lastHash;
    try (Statement select = connection.createStatement();
        ResultSet head = select.executeQuery("select number, hash from audit_head")) {
      if (!head.next()) {
        return Optional.of(1L);
      }
      last = head.getLong(1);
      lastHash = head.getString(2);
    }
    return firstBroken(connection, last, lastHash);
  }

  /** What is appended meanwhile lies above, and is looked at another time. */
  private static Optional<Long> firstBroken(Connection connection, long last, String lastHash)
      throws SQLException {
    String before = BEGINNING;
    long number = 0;
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, at_ms, who, facility, act, subject, detail, hash from audit"
                + " where number <= ? order by number")) {
      select.setLong(1, last);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Kept kept = kept(row);
          number++;
          String hash = hash(before, number, kept.line());
          if (kept.number() != number || !hash.equals(kept.hash())) {
            return Optional.of(number);
          }
          before = hash;
        }
      }
    }
    return number == last && before.equals(lastHash) ? Optional.empty() : Optional.of(number + 1);
  }

  private static String hash(String before, long number, AuditLine line) {
    byte[] said =
        JSON.writeValueAsBytes(
            List.of(
                before,
                number,
                line.at().toEpochMilli(),
                line.who(),
                line.facility(),
                line.act(),
                line.subject(),
                line.detail()));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
