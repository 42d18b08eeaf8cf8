package org.sentuh.telemetry.wire;

/**
 * What became of a line that came from elsewhere.
 *
 * @param <T> what it claims to be
 */
public sealed interface Received<T> {

  /**
   * It is one.
   *
   * @param value what was written
   * @param <T> what it is
   */
  record Understood<T>(T value) implements Received<T> {}

  /**
   * It is none that is understood here.
   *
   * @param why the field, what stood in it, and what is allowed there
   * @param <T> what it claims to be
   */
  record Refused<T>(String why) implements Received<T> {}
}
