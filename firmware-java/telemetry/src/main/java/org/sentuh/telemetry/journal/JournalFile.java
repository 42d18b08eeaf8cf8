package org.sentuh.telemetry.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sqlite.SQLiteConfig;

/**
 * A journal's file, read from outside: beside the device that writes it, or where none runs.
 * Changes nothing in it. One thread at a time.
 */
public final class JournalFile implements AutoCloseable {

  private static final String DEPTH = "SELECT lane, count(*) FROM entry GROUP BY lane";

  private static final String ALL =
      """
      SELECT name, sequence, before, body FROM entry JOIN boot ON id = boot
      WHERE lane = ? ORDER BY place
      """;

  private static final String LATEST =
      """
      SELECT * FROM (
        SELECT name, sequence, before, body, place FROM entry JOIN boot ON id = boot
        WHERE lane = ? ORDER BY place DESC LIMIT ?) ORDER BY place
      """;

  private final DeviceId device;
  private final Path file;
  private final Connection connection;

  private JournalFile(DeviceId device, Path file, Connection connection) {
    this.device = device;
    this.file = file;
    this.connection = connection;
  }

  /** There is no journal, or it does not let itself be read. The message says which and why. */
  public static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }

    Unreadable(String why, Exception cause) {
      super(why, cause);
    }
  }

  /**
   * Opens the journal in a folder.
   *
   * @param device whose it is
   * @throws Unreadable when there is none, or it may not be read
   */
  public static JournalFile in(Path folder, DeviceId device) throws Unreadable {
    Path file = folder.resolve("journal.db");
    if (Files.isDirectory(folder) && !Files.isReadable(folder)) {
      throw new Unreadable(folder + " may not be read by this user; ask as root, with sudo");
    }
    if (!Files.exists(file)) {
      throw new Unreadable(file + " is not there; no device has run with this folder yet");
    }
    if (!Files.isReadable(file)) {
      throw new Unreadable(file + " may not be read by this user; ask as root, with sudo");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try {
      return new JournalFile(
          device, file, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    } catch (SQLException refused) {
      throw unreadable(file, refused);
    }
  }

  /** How many entries there are, by lane: those that no clinic has stored yet. */
  public Map<Lane, Long> depth() throws Unreadable {
    Map<Lane, Long> depth = new EnumMap<>(Lane.class);
    try (PreparedStatement query = connection.prepareStatement(DEPTH);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        for (Lane lane : Lane.values()) {
          if (lane.word().equals(found.getString(1))) {
            depth.put(lane, found.getLong(2));
          }
        }
      }
      return depth;
    } catch (SQLException refused) {
      throw unreadable(file, refused);
    }
  }

  /** The size of its files in bytes. */
  public long bytes() {
    return Quota.size(file) + Quota.size(file.resolveSibling(file.getFileName() + "-wal"));
  }

  /** The newest entries of a lane, the oldest of them first. */
  public List<Entry> latest(Lane lane, int most) throws Unreadable {
    try (PreparedStatement query = connection.prepareStatement(LATEST)) {
      query.setString(1, lane.word());
      query.setInt(2, most);
      List<Entry> entries = new ArrayList<>();
      each(query, lane, entries::add);
      return entries;
    } catch (SQLException refused) {
      throw unreadable(file, refused);
    }
  }

  /** Gives every entry of a lane, the oldest first. */
  public void each(Lane lane, Consumer<Entry> taker) throws Unreadable {
    try (PreparedStatement query = connection.prepareStatement(ALL)) {
      query.setString(1, lane.word());
      each(query, lane, taker);
    } catch (SQLException refused) {
      throw unreadable(file, refused);
    }
  }

  private void each(PreparedStatement query, Lane lane, Consumer<Entry> taker) throws SQLException {
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        taker.accept(
            new Entry(
                device,
                found.getString(1),
                lane,
                found.getLong(2),
                found.getString(3),
                found.getString(4)));
      }
    }
  }

  private static Unreadable unreadable(Path file, SQLException refused) {
    return new Unreadable(
        file
            + " cannot be read ("
            + Trouble.of(refused).word()
            + "); a device that starts mends what can be mended, start it and ask again",
        refused);
  }

  @Override
  public void close() throws Unreadable {
    try {
      connection.close();
    } catch (SQLException refused) {
      throw unreadable(file, refused);
    }
  }
}
