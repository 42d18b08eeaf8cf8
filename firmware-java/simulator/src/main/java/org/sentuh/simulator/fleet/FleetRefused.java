package org.sentuh.simulator.fleet;

/** A fleet cannot speak; the message says to whom, why, and what to do. */
public final class FleetRefused extends Exception {

  private static final long serialVersionUID = 1L;

  FleetRefused(String message) {
    super(message);
  }
}
