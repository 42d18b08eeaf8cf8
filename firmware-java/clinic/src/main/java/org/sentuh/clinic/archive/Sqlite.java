package org.sentuh.clinic.archive;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file, one writer at a time. A commit is on disk when it returns: write-ahead log, {@code
 * synchronous = FULL}.
 */
final class Sqlite implements Engine {

  private static final int BUSY_MS = 10_000;
  private static final Set<SQLiteErrorCode> OF_THE_DATA =
      Set.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_TOOBIG,
          SQLiteErrorCode.SQLITE_MISMATCH);

  private static final Object MIGRATING = new Object();

  private final String url;
  private final JsonMapper json = new JsonMapper();

  Sqlite(String url) {
    this.url = url;
  }

  /**
   * One after the other, in this program and in others: two that make the tables at the same moment
   * would each find what the other has not finished. PostgreSQL keeps them apart by itself.
   */
  @Override
  public void migrate() {
    synchronized (MIGRATING) {
      try (FileChannel file = FileChannel.open(migrating(), CREATE, WRITE);
          FileLock _ = file.lock()) {
        migrateAlone();
      } catch (IOException noFileBesideIt) {
        migrateAlone(); // which says what is wrong with its place
      }
    }
  }

  private void migrateAlone() {
    Flyway.configure()
        .dataSource(url, "", "")
        .locations("classpath:org/sentuh/clinic/archive/sqlite")
        .javaMigrations(new EarlierHappenings())
        .load()
        .migrate();
  }

  /** The file beside the archive's own by which programs wait for each other. */
  private Path migrating() {
    return Path.of(url.substring("jdbc:sqlite:".length()).replaceAll("[?].*", "") + "-migrating");
  }

  @Override
  public Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MS);
    config.enforceForeignKeys(true);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true"); // what is deleted is overwritten
    return config.createConnection(url);
  }

  @Override
  public String table(Rows rows) {
    StringBuilder sql = new StringBuilder("(select ");
    for (int column = 0; column < rows.columns.size(); column++) {
      sql.append(column == 0 ? "" : ", ")
          .append("value ->> ")
          .append(column)
          .append(" as ")
          .append(rows.columns.get(column).name());
    }
    return sql.append(" from json_each(?)) as r").toString();
  }

  @Override
  public int bind(PreparedStatement statement, int index, Rows rows) throws SQLException {
    statement.setString(index, json.writeValueAsString(rows.rows));
    return index + 1;
  }

  @Override
  public String forUpdate() {
    return "";
  }

  @Override
  public String horizon() {
    return "select number + 1, number + 1 from change";
  }

  @Override
  public boolean[] put(Connection connection, List<Placed> entries) throws SQLException {
    boolean[] fresh = new boolean[entries.size()];
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into entry (chain, sequence, day, hash, before, received_ms, body)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      for (int index = 0; index < fresh.length; index++) {
        Placed entry = entries.get(index);
        insert.setLong(1, entry.chain());
        insert.setLong(2, entry.sequence());
        insert.setString(3, entry.day());
        insert.setBytes(4, HexFormat.of().parseHex(entry.hash()));
        insert.setBytes(5, HexFormat.of().parseHex(entry.before()));
        insert.setLong(6, entry.receivedMs());
        insert.setString(7, entry.body());
        fresh[index] = insert.executeUpdate() == 1;
      }
    }
    return fresh;
  }

  @Override
  public void makeRoom(Connection connection, LocalDate day) {
    // One table holds every day.
  }

  /**
   * {@code secure_delete} overwrites what is deleted, but not what stood in the file before it was
   * set, and not the write-ahead log: so the file is written anew, and the log emptied.
   */
  @Override
  public void scrub(Collection<LocalDate> days) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum");
      try (ResultSet emptied = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
        if (!emptied.next() || emptied.getInt(1) != 0) {
          throw new SQLException(
              "somebody was reading, so the write-ahead log could not be emptied; try again");
        }
      }
    }
  }

  @Override
  public boolean blamesTheData(SQLException failure) {
    return OF_THE_DATA.contains(SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff));
  }
}
