package org.sentuh.telemetry.journal;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Notice;

/**
 * Keeps the journal within its bytes: the oldest full-rate blocks go first, then the oldest sample
 * frames, events and answers never. The writer's thread.
 *
 * <p>Pages that have become free stay in the file and are used again, so the file never grows
 * beyond what was in use at once, and that is kept below the quota and below what the disk can
 * hold.
 */
final class Quota {

  /** The least quota that leaves room for anything. */
  static final long LEAST_BYTES = 4 << 20;

  /**
   * What is kept free for the events of a treatment that has begun; a real one writes 20 to 70, of
   * some 400 bytes each.
   */
  static final long RESERVE_BYTES = 256 << 10;

  /** What the disk keeps free for others; beyond it old samples go, whatever the quota says. */
  static final long DISK_MARGIN_BYTES = 1 << 20;

  /** How long full-rate blocks are kept at most, in seconds. */
  static final long FULL_RATE_S = 30 * 86_400L;

  private static final List<Lane> FIRST_TO_GO = List.of(Lane.FULL_RATE, Lane.SAMPLE);
  private static final int MOST_ROWS = 4096;
  private static final int ROW_BYTES = 200;

  private final Path file;
  private final long quotaBytes;
  private boolean full;

  /** The quota of a journal's file. */
  Quota(Path file, long quotaBytes) {
    this.file = file;
    this.quotaBytes = quotaBytes - Reserve.BYTES;
    if (quotaBytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a quota of " + quotaBytes + " bytes leaves no room; give at least " + LEAST_BYTES);
    }
  }

  /** Whether only what must be kept is left, and nothing more of a treatment would fit. */
  boolean isFull() {
    return full;
  }

  /** The size of the files, the WAL at what it becomes. */
  long fileBytes() {
    return size(file) + walBytes();
  }

  private long walBytes() {
    return Math.max(size(file.resolveSibling(file.getFileName() + "-wal")), Database.WAL_BYTES);
  }

  /** The size of a file, 0 where there is none. */
  static long size(Path file) {
    return file.toFile().length();
  }

  /**
   * Decides what has to go so that a batch fits.
   *
   * @return one notice a row of entries that follow one another
   */
  List<Notice.Discarded> makeRoom(Database database, long batchBytes) throws SQLException {
    long excess = excess(database, batchBytes);
    boolean disk = bindingBytes() < quotaBytes;
    full = excess > 0;
    ArrayList<Notice.Discarded> discarded = new ArrayList<>();
    for (Lane lane : FIRST_TO_GO) {
      if (excess > 0) {
        excess -= discard(database, lane, excess + quotaBytes / 64, disk, discarded);
      }
    }
    full &= discarded.isEmpty();
    return discarded;
  }

  /** How much too much it is with a batch: above 0, something has to go. */
  long excess(Database database, long batchBytes) throws SQLException {
    return usedBytes(database) + batchBytes - (bindingBytes() - RESERVE_BYTES);
  }

  /** The quota, or what the disk can hold of it. */
  private long bindingBytes() {
    long free = file.toFile().getUsableSpace() - DISK_MARGIN_BYTES;
    return Math.min(quotaBytes, fileBytes() + Math.max(0, free));
  }

  /** What is in use of the file, and the WAL. */
  private long usedBytes(Database database) throws SQLException {
    long pages = database.number("PRAGMA page_count") - database.number("PRAGMA freelist_count");
    return pages * Database.PAGE_BYTES + walBytes();
  }

  private static long discard(
      Database database, Lane lane, long bytes, boolean disk, List<Notice.Discarded> discarded)
      throws SQLException {
    Run run = new Run(lane, disk ? "disk-full" : "quota", discarded);
    long freed = 0;
    try (PreparedStatement query =
        database.prepare(
            """
            SELECT name, sequence, length(body) FROM entry JOIN boot ON id = boot
            WHERE lane = ? ORDER BY place LIMIT ?
            """)) {
      query.setString(1, lane.word());
      query.setInt(2, MOST_ROWS);
      try (ResultSet oldest = query.executeQuery()) {
        while (freed < bytes && oldest.next()) {
          run.add(oldest.getString(1), oldest.getLong(2));
          freed += takes(oldest.getLong(3));
        }
      }
    }
    run.end();
    return freed;
  }

  /** What a row gives back: long bodies lie on pages of their own. */
  private static long takes(long bodyBytes) {
    return bodyBytes / Database.PAGE_BYTES * Database.PAGE_BYTES + ROW_BYTES;
  }

  /** The full-rate blocks that have been kept for long enough. */
  List<Notice.Discarded> tooOld(Database database, long nowS) throws SQLException {
    ArrayList<Notice.Discarded> discarded = new ArrayList<>();
    Run run = new Run(Lane.FULL_RATE, "age", discarded);
    try (PreparedStatement query =
        database.prepare(
            """
            SELECT name, sequence FROM entry JOIN boot ON id = boot
            WHERE lane = ? AND written_s < ? ORDER BY place LIMIT ?
            """)) {
      query.setString(1, Lane.FULL_RATE.word());
      query.setLong(2, nowS - FULL_RATE_S);
      query.setInt(3, MOST_ROWS);
      try (ResultSet old = query.executeQuery()) {
        while (old.next()) {
          run.add(old.getString(1), old.getLong(2));
        }
      }
    }
    run.end();
    return discarded;
  }

  /**
   * All that waits of a lane, but what a boot has written.
   *
   * @param but the boot
   */
  static List<Notice.Discarded> all(Database database, Lane lane, String but) throws SQLException {
    ArrayList<Notice.Discarded> discarded = new ArrayList<>();
    Run run = new Run(lane, "erased", discarded);
    try (PreparedStatement query =
        database.prepare(
            """
            SELECT name, sequence FROM entry JOIN boot ON id = boot
            WHERE lane = ? AND name <> ? ORDER BY boot, sequence
            """)) {
      query.setString(1, lane.word());
      query.setString(2, but);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          run.add(rows.getString(1), rows.getLong(2));
        }
      }
    }
    run.end();
    return discarded;
  }

  /** Puts sequences that follow one another into one notice. */
  private static final class Run {
    private final Lane lane;
    private final String why;
    private final List<Notice.Discarded> discarded;
    private String boot = "";
    private long first;
    private long last;

    Run(Lane lane, String why, List<Notice.Discarded> discarded) {
      this.lane = lane;
      this.why = why;
      this.discarded = discarded;
    }

    void add(String itsBoot, long sequence) {
      if (!boot.equals(itsBoot) || sequence != last + 1) {
        end();
        boot = itsBoot;
        first = sequence;
      }
      last = sequence;
    }

    void end() {
      if (!boot.isEmpty()) {
        discarded.add(new Notice.Discarded(lane, boot, first, last, why));
        boot = "";
      }
    }
  }
}
