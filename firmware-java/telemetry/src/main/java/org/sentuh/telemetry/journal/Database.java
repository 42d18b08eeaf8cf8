package org.sentuh.telemetry.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * One connection to the journal's SQLite file. Used by one thread at a time.
 *
 * <p>WAL with {@code synchronous=FULL}: a commit returns when its pages have been synced, and only
 * then can a reader see them. The page cache is 1 MB and nothing of the file itself is mapped into
 * memory: the device has 512 MB, and a disk that fails under a mapped page would end the process
 * where a read answers with an error. Every 256 pages the WAL is written back, so it stays near 1
 * MB.
 */
final class Database implements AutoCloseable {

  /** About how large the WAL becomes. */
  static final long WAL_BYTES = 1 << 20;

  /** The size of a page. */
  static final int PAGE_BYTES = 4096;

  private static final int SYNCHRONOUS_FULL = 2;
  private static final int WAL_PAGES = 256;
  private static final int CACHE_KIB = 1024;
  private static final int BUSY_MS = 1000;
  private static final int APPLICATION = 0x534e544a; // "SNTJ"
  private static final int VERSION = 2;

  private static final String[] SCHEMA = {
    // word is the number of the last of its facts that is durable.
    """
    CREATE TABLE boot (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      clean INTEGER NOT NULL DEFAULT 0,
      word INTEGER NOT NULL DEFAULT 0)
    """,
    // The last entry of each lane: it outlives the entry's row.
    """
    CREATE TABLE head (
      boot INTEGER NOT NULL, lane TEXT NOT NULL, last INTEGER NOT NULL, hash TEXT NOT NULL,
      PRIMARY KEY (boot, lane)) WITHOUT ROWID
    """,
    // AUTOINCREMENT: a place is never given twice, even after its row has gone.
    // written_s is null where the time of day was not known, refused where the broker took it.
    """
    CREATE TABLE entry (
      place INTEGER PRIMARY KEY AUTOINCREMENT,
      boot INTEGER NOT NULL, lane TEXT NOT NULL, sequence INTEGER NOT NULL,
      written_s INTEGER, refused INTEGER, crc INTEGER NOT NULL,
      before TEXT NOT NULL, body TEXT NOT NULL)
    """,
    "CREATE UNIQUE INDEX entry_key ON entry (boot, lane, sequence)",
    "CREATE INDEX entry_lane ON entry (lane)",
    // The seconds of the frame that is being gathered.
    """
    CREATE TABLE second (
      zones TEXT NOT NULL, wall_ms INTEGER NOT NULL, trusted INTEGER NOT NULL, body TEXT NOT NULL)
    """,
    "PRAGMA application_id = " + APPLICATION,
    "PRAGMA user_version = " + VERSION
  };

  private final Connection connection;

  /** Something that is done with the database. */
  @FunctionalInterface
  interface Work {

    /** Does it. */
    void run() throws SQLException;
  }

  private Database(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the file, or makes it.
   *
   * @param everyPage whether every page is looked at first
   * @throws SQLException as {@link Trouble} sorts them; {@link Trouble#DAMAGED} also for a file
   *     that is none of ours
   */
  static Database open(Path file, boolean everyPage) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setCacheSize(-CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setBusyTimeout(BUSY_MS);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Long.toString(WAL_BYTES));
    Database database =
        new Database(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    try {
      database.prepare(everyPage);
      return database;
    } catch (SQLException refused) {
      database.close();
      throw refused;
    }
  }

  private void prepare(boolean everyPage) throws SQLException {
    run("PRAGMA wal_autocheckpoint = " + WAL_PAGES);
    if (number("SELECT count(*) FROM sqlite_schema") == 0 && number("PRAGMA application_id") == 0) {
      inOneTransaction(() -> {
        for (String statement : SCHEMA) {
          run(statement);
        }
      });
    }
    long application = number("PRAGMA application_id");
    long version = number("PRAGMA user_version");
    if (application != APPLICATION || version != VERSION) {
      throw damaged("a database of another kind, " + application + " version " + version);
    }
    writeAhead();
    if (everyPage) {
      String finding = answer("PRAGMA quick_check(1)");
      if (!finding.equals("ok")) {
        throw damaged(finding);
      }
    }
  }

  /** Nothing here is power-safe without it: in any other mode a power cut may undo a commit. */
  private void writeAhead() throws SQLException {
    String mode = answer("PRAGMA journal_mode = WAL");
    long synchronous = number("PRAGMA synchronous");
    if (!mode.equals("wal") || synchronous != SYNCHRONOUS_FULL) {
      throw new SQLException(
          "the file is written in mode " + mode + ", synchronous " + synchronous,
          "",
          SQLiteErrorCode.SQLITE_IOERR.code);
    }
  }

  private static SQLException damaged(String why) {
    return new SQLException(why, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
  }

  /** All of it is durable when this returns, or none of it ever is. */
  void inOneTransaction(Work work) throws SQLException {
    run("BEGIN IMMEDIATE");
    try {
      work.run();
      run("COMMIT");
    } catch (SQLException refused) {
      undo(refused);
      throw refused;
    }
  }

  private void undo(SQLException refused) {
    try {
      run("ROLLBACK");
    } catch (SQLException alreadyUndone) {
      refused.addSuppressed(alreadyUndone);
    }
  }

  /**
   * The last place that was given to an entry, whether it is still there or not; 0 before the
   * first.
   */
  long lastPlace() throws SQLException {
    return number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'");
  }

  /** The next entry's place lies beyond this one, whatever this file has given before. */
  void continueBeyond(long place) throws SQLException {
    inOneTransaction(() -> {
      run(
          "INSERT INTO sqlite_sequence (name, seq) SELECT 'entry', 0"
              + " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'entry')");
      run("UPDATE sqlite_sequence SET seq = max(seq, " + place + ") WHERE name = 'entry'");
    });
  }

  /** A statement to be filled in. */
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Runs a statement as it stands. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String answer(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      return answer.next() ? answer.getString(1) : "no answer";
    }
  }

  /** The one number that a query answers, 0 for none. */
  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      return answer.next() ? answer.getLong(1) : 0;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
