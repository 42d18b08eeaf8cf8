package org.sentuh.control.loop;

/**
 * The sign of life that keeps the motors' outputs enabled. Without it they go off by themselves.
 */
public interface Heartbeat {

  /** Gives one beat. */
  void beat();
}
