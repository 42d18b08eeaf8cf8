package org.sentuh.simulator.model;

import org.sentuh.control.treatment.Reason;

/** What may be the matter with the panel, one at a time: what it is, and what must come of it. */
enum Trouble {
  /** Nothing. */
  NONE("all is well", Reason.NONE),
  /** The panel is off the back. */
  OFF_THE_BACK("the panel is taken off", Reason.NONE),
  /** The stop button is held down. */
  STOP_BUTTON("the stop button is pressed", Reason.STOP_BUTTON),
  /** A charger is connected. */
  CHARGER("the charger is plugged in", Reason.CHARGING),
  /** The motor rail is too low. */
  RAIL_LOW("the motor rail sags", Reason.SUPPLY_OUTSIDE),
  /** The motor rail is not measured. */
  RAIL_UNKNOWN("the motor rail is not measured", Reason.SUPPLY_UNKNOWN),
  /** The motors draw too much. */
  OVERCURRENT("the motors draw too much", Reason.OVERCURRENT),
  /** A motor draws current that nobody asked for. */
  STUCK_ON("a motor does not go off", Reason.CURRENT_WITHOUT_DRIVE),
  /** What is driven draws nothing. */
  UNPLUGGED("the panel's plug is out", Reason.NONE),
  /** The rail is off although it ought to be on. */
  RAIL_CUT("the motor rail is cut", Reason.RAIL_CUT),
  /** The rail stays on without a heartbeat. */
  RAIL_WELDED("the motor rail does not go off", Reason.NONE),
  /** The skin side is hot. */
  HOT("the skin side is hot", Reason.SKIN_HOT),
  /** No thermometer answers. */
  NO_THERMOMETER("no thermometer answers", Reason.TEMPERATURE_UNKNOWN),
  /** A zone is pressed very hard. */
  PRESSED("a zone is pressed very hard", Reason.PRESSURE_SPIKE),
  /** No pressure sensor answers. */
  NO_SENSOR("no pressure sensor answers", Reason.SENSORS_LOST),
  /** The drivers take no frame. */
  DRIVERS("the drivers take no frame", Reason.NONE),
  /** Every tick is done too late. */
  SLOW("every tick is done too late", Reason.NONE);

  private final String words;
  private final Reason forbids;

  Trouble(String words, Reason forbids) {
    this.words = words;
    this.forbids = forbids;
  }

  String words() {
    return words;
  }

  /**
   * The reason for which any motion is over in the tick that sees it; {@link Reason#NONE} where
   * that takes longer.
   */
  Reason forbids() {
    return forbids;
  }
}
