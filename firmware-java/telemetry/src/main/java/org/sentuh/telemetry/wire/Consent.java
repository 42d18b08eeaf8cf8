package org.sentuh.telemetry.wire;

/**
 * What the mother may agree to or withhold, each by itself. What is withheld stays on the device.
 */
public enum Consent {
  /** That a massage took place, how it went, and every limit and stop. */
  TREATMENT,
  /** How firmly the panel lay on the back, second by second. */
  PRESSURE,
  /** Her answers to how she feels. */
  WELLBEING,
  /** Recordings at full rate, for those who improve the massage. */
  RESEARCH;

  /** Its word in messages. */
  public String word() {
    return FieldWriter.code(this);
  }
}
