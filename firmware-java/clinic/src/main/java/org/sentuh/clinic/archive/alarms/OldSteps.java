package org.sentuh.clinic.archive.alarms;

import java.sql.PreparedStatement;
import java.time.Instant;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Trace;
import org.sentuh.clinic.archive.Transactions;

/**
 * Steps that nobody looks at any more. What devices told stays in the archive whole; a step only
 * repeats a number of it. Any thread.
 */
public final class OldSteps {

  /** Of the same thing, one that is newer, and old as well: the newest old one says how it was. */
  private static final String FOLLOWED =
      " and exists (select 1 from trace n where n.device = trace.device and n.what = trace.what"
          + " and n.place = trace.place and n.at_ms > trace.at_ms and n.at_ms < ?)";

  /** What a motor first drew is what it is held against for ever. */
  private static final String NOT_AMONG_THE_FIRST =
      " and exists (select 1 from trace e where e.device = trace.device and e.what = trace.what and"
          + " e.place = trace.place and e.at_ms < trace.at_ms order by e.at_ms limit 1 offset ?)";

  /** Self-tests by which it is known what a motor first drew. */
  public static final int FIRST = 3;

  private final Transactions archive;

  /** Those of an archive. */
  public OldSteps(Transactions archive) {
    this.archive = archive;
  }

  /**
   * Lets go of all from before a moment but the last of each thing, and but the first of each
   * motor.
   *
   * @return how many
   */
  public int letGo(Instant before) throws ArchiveUnavailable {
    int gone = 0;
    for (Trace what : Trace.values()) {
      gone += letGo(what, before.toEpochMilli());
    }
    return gone;
  }

  /** One thing at a time, so that nobody waits long for the archive. */
  private int letGo(Trace what, long beforeMs) throws ArchiveUnavailable {
    boolean motor = what == Trace.MOTOR;
    return archive.write(connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement(
              "delete from trace where what = ? and at_ms < ?"
                  + FOLLOWED
                  + (motor ? NOT_AMONG_THE_FIRST : ""))) {
        delete.setString(1, what.word());
        delete.setLong(2, beforeMs);
        delete.setLong(3, beforeMs);
        if (motor) {
          delete.setInt(4, FIRST - 1);
        }
        return delete.executeUpdate();
      }
    });
  }
}
