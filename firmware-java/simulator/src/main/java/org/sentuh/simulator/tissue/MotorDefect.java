package org.sentuh.simulator.tissue;

/** What can be wrong with one motor, its cable or its transistor. */
public enum MotorDefect {
  /** Nothing is wrong. */
  NONE,
  /** The rotor is blocked: high current, no motion. */
  STALLED,
  /** The winding or cable is broken: no current, no motion. */
  OPEN_CIRCUIT,
  /** The transistor has failed closed: the motor runs at full rail whatever the duty. */
  STUCK_ON,
  /** The cable or the plug is shorted: far more current, and hardly any for the winding. */
  SHORTED,
  /** Something is in the way of the current: a corroded plug, brushes that are worn. */
  POOR_CONTACT,
  /** Turns of the winding touch: it conducts more than it should. */
  BURNT
}
