package org.sentuh.control.treatment;

import java.util.Locale;

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
  RECORD_NOT_KEPT,
  /** A midwife lets the panel rest. */
  ON_HOLD,
  /** Not every question has been answered. */
  SCREENING_OPEN,
  /** The answers are too old. */
  SCREENING_EXPIRED,
  /** An answer forbids a treatment now. */
  SCREENING_FORBIDS,
  /** An answer names a danger sign. */
  DANGER_SIGN,
  /** She has not agreed to a record of her treatments. */
  NO_CONSENT,
  /** No midwife allows this programme. */
  NOT_PRESCRIBED,
  /** What a midwife prescribed last lets the massage rest. */
  PRESCRIPTION_HELD,
  /** What a midwife prescribed has come to its end. */
  PRESCRIPTION_OVER,
  /** It is not proven that the programme keeps every bound. */
  NOT_PROVEN,
  /** The back rests after the last treatment. */
  RESTING,
  /** As many treatments as a day may have. */
  DAY_TREATMENTS,
  /** The day's treatments leave no time for this one. */
  DAY_TIME,
  /** The day's vibration leaves no room for this one. */
  DAY_VIBRATION,
  /** A zone has had what an hour or a day allows it. */
  ZONE_RESTING,
  /** The panel has not been tested since it was switched on, or too long ago. */
  SELF_TEST_DUE,
  /** The panel's test found something that is not as it must be. */
  SELF_TEST_FAILED,
  /** The panel has not said anything yet. */
  PANEL_SILENT,
  /** A sensor is not believed. */
  SENSORS_DOUBTED,
  /** The skin side is too warm to begin. */
  SKIN_SIDE_WARM,
  /** The motor rail is not as it must be. */
  SUPPLY_NOT_READY,
  /** The charger is connected. */
  CHARGER_CONNECTED,
  /** The stop button is pressed. */
  STOP_PRESSED,
  /** What was kept of a hold cannot be read. */
  HOLD_UNREADABLE,
  /** It is prescribed for other hours or other days. */
  NOT_ITS_TIME,
  /** It is prescribed for some hours only, and nobody knows what time it is. */
  TIME_NOT_KNOWN;

  /** The code as it stands in messages and files, as in {@code on-hold}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
