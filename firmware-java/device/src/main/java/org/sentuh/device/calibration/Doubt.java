package org.sentuh.device.calibration;

import java.util.Locale;

/** Why what was measured is no calibration. Each is answered by measuring again, or by a part. */
public enum Doubt {
  /** Nobody has measured the sensor without a weight. */
  NO_ZERO,
  /** Without a weight it reads as if something pressed. */
  PRESSED_AT_REST,
  /** Fewer than three weights were measured. */
  FEW_LOADS,
  /** The heaviest is less than four times the lightest: no curve follows from that. */
  NARROW_LOADS,
  /** A heavier weight read no more than a lighter one. */
  NOT_RISING,
  /** The law that fits is that of no such part. */
  NO_SUCH_PART,
  /** Some weight is further from the law than a sound part is. */
  SCATTERED;

  /** As in {@code few-loads}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
