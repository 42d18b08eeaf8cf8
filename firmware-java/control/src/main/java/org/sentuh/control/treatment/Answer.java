package org.sentuh.control.treatment;

/** What became of a command: every command in every state gets one. */
public sealed interface Answer {

  /**
   * It was taken.
   *
   * @param now the state since then
   */
  record Accepted(State now) implements Answer {}

  /**
   * It was not taken, and nothing changed.
   *
   * @param why the reason
   */
  record Refused(Refusal why) implements Answer {}
}
