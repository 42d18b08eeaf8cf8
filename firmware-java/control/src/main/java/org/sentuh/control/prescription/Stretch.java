package org.sentuh.control.prescription;

import org.sentuh.control.controller.Controller;
import org.sentuh.control.pattern.Passage;

/**
 * A short piece of a programme, from above.
 *
 * @param passage the stroke that is played
 * @param patch the piece of the stroke
 * @param level no level in between is above it
 */
record Stretch(Passage passage, Patch patch, double level) {

  /** Sums of doubles may be off by less than this part of them. */
  private static final double ROUNDING = 1e-9;

  long fromNs() {
    return passage.startNs() + patch.fromNs();
  }

  long lengthNs() {
    return patch.toNs() - patch.fromNs();
  }

  double most(int motor) {
    return level * patch.most(motor);
  }

  /** Whether the motor may be driven somewhere in between. */
  boolean drives(int motor) {
    return drives(patch.most(motor), level);
  }

  static boolean drives(double share, double level) {
    return share * level * (1 + ROUNDING) >= Controller.FELT;
  }
}
