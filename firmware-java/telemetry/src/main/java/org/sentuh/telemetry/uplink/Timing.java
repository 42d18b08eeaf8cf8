package org.sentuh.telemetry.uplink;

import java.time.Duration;

/**
 * For how long the uplink waits for what. Tests of real brokers use shorter ones.
 *
 * @param connect for a broker's CONNACK and SUBACK, the handshake included
 * @param answer for the clinic's answer to {@code sync}; then the uplink is unconfirmed
 * @param puback for any PUBACK while something is on its way; then the client object is given up
 * @param again for the clinic's ack of an entry that was sent; then it is sent again
 * @param againMost what that grows to by doubling while the clinic stays silent
 * @param health between two reports of the device's health
 * @param backoffLeast the first bound of the back-off
 * @param backoffMost its last bound
 * @param keepAlive of silence before the client asks the broker whether it is there; a network that
 *     was cut without a word is found out after at most twice this
 * @param death of absence before the broker tells of the device's death
 * @param farewell for what is on its way, when the uplink is closed
 */
record Timing(
    Duration connect,
    Duration answer,
    Duration puback,
    Duration again,
    Duration againMost,
    Duration health,
    Duration backoffLeast,
    Duration backoffMost,
    Duration keepAlive,
    Duration death,
    Duration farewell) {

  /** What a device uses. */
  static final Timing NORMAL =
      new Timing(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3));
}
