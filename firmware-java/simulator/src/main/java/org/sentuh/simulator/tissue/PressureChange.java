package org.sentuh.simulator.tissue;

import java.util.OptionalInt;

/**
 * Something that changes how the panel presses on the back, beginning at a time of the treatment
 * and completed over a ramp.
 *
 * <p>The pressure on a site is {@code strap * (presence * recorded + preload)}: the strap pulls the
 * whole panel on, presence is the body's own weight on the mat, and preload what the garment adds
 * by itself. Without a change strap and presence are 1 and preload is 0.
 */
public sealed interface PressureChange {

  /** When it begins, in nanoseconds from the start of the treatment, 0 or more. */
  long startNs();

  /** How long it takes, in nanoseconds, 0 or more; 0 is at once. */
  long rampNs();

  /**
   * A strap loosens or is pulled tighter.
   *
   * @param site the site it reaches; empty for all
   * @param factor the strap's share of what it began with: 0 hangs free, 1 as recorded, to 10
   */
  record StrapPulls(OptionalInt site, double factor, long startNs, long rampNs)
      implements PressureChange {
    /** Refuses a strap that pushes. */
    public StrapPulls {
      check(factor, 0, 10, "a strap's factor", startNs, rampNs);
    }
  }

  /**
   * The garment presses by itself, as a well fitting one does also on a back that leans on nothing.
   *
   * @param site the site it reaches; empty for all
   * @param kPa what it adds from then on, 0 to 50 kPa
   */
  record GarmentPresses(OptionalInt site, double kPa, long startNs, long rampNs)
      implements PressureChange {
    /** Refuses what no garment does. */
    public GarmentPresses {
      check(kPa, 0, 50, "a garment's pressure in kPa", startNs, rampNs);
    }
  }

  /** She sits up: nothing of the recorded pressure is left, only what the garment adds. */
  record SitsUp(long startNs, long rampNs) implements PressureChange {
    /** Refuses times that cannot be. */
    public SitsUp {
      check(0, 0, 0, "", startNs, rampNs);
    }
  }

  /** She leans back again: the recorded pressure returns. */
  record LeansBack(long startNs, long rampNs) implements PressureChange {
    /** Refuses times that cannot be. */
    public LeansBack {
      check(0, 0, 0, "", startNs, rampNs);
    }
  }

  private static void check(
      double value, double least, double most, String what, long startNs, long rampNs) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " of " + value + " is outside " + least + " to " + most);
    }
    if (startNs < 0 || rampNs < 0) {
      throw new IllegalArgumentException(
          "a change of pressure at "
              + startNs
              + " ns over "
              + rampNs
              + " ns; both must be 0 or more");
    }
  }
}
