package org.sentuh.simulator.killed;

import java.util.Locale;

/** What the program of a {@link TriedDevice} does to itself when it is told to. */
enum Trouble {
  /** Other threads fill the heap and hold it. */
  FILL,
  /** An error ends the tick's thread. */
  DIE,
  /** The tick's thread waits for ever within a tick. */
  HANG;

  /** The order that brings it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
