package org.sentuh.telemetry.wire;

/**
 * A row of entries that are numbered, chained, kept, sent and acknowledged by themselves, so that
 * nothing in one ever waits behind another, and what one consent withholds leaves no hole
 * elsewhere.
 */
public enum Lane {
  /** What happened: small, never discarded, sent before all else. */
  EVENT(Channel.EVENT, Consent.TREATMENT),
  /** What the mother answered when asked how she feels. */
  WELLBEING(Channel.WELLBEING, Consent.WELLBEING),
  /** Ten seconds of least, mean and greatest a second, a frame. */
  SAMPLE(Channel.SAMPLE, Consent.PRESSURE),
  /** Every tick: stays on the device, and is sent only where somebody asks and she agreed. */
  FULL_RATE(Channel.FULL_RATE, Consent.RESEARCH);

  private final Channel channel;
  private final Consent consent;

  Lane(Channel channel, Consent consent) {
    this.channel = channel;
    this.consent = consent;
  }

  /** Where its entries are published. */
  public Channel channel() {
    return channel;
  }

  /** Without which none of its entries leaves the device. */
  public Consent consent() {
    return consent;
  }

  /** Its word in messages. */
  public String word() {
    return FieldWriter.code(this);
  }
}
