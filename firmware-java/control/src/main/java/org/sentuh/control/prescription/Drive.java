package org.sentuh.control.prescription;

import java.util.Arrays;

/** A time in which the same motors are driven. Grows until others are; then another begins. */
final class Drive {

  private final boolean[] driven;
  private final long fromNs;
  private long lengthNs;

  private Drive(boolean[] driven, long fromNs) {
    this.driven = driven;
    this.fromNs = fromNs;
  }

  /** A time that begins with a stretch. */
  static Drive from(Stretch stretch) {
    Drive drive = new Drive(stretch.driven(), stretch.fromNs());
    drive.lengthNs = stretch.lengthNs();
    return drive;
  }

  /** Goes on with a stretch, if the same motors are driven in it. */
  boolean goesOn(Stretch stretch) {
    boolean same = Arrays.equals(driven, stretch.driven());
    lengthNs += same ? stretch.lengthNs() : 0;
    return same;
  }

  boolean drives(int motor) {
    return driven[motor];
  }

  /** One a motor; not to be changed. */
  boolean[] driven() {
    return driven;
  }

  long lengthNs() {
    return lengthNs;
  }

  long endNs() {
    return fromNs + lengthNs;
  }
}
