package org.sentuh.simulator.demo;

/** How a session is shown to whoever is there. Used by one thread, closed by any. */
interface Showing extends AutoCloseable {

  /** Shows a scene at a time, in the other theme than the terminal's own if that is wished. */
  void show(Scene scene, boolean otherTheme, long nowNs);

  /** Waits until a time, and passes on what is asked meanwhile. */
  void await(long untilNs, Attendant attendant);

  /** How long the last scene deserves to be seen, in nanoseconds. */
  long farewellNs();

  @Override
  void close();
}
