package org.sentuh.telemetry.uplink;

/**
 * What a broker's PUBACK means for the message, by its reason code (MQTT 5.0, 3.4.2.1). None of
 * them means that the clinic has it.
 */
enum Verdict {
  /** The broker has it. */
  TAKEN,
  /** The broker threw it away, for nobody is subscribed: nobody is storing. */
  NOBODY_STORES,
  /** The broker cannot take it now: too much of something, or trouble of its own. */
  LATER,
  /**
   * The broker will not have anything of this kind from this device: its name, certificate or
   * topics are not what the clinic's access list expects. That is no fault of the message.
   */
  NOT_ALLOWED,
  /** The broker will never have this very message. */
  NEVER;

  private static final int REFUSED_FROM = 0x80;
  private static final int NO_SUBSCRIBERS = 0x10;
  private static final int NOT_AUTHORISED = 0x87;
  private static final int TOPIC_INVALID = 0x90;
  private static final int TOO_LARGE = 0x95;
  private static final int FORMAT_INVALID = 0x99;

  /**
   * The meaning of a reason code. A refusal that names no cause, or one that may pass (unspecified,
   * quota, busy, shutting down), is {@link #LATER}: a clustered broker answers so while it has lost
   * its majority.
   */
  static Verdict of(int reasonCode) {
    return switch (reasonCode) {
      case NO_SUBSCRIBERS -> NOBODY_STORES;
      case NOT_AUTHORISED, TOPIC_INVALID -> NOT_ALLOWED;
      case TOO_LARGE, FORMAT_INVALID -> NEVER;
      default -> reasonCode < REFUSED_FROM ? TAKEN : LATER;
    };
  }
}
