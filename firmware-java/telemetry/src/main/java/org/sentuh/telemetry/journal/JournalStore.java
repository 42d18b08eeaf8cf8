package org.sentuh.telemetry.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * The journal's file and the two connections to it: opened when the disk allows it, set aside when
 * it is damaged. The writer's thread, except {@link #reader}.
 */
final class JournalStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalStore.class);
  private static final List<String> PARTS = List.of("", "-wal", "-shm");
  private static final int MOST_ASIDE = 2;

  private final Journal.Settings settings;
  private final Path file;
  private boolean lookedAt;
  private long lastPlace;
  private @Nullable Database database;
  private volatile @Nullable BacklogReader reader;

  /** The file of a journal; nothing is opened yet. */
  JournalStore(Journal.Settings settings) {
    this.settings = settings;
    this.file = settings.file();
  }

  /** Who reads what waits; null while the file cannot be opened. Any thread. */
  @Nullable BacklogReader reader() {
    return reader;
  }

  /** Whether the writer's connection is closed. */
  boolean isClosed() {
    return database == null;
  }

  /** The writer's connection, opened if need be; the first time every page is looked at. */
  Database database() throws SQLException, IOException {
    Database open = database;
    if (open == null) {
      Files.createDirectories(settings.folder());
      if (Files.exists(file) && Files.size(file) < Database.PAGE_BYTES) {
        // SQLite would take it for a new one.
        throw new SQLException(
            "only " + Files.size(file) + " bytes are left", "", SQLiteErrorCode.SQLITE_NOTADB.code);
      }
      open = opened();
      lookedAt = true;
      database = open;
    }
    if (reader == null) {
      reader = new BacklogReader(settings.device(), file);
    }
    return open;
  }

  /**
   * Who reads remembers how far it has come, also when the file under it is another: places go on
   * beyond the last that this process has given.
   */
  private Database opened() throws SQLException {
    Database open = Database.open(file, !lookedAt);
    try {
      if (open.lastPlace() < lastPlace) {
        open.continueBeyond(lastPlace);
      }
      gave(open.lastPlace());
      return open;
    } catch (SQLException refused) {
      open.close();
      throw refused;
    }
  }

  /** Places up to this one have been given. */
  void gave(long place) {
    lastPlace = Math.max(lastPlace, place);
  }

  /** Closes the writer's connection, to begin anew after an error; reading goes on. */
  void closeWriter() {
    close(database);
    database = null;
  }

  /** The writer's connection is opened anew, and every page is looked at. */
  void lookAgain() {
    closeWriter();
    lookedAt = false;
  }

  /** Keeps the damaged file under another name, which is answered. */
  String setAside() throws IOException {
    close();
    lookedAt = false;
    int number = 1;
    while (Files.exists(aside(number))) {
      number++;
    }
    if (number > MOST_ASIDE) {
      number = MOST_ASIDE;
      LOG.warn("{} is replaced by a later one", aside(number).getFileName());
    }
    for (String part : PARTS) {
      Path from = part(file, part);
      Files.deleteIfExists(part(aside(number), part));
      if (Files.exists(from)) {
        Files.move(from, part(aside(number), part));
      }
    }
    Kept.sync(settings.folder());
    return aside(number).getFileName().toString();
  }

  /** Deletes what was set aside: nobody reads it any more who may. */
  void forgetAside() throws IOException {
    for (int number = 1; number <= MOST_ASIDE; number++) {
      for (String part : PARTS) {
        Files.deleteIfExists(part(aside(number), part));
      }
    }
    Kept.sync(settings.folder());
  }

  private Path aside(int number) {
    return file.resolveSibling("journal-aside-" + number + ".db");
  }

  private static Path part(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public void close() {
    close(reader);
    reader = null;
    closeWriter();
  }

  private static void close(@Nullable AutoCloseable connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (Exception gone) {
      LOG.warn("the journal's file was not closed in order", gone);
    }
  }
}
