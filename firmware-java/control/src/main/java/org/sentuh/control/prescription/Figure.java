package org.sentuh.control.prescription;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number with its unit as people write it: three decimals at most, and none that says nothing.
 */
final class Figure {

  private static final int DECIMALS = 3;

  private Figure() {}

  static String of(double value, String unit) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    String digits = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return (digits + " " + unit).strip();
  }
}
