package org.sentuh.control.pressure;

/**
 * Why a pressure reading is not believed. An open cable reads as no contact, which is the gentle
 * side.
 */
public enum SensorFault {
  /** The converter behind it does not answer, or answers wrongly. */
  UNREACHABLE,
  /** No new value for longer than a reading may be held. */
  SILENT,
  /** The node reads as the rail: the part or its cable is shorted. */
  SHORTED,
  /** Not one count of change for five seconds under load, which no living back manages. */
  FROZEN,
  /** More pressure than a panel on a back can make. */
  OUT_OF_RANGE,
  /** It has jumped further than a back can press within one conversion; believed when it rests. */
  JUMPED,
  /** It goes up and down as no back does: a loose contact or a disturbance. */
  NOISY,
  /** The divider's rail is not where it should be, so no count means anything. */
  RAIL
}
