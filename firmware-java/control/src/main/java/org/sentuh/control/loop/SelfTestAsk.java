package org.sentuh.control.loop;

/** What a self-test asks of one tick. It names a motor, and never how strongly. */
public sealed interface SelfTestAsk {

  /** No motor can be driven, whatever else is the matter; a stop that is pressed ends nothing. */
  record Still() implements SelfTestAsk {}

  /** No motor is driven, and everything is watched as in a treatment. */
  record Rest() implements SelfTestAsk {}

  /**
   * One motor is driven gently.
   *
   * @param motor its place in the panel's order
   */
  record Pulse(int motor) implements SelfTestAsk {}

  /**
   * As if the program had died: nothing is written to the drivers and no heartbeat is given; what
   * the motors do then is the hardware's alone.
   */
  record Silence() implements SelfTestAsk {}
}
