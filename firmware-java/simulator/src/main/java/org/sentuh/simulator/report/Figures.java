package org.sentuh.simulator.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.sentuh.telemetry.words.Phrases;

/** Writes numbers as one language writes them, the same on every machine. */
final class Figures {

  /** Floors never say more than there was; this forgives the last bits of binary fractions. */
  private static final double BINARY_DUST = 1e-9;

  private final Phrases phrases;

  Figures(Phrases phrases) {
    this.phrases = phrases;
  }

  /** A number with so many decimals; a dash when it is not known. */
  String decimal(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return phrases.text("figure.unknown");
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    String[] parts = rounded.abs().toPlainString().split("\\.", -1);
    String sign = rounded.signum() < 0 ? "\u2212" : "";
    String whole = grouped(parts[0]);
    return sign + (parts.length == 1 ? whole : whole + phrases.text("figure.point") + parts[1]);
  }

  /** A whole number. */
  String whole(long value) {
    return decimal((double) value, 0);
  }

  /** A part of one in whole per cent, rounded down: it never says more than there was. */
  String share(double part) {
    return Double.isFinite(part)
        ? phrases.text("figure.percent", "n", whole((long) Math.floor(part * 100 + BINARY_DUST)))
        : phrases.text("figure.unknown");
  }

  /** A felt intensity in whole per cent of full, rounded to the nearest. */
  String strength(double intensity) {
    return phrases.text("figure.percent", "n", decimal(intensity * 100, 0));
  }

  /** A time in a massage, as in {@code 3:10}. */
  String clock(double seconds) {
    long whole = (long) Math.floor(Math.max(0, seconds) + BINARY_DUST);
    return whole / 60 + ":" + (whole % 60 < 10 ? "0" : "") + whole % 60;
  }

  /** How long something lasted, in words. */
  String lasted(double seconds) {
    if (seconds < 9.95) {
      return phrases.text("figure.seconds", "n", decimal(seconds, seconds < 0.95 ? 2 : 1));
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return phrases.text("figure.seconds", "n", whole(whole));
    }
    return whole % 60 == 0
        ? phrases.text("figure.minutes", "n", whole(whole / 60))
        : phrases.text("figure.minutes-seconds", "m", whole(whole / 60), "s", whole(whole % 60));
  }

  private String grouped(String digits) {
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      grouped.insert(i, phrases.text("figure.group"));
    }
    return grouped.toString();
  }
}
