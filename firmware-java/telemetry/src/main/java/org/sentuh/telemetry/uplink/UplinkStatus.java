package org.sentuh.telemetry.uplink;

/**
 * How the uplink is, for whoever looks after the device. The counts are those of this boot.
 *
 * @param phase what it is doing
 * @param broker the broker of the present connection, empty without one
 * @param confirmed whether the clinic has answered over this connection. When it has not, what the
 *     device holds of the clinic's wishes may be old, and nobody may be storing what it says
 * @param nobodyStores whether the broker said that nobody is subscribed: entries stay on the device
 * @param trouble what is in the way, in words with the next action; empty when nothing is
 * @param connects connections that a broker accepted
 * @param sent entries handed to a broker, those sent again included
 * @param taken of these, how many a broker confirmed; that alone proves nothing
 * @param stored entries of which the clinic said over a connection that it has them
 * @param unsendable entries kept apart for good
 * @param refused messages from the clinic that were not what they claimed, acks of what was never
 *     sent among them
 * @param dropped messages from the clinic that there was no room for
 */
public record UplinkStatus(
    Phase phase,
    String broker,
    boolean confirmed,
    boolean nobodyStores,
    String trouble,
    long connects,
    long sent,
    long taken,
    long stored,
    long unsendable,
    long refused,
    long dropped) {

  /** What the uplink is doing. */
  public enum Phase {
    /** Waits before it tries the next broker. */
    WAITING,
    /** Tries a broker. */
    CONNECTING,
    /** A broker takes what it says. */
    ONLINE,
    /** It was closed. */
    CLOSED
  }
}
