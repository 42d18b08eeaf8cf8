package org.sentuh.control.prescription;

import org.sentuh.control.controller.Controller;
import org.sentuh.control.pattern.Passage;

/** A short piece of a programme, from above. Immutable. */
final class Stretch {

  /** Sums of doubles may be off by less than this part of them. */
  private static final double ROUNDING = 1e-9;

  private final Passage passage;
  private final Patch patch;
  private final double level;
  private final boolean[] driven;
  private final int motorsOn;

  /**
   * A piece of a stroke at its place in the programme.
   *
   * @param passage the stroke that is played
   * @param patch the piece of it
   * @param level no level in between is above it
   */
  Stretch(Passage passage, Patch patch, double level) {
    this.passage = passage;
    this.patch = patch;
    this.level = level;
    this.driven = new boolean[patch.motors()];
    int on = 0;
    for (int motor = 0; motor < driven.length; motor++) {
      driven[motor] = drives(patch.most(motor), level);
      on += driven[motor] ? 1 : 0;
    }
    this.motorsOn = on;
  }

  /** Whether a motor that is asked for that much at full level is driven at a level. */
  static boolean drives(double share, double level) {
    return share * level * (1 + ROUNDING) >= Controller.FELT;
  }

  Passage passage() {
    return passage;
  }

  Patch patch() {
    return patch;
  }

  double level() {
    return level;
  }

  long fromNs() {
    return passage.startNs() + patch.fromNs();
  }

  long lengthNs() {
    return patch.toNs() - patch.fromNs();
  }

  /** The most that any motor is asked for. */
  double strongest() {
    return level * patch.most(patch.strongestMotor());
  }

  /** Which motors may be driven somewhere in between; not to be changed. */
  boolean[] driven() {
    return driven;
  }

  /** How many motors may be driven somewhere in between. */
  int motorsOn() {
    return motorsOn;
  }
}
