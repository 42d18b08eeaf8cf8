package org.sentuh.telemetry.journal;

import java.util.Map;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

/** What threads other than the loop's ask of the writer. */
sealed interface Request {

  /** A fact of the recording itself. */
  record Note(Notice notice) implements Request {}

  /** Answers of the mother. */
  record Answers(Map<String, Integer> answers) implements Request {}

  /** The clinic has stored these. */
  record Stored(Message.Ack ack) implements Request {}

  /** The broker refuses this for good. */
  record Unsendable(Entry entry, int reasonCode) implements Request {}

  /** This entry is not what was written. */
  record Damaged(Batch.Span span) implements Request {}
}
