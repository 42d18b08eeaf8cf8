package org.sentuh.control.body;

import java.util.List;
import java.util.Optional;

/**
 * A level of the spine: the spinous process of C7 or of a thoracic vertebra.
 *
 * <p>Distances below C7 are those of the reference back (262 mm from C7 to T12; about 20 mm a
 * level, a little more below T10), and are stretched in proportion to the mother's own back.
 */
public enum Level {
  /** The most prominent bone of the neck; the origin of the body frame. */
  C7(0),
  /** First thoracic level. */
  T1(25),
  /** Second thoracic level. */
  T2(45),
  /** Third thoracic level. */
  T3(65),
  /** Fourth thoracic level. */
  T4(85),
  /** Fifth thoracic level: with T6 the lower end of the massage in most published procedures. */
  T5(105),
  /** Sixth thoracic level. */
  T6(125),
  /** Seventh thoracic level. */
  T7(145),
  /** Eighth thoracic level: about the lower tip of the shoulder blade (Haneline 2008). */
  T8(165),
  /** Ninth thoracic level. */
  T9(185),
  /** Tenth thoracic level. */
  T10(208),
  /** Eleventh thoracic level. */
  T11(233),
  /** Twelfth thoracic level: the lower end of the measured back. */
  T12(262);

  private static final List<Level> DOWNWARDS = List.of(values());

  private final double referenceMm;

  Level(double referenceMm) {
    this.referenceMm = referenceMm;
  }

  /** The distance of this level below C7 on one mother's back, in millimetres. */
  public double yMm(BackLength back) {
    return referenceMm * back.stretch();
  }

  /** The level of a number, 0 for C7 to 12 for T12. */
  public static Level numbered(int number) {
    return DOWNWARDS.get(number);
  }

  /** The level nearest to a height on one mother's back; for reports and refusals. */
  public static Level nearest(double yMm, BackLength back) {
    Level nearest = C7;
    for (Level level : values()) {
      if (Math.abs(level.yMm(back) - yMm) < Math.abs(nearest.yMm(back) - yMm)) {
        nearest = level;
      }
    }
    return nearest;
  }

  /** The level of that name, or nothing when there is none. */
  public static Optional<Level> named(String name) {
    for (Level level : values()) {
      if (level.name().equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
