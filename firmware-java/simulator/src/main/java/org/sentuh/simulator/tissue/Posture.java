package org.sentuh.simulator.tissue;

/** How a body lies on the mat, as far as the pressure alone tells. */
public enum Posture {
  /** On the back, flat or raised: both shoulders touch. */
  ON_BACK,
  /** On the left side: the arms point to the left, the back faces right. */
  ON_LEFT_SIDE,
  /** On the right side: the arms point to the right, the back faces left. */
  ON_RIGHT_SIDE
}
