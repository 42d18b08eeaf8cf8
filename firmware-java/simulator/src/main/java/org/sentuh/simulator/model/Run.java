package org.sentuh.simulator.model;

/** One life of a state machine from its beginning, played with the product's own code. */
interface Run {

  /**
   * Where it is: equal when nothing that follows can tell the two apart. Its words are for the
   * reader of a trace.
   */
  Object key();

  /** Whether it is over for good, as a program that has broken is. */
  default boolean isForGood() {
    return false;
  }
}
