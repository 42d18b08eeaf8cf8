package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What differs between the two databases. All other SQL of the archive is understood by both. */
interface Engine {

  /**
   * An entry with its place.
   *
   * @param chain the chain's number
   * @param day the chain's day
   * @param sequence its own number
   * @param hash the SHA-256 of the body in hexadecimal digits
   * @param before the hash of the entry before it
   * @param receivedMs when it came
   * @param body as it came
   */
  record Placed(
      long chain,
      String day,
      long sequence,
      String hash,
      String before,
      long receivedMs,
      String body) {}

  /** Makes or migrates the tables. */
  void migrate();

  /** A connection whose commits are on disk; refused where the database cannot promise that. */
  Connection connect() throws SQLException, ArchiveUnavailable;

  /** How a statement names the rows as a table. */
  String table(Rows rows);

  /** Hands the rows over; answers the index of the parameter after them. */
  int bind(PreparedStatement statement, int index, Rows rows) throws SQLException;

  /** What ends a select so that the rows found are this transaction's alone. */
  String forUpdate();

  /** What answers the two numbers of a {@link Horizon} for all that is read after it. */
  String horizon();

  /** Stores entries that are not there yet; answers, in their order, which were not. */
  boolean[] put(Connection connection, List<Placed> entries) throws SQLException;

  /** Makes room for chains that begin on a day and for some days after it. */
  void makeRoom(Connection connection, LocalDate day) throws SQLException;

  /**
   * Writes the database's own files anew, so that what was deleted stands in them no longer.
   *
   * @param days of the chains in which entries were deleted
   */
  void scrub(Collection<LocalDate> days) throws SQLException, ArchiveUnavailable;

  /** Whether a statement failed because of what it was given, and will fail again. */
  boolean blamesTheData(SQLException failure);
}
