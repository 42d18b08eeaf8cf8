package org.sentuh.device.selftest;

import java.util.Locale;

/**
 * Everything that a self-test can find, by name. What is said of each, and to whom, is in the
 * words, by {@link #code}.
 */
public enum Fault {
  /** Somebody holds the bus low. */
  BUS_STUCK(Subject.BOX, Part.BUS_CABLE),
  /** The bus is slower than the device file says, and no tick would be over in time. */
  BUS_SLOW(Subject.BOX, Part.NONE),
  /** A chip does not answer at its address. */
  CHIP_MISSING(Subject.BOX, Part.NONE),
  /** Another chip, or none in a usable state, answers at an address. */
  CHIP_WRONG(Subject.BOX, Part.NONE),
  /** What is read at an address is what two chips say when both pull the line. */
  ADDRESS_SHARED(Subject.BOX, Part.NONE),
  /** A chip loses transfers, or what it had been told. */
  CHIP_UNSTEADY(Subject.BOX, Part.NONE),
  /** Somebody answers at an address where nobody should. */
  CHIP_UNEXPECTED(Subject.BOX, Part.NONE),

  /** The motor rail is outside of its bounds. */
  RAIL_OUTSIDE(Subject.POWER, Part.BATTERY),
  /** Nothing arrives at the motor rail. */
  RAIL_OFF(Subject.POWER, Part.HEARTBEAT_BOARD),
  /** The meter of the motor rail says nothing that can be believed. */
  METER_SILENT(Subject.POWER, Part.SUPPLY_METER),
  /** Current flows though nothing is driven. */
  CURRENT_AT_REST(Subject.MOTORS, Part.DRIVER_BOARD),
  /** No motor at all draws current. */
  NO_MOTOR_DRAWS(Subject.MOTORS, Part.PANEL_CABLE),
  /** No motor of one driver draws current, those of the others do. */
  DRIVER_SILENT(Subject.MOTORS, Part.DRIVER_BOARD),

  /** A motor draws nothing: its winding, its cable or its transistor is broken. */
  MOTOR_OPEN(Subject.MOTORS, Part.MOTOR),
  /** A motor draws far more than a winding lets through. */
  MOTOR_SHORTED(Subject.MOTORS, Part.MOTOR),
  /** A motor draws and does not turn. */
  MOTOR_STALLED(Subject.MOTORS, Part.MOTOR),
  /** A motor draws too little: a poor contact, or brushes that are worn. */
  MOTOR_WEAK(Subject.MOTORS, Part.MOTOR),
  /** A motor turns and draws too much: turns of its winding touch, or something drags. */
  MOTOR_HUNGRY(Subject.MOTORS, Part.MOTOR),
  /** One channel draws what two motors draw. */
  MOTOR_DOUBLED(Subject.MOTORS, Part.NONE),

  /** A force sensor conducts nothing at all. */
  SENSOR_OPEN(Subject.SENSORS, Part.FORCE_SENSOR),
  /** A force sensor stands at its rail. */
  SENSOR_SHORTED(Subject.SENSORS, Part.FORCE_SENSOR),
  /** A force sensor does not move by one count. */
  SENSOR_FROZEN(Subject.SENSORS, Part.FORCE_SENSOR),
  /** A force sensor jumps more than a back does. */
  SENSOR_NOISY(Subject.SENSORS, Part.FORCE_SENSOR),
  /** A converter brings no new values of a sensor. */
  SENSOR_SILENT(Subject.SENSORS, Part.CONVERTER_BOARD),
  /** What feeds the sensors' dividers is off. */
  SENSOR_RAIL(Subject.SENSORS, Part.CONVERTER_BOARD),
  /** One place was pressed and the sensor of another answered. */
  SENSORS_CROSSED(Subject.SENSORS, Part.NONE),

  /** A thermometer says nothing that can be believed. */
  THERMOMETER_SILENT(Subject.WARMTH, Part.THERMOMETER),
  /** A thermometer differs from the others. */
  THERMOMETER_OFF(Subject.WARMTH, Part.THERMOMETER),

  /** The stop button's wire says pressed, and its other contact has not opened the rail. */
  STOP_CONTACTS_DISAGREE(Subject.STOP, Part.STOP_BUTTON),
  /** Pressed, the stop button tells the program and does not open the rail. */
  STOP_RAIL_STAYS(Subject.STOP, Part.STOP_BUTTON),
  /** Pressed, the stop button opens the rail and does not tell the program. */
  STOP_LINE_SILENT(Subject.STOP, Part.STOP_BUTTON),

  /** Without a heartbeat a motor went on for too long, or for as long as was waited. */
  CUT_OFF_LATE(Subject.STOP, Part.HEARTBEAT_BOARD),
  /** Without a heartbeat the drivers let go, and the rail stayed up. */
  RAIL_NOT_CUT(Subject.STOP, Part.HEARTBEAT_BOARD),
  /** Without a heartbeat a motor went off sooner than a late tick may come. */
  CUT_OFF_EARLY(Subject.STOP, Part.HEARTBEAT_BOARD);

  private final Subject subject;
  private final Part part;

  Fault(Subject subject, Part part) {
    this.subject = subject;
    this.part = part;
  }

  /** What the mother is told it is about. */
  public enum Subject {
    /** The box and its chips. */
    BOX,
    /** Battery and rail. */
    POWER,
    /** What vibrates. */
    MOTORS,
    /** What feels pressure. */
    SENSORS,
    /** What feels warmth. */
    WARMTH,
    /** What turns everything off. */
    STOP;

    /** Its word in the words. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The code as it stands in messages and files, as in {@code motor-stalled}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is about. */
  public Subject subject() {
    return subject;
  }

  /** What is brought for it, where that does not depend on the chip. */
  Part part() {
    return part;
  }
}
