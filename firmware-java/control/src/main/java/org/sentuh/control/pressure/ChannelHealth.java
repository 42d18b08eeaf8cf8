package org.sentuh.control.pressure;

/** What the converter says of one channel, before anybody asks whether the value makes sense. */
public enum ChannelHealth {
  /** It has been converted, at the time that the sample says. */
  MEASURED,
  /** It has not been converted yet since the panel was switched on. */
  AWAITED,
  /** The converter does not answer, or answers wrongly; the last value stands, with its age. */
  UNREACHABLE
}
