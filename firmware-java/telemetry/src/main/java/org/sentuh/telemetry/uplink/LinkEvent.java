package org.sentuh.telemetry.uplink;

import java.nio.ByteBuffer;
import java.util.List;

/** What happens on a {@link Link}. */
sealed interface LinkEvent {

  /**
   * The broker has accepted the connection.
   *
   * @param receiveMaximum how many messages it takes before it has answered the first
   * @param mostBytes the largest packet that it takes
   * @param topicAliases how many topic aliases it offers; 0 is what a clinic's broker should say
   */
  record Opened(int receiveMaximum, long mostBytes, int topicAliases) implements LinkEvent {}

  /**
   * A PUBACK.
   *
   * @param number the message's
   * @param reasonCode MQTT's reason code
   */
  record Answered(long number, int reasonCode) implements LinkEvent {}

  /**
   * A SUBACK.
   *
   * @param reasonCodes one a filter, in their order
   */
  record Subscribed(List<Integer> reasonCodes) implements LinkEvent {}

  /**
   * A message for this device, as it claims.
   *
   * @param topic where it came
   * @param payload what it says, from its position to its limit
   * @param retained whether it is a broker's copy of an earlier one
   */
  record Arrived(String topic, ByteBuffer payload, boolean retained) implements LinkEvent {}

  /**
   * The connection is no more, or never came to be.
   *
   * @param reasonCode MQTT's reason code, 0 when the broker gave none
   * @param why in words, without the content of any message
   */
  record Ended(int reasonCode, String why) implements LinkEvent {}
}
