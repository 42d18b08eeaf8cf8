package org.sentuh.device.readiness;

import java.util.List;
import org.sentuh.control.treatment.Treatment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a midwife on a visit has narrowed the prescription: the highest level, below the one that
 * is prescribed. Kept through power cuts; what cannot be read is the softest. Any thread; changing
 * it waits for the disk.
 *
 * <pre>
 * ceiling LEVEL SIGN
 * </pre>
 */
final class Narrowing {

  private static final String NAME = "narrowing";
  private static final String FORM = "ceiling";

  /**
   * A midwife narrowed what was prescribed for her; whoever comes next has a prescription of her
   * own.
   */
  static final Hers HERS = new Hers(NAME, line -> FORM + " 1 " + "new");

  private static final Logger LOG = LoggerFactory.getLogger(Narrowing.class);

  private final Keeping keeping;
  private final double prescribed;
  private volatile double ceiling;

  Narrowing(Keeping keeping, double prescribed) {
    this.keeping = keeping;
    this.prescribed = prescribed;
    this.ceiling = keeping.value(NAME).map(this::read).orElse(prescribed);
  }

  private double read(String line) {
    List<String> words = List.of(line.split(" ", -1));
    if (words.size() == 3 && words.getFirst().equals(FORM)) {
      try {
        double level = Double.parseDouble(words.get(1));
        if (level >= Treatment.SOFTEST && level <= 1) {
          return Math.min(level, prescribed);
        }
      } catch (NumberFormatException damaged) {
        LOG.debug("no level in {}", words.get(1));
      }
    }
    LOG.warn("how far a midwife has narrowed the prescription cannot be read: the softest it is");
    return Treatment.SOFTEST;
  }

  /** The highest level that is allowed now. */
  double ceiling() {
    return ceiling;
  }

  /**
   * Narrows it, or widens it again up to the prescription.
   *
   * @throws IllegalArgumentException for a level below the softest or above the prescription, or no
   *     sign
   */
  synchronized void narrow(double level, String midwife) {
    if (!(level >= Treatment.SOFTEST && level <= prescribed)) {
      throw new IllegalArgumentException(
          "ceiling "
              + level
              + " is outside "
              + Treatment.SOFTEST
              + " to "
              + prescribed
              + "; a visit narrows the prescription and never widens it");
    }
    if (!midwife.matches(HoldLatch.SIGN)) {
      throw new IllegalArgumentException(
          "\""
              + midwife
              + "\" is no sign of a midwife; allowed are 1 to 20 letters, digits, '.' and '-'");
    }
    keeping.keep(NAME, FORM + " " + level + " " + midwife);
    ceiling = level;
  }
}
