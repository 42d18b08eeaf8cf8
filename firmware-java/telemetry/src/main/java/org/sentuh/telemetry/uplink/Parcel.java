package org.sentuh.telemetry.uplink;

import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.journal.Waiting;

/**
 * Something to be sent, and why.
 *
 * @param outgoing the message
 * @param waiting the entry that it is, or none for what the uplink itself says and for a log
 * @param urgent whether it goes ahead of what has waited: what the uplink says, and what has just
 *     happened
 */
record Parcel(Outgoing outgoing, @Nullable Waiting waiting, boolean urgent) {

  /** What the uplink itself says. */
  static Parcel said(Outgoing outgoing) {
    return new Parcel(outgoing, null, true);
  }

  /** A part of a log. */
  static Parcel log(Outgoing outgoing) {
    return new Parcel(outgoing, null, false);
  }

  /** Whether it is a part of a log, which nobody waits for. */
  boolean isLog() {
    return waiting == null && !urgent;
  }
}
