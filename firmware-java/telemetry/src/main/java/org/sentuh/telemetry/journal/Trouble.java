package org.sentuh.telemetry.journal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Why the journal's file did not take or give something. */
enum Trouble {
  /** The disk has no room. */
  DISK_FULL("disk-full"),
  /** The disk, or the file on it, may not be written. */
  READ_ONLY("read-only"),
  /** Somebody else holds the file, or the disk does not answer. */
  STALLED("stalled"),
  /** The disk answers with an error. */
  DISK_ERROR("disk-error"),
  /** What stands in the file is not what was written. */
  DAMAGED("damaged");

  private static final int PRIMARY = 0xff;

  private final String word;

  Trouble(String word) {
    this.word = word;
  }

  /** Its word in notices. */
  String word() {
    return word;
  }

  /** What SQLite's result code means for the journal. */
  static Trouble of(SQLException refusal) {
    int code = refusal.getErrorCode() & PRIMARY;
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return DISK_FULL;
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return DAMAGED;
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return STALLED;
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return READ_ONLY;
    }
    return DISK_ERROR;
  }
}
