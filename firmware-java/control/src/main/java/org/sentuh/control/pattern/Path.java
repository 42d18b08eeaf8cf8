package org.sentuh.control.pattern;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;

/**
 * The course of one hand: a pure function of time, made of equal turns, each of them a movement
 * followed by a pause.
 *
 * <p>Times are nanoseconds since the course began; places are those of the given side and back.
 */
public sealed interface Path permits Circle, Glide, RibSweep, Hold, Rest {

  /** How many turns the course has, one at least. */
  int turns();

  /** How long the movement of one turn lasts on that back, in nanoseconds. */
  long movementNs(BackLength back);

  /** How long the hand is lifted after each movement, in nanoseconds. */
  long pauseNs();

  /**
   * Where the hand is, or null where this course never touches.
   *
   * @param turn which turn, 0 to {@code turns() - 1}
   * @param tNs nanoseconds since that turn began, 0 to {@code movementNs}
   */
  @Nullable Place at(int turn, long tNs, Side side, BackLength back);

  /** No faster than this does the hand move along the skin in any turn, in mm a second. */
  double mostMmPerS(BackLength back);

  /** How long one turn lasts, with its pause, in nanoseconds. */
  default long turnNs(BackLength back) {
    return movementNs(back) + pauseNs();
  }

  /** Whether the hand stays on the skin from one turn to the next. */
  default boolean unbroken() {
    return pauseNs() == 0;
  }
}
