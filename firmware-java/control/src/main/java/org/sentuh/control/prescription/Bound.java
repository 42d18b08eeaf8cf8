package org.sentuh.control.prescription;

/** One bound of a proof: sees the whole programme once, from beginning to end. */
interface Bound {

  /** Sees the next stretch. Bounds that need none look at nothing. */
  default void see(Stretch stretch) {}

  /** How near the programme has come, once it has been seen. */
  Margin margin();
}
