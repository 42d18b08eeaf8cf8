package org.sentuh.control.prescription;

/**
 * One bound of a proof: sees the whole programme once, from beginning to end. One that need not
 * look at something leaves it.
 */
interface Bound {

  /** Sees the next stretch. */
  default void see(Stretch stretch) {}

  /**
   * Sees all that lies between two changes of what is driven; after the stretches that it is made
   * of.
   */
  default void see(Drive drive) {}

  /** How near the programme has come, once it has been seen. */
  Margin margin();
}
