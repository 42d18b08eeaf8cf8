package org.sentuh.control.pattern;

/** On which sides of the spine a stroke is played. */
public enum Sides {
  /** Both hands at once, mirrored at the midline. */
  BOTH,
  /** The wearer's left alone. */
  LEFT,
  /** The wearer's right alone. */
  RIGHT,
  /** Each turn first on the left, then on the right; the stroke lasts twice as long. */
  ALTERNATE
}
