package org.sentuh.control.treatment;

/** Why a command was not taken. */
public enum Refusal {
  /** It has no meaning in this state. */
  NOT_NOW,
  /** The level stands at her ceiling. */
  AT_HER_CEILING,
  /** The level stands at what is prescribed. */
  AT_THE_PRESCRIPTION,
  /** The level is as soft as it gets. */
  SOFTEST,
  /** The panel does not touch the back anywhere. */
  NO_CONTACT,
  /** An end stands that nobody has acknowledged. */
  NOT_ACKNOWLEDGED,
  /** It waited for the same tick as a stop, and a stop puts everything else aside. */
  STOPPED_FIRST,
  /** The program went wrong; nothing is taken any more until it has been started anew. */
  PROGRAM_ENDED,
  /** What the device keeps for the clinic is full; said by whoever would begin a treatment. */
  RECORD_FULL,
  /** What happens cannot be kept just now; said by whoever would begin a treatment. */
  RECORD_NOT_KEPT
}
