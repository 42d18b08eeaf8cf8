package org.sentuh.control.treatment;

import java.util.Locale;

/**
 * Why a treatment waits, is made gentler, or ends: the one list of reason codes.
 *
 * <p>Each code has a sentence for the mother, a note for the midwife and a finding for the
 * technician in {@code telemetry.words}; nobody invents another wording. The order is that of
 * weight: of several that interlocks give in one tick, the later one counts. Recordings know a
 * reason by its place, so what was added since, which no interlock gives, stands behind all others.
 */
public enum Reason {
  /** Nothing is the matter. */
  NONE(Kind.NOTE),
  /** Fewer zones touch than a good fit has. */
  FEW_ZONES(Kind.NOTE),
  /** Left and right of the back are pressed unequally. */
  LEFT_RIGHT_DIFFERENCE(Kind.NOTE),
  /** The level is in the upper part of what is allowed. */
  INTENSITY_HIGH(Kind.NOTE),
  /** Many motors are driven at once, still within the bound. */
  MANY_MOTORS(Kind.NOTE),
  /** The level would rise faster than allowed. */
  LEVEL_RISE(Kind.LIMIT),
  /** A motor would rise faster than allowed. */
  MOTOR_RISE(Kind.LIMIT),
  /** The level would exceed the cap. */
  INTENSITY_CAP(Kind.LIMIT),
  /** More motors than allowed would be driven at once. */
  TOO_MANY_MOTORS(Kind.LIMIT),
  /** One motor has been driven for long without a rest. */
  MOTOR_CONTINUOUS(Kind.LIMIT),
  /** A pressure sensor is not believed; its zone is off. */
  SENSOR_DOUBT(Kind.LIMIT),
  /** A zone has been pressed for a minute more than is comfortable. */
  PRESSURE_SUSTAINED(Kind.LIMIT),
  /** A zone is pressed hard. */
  PRESSURE_PEAK(Kind.LIMIT),
  /** The treatment is longer than usual. */
  TREATMENT_LONG(Kind.LIMIT),
  /** The day's vibration is above its warning. */
  VIBRATION_HIGH(Kind.LIMIT),
  /** The skin side is getting warm. */
  SKIN_WARM(Kind.LIMIT),
  /** The skin side has warmed up since the beginning. */
  SKIN_WARMING(Kind.LIMIT),
  /** A tick came late. */
  TICK_LATE(Kind.LIMIT),
  /** The programme was played to its end. */
  COMPLETED(Kind.END),
  /** She paused. */
  PAUSED_BY_WEARER(Kind.PAUSE),
  /** The panel left the back. */
  NO_CONTACT(Kind.PAUSE),
  /** She, or somebody with her, stopped at a screen. */
  STOPPED_BY_WEARER(Kind.STOP),
  /** The stop button was pressed. */
  STOP_BUTTON(Kind.STOP),
  /** The screening named something that forbids a treatment now. */
  SCREENING_FORBIDS(Kind.STOP),
  /** The panel stayed off the back. */
  CONTACT_LOST(Kind.STOP),
  /** A pause lasted too long. */
  PAUSED_TOO_LONG(Kind.STOP),
  /** The treatment reached the longest time that is allowed. */
  TREATMENT_TOO_LONG(Kind.STOP),
  /** The day's treatments reached the longest time that is allowed. */
  DAY_SPENT(Kind.STOP),
  /** The panel has been worn for too long. */
  WORN_TOO_LONG(Kind.STOP),
  /** The day's vibration reached its bound. */
  VIBRATION_SPENT(Kind.STOP),
  /** A zone stayed pressed too hard. */
  PRESSURE_TOO_HIGH(Kind.STOP),
  /** A zone was pressed very hard. */
  PRESSURE_SPIKE(Kind.STOP),
  /** The skin side reached its bound. */
  SKIN_HOT(Kind.STOP),
  /** The skin side warmed up more than allowed. */
  SKIN_WARMED(Kind.STOP),
  /** The charger is connected. */
  CHARGING(Kind.STOP),
  /** One motor was driven without a rest for too long. */
  MOTOR_OVERDRIVEN(Kind.FAULT),
  /** The skin side warms faster than the motors could warm it. */
  HEAT_UNEXPLAINED(Kind.FAULT),
  /** The driven motors draw no current. */
  DRIVE_WITHOUT_CURRENT(Kind.FAULT),
  /** The motors draw more current than allowed. */
  OVERCURRENT(Kind.FAULT),
  /** More current flows than the driven motors explain. */
  CURRENT_WITHOUT_DRIVE(Kind.FAULT),
  /** The motor rail is outside of its bounds. */
  SUPPLY_OUTSIDE(Kind.FAULT),
  /** The motor rail is off although it ought to be on. */
  RAIL_CUT(Kind.FAULT),
  /** Too many pressure sensors are not believed. */
  SENSORS_LOST(Kind.FAULT),
  /** The skin side temperature is not known. */
  TEMPERATURE_UNKNOWN(Kind.FAULT),
  /** The motor rail's current and voltage are not known. */
  SUPPLY_UNKNOWN(Kind.FAULT),
  /** Ticks were missed twice in a row. */
  TICKS_MISSED(Kind.FAULT),
  /** The motor drivers do not take their frames. */
  DRIVERS_LOST(Kind.FAULT),
  /** The motor rail stays on without a heartbeat. */
  CUT_OFF_FAILED(Kind.FAULT),
  /** The program itself went wrong. */
  PROGRAM_FAULT(Kind.FAULT),
  /** The clinic stopped it, from afar. */
  STOPPED_FROM_AFAR(Kind.STOP);

  private final Kind kind;

  Reason(Kind kind) {
    this.kind = kind;
  }

  /** What a reason does to a treatment. */
  public enum Kind {
    /** It is said, and changes nothing. */
    NOTE,
    /** It makes the treatment gentler while it lasts. */
    LIMIT,
    /** It lets the treatment wait. */
    PAUSE,
    /** It ends the treatment as intended. */
    END,
    /** It stops the treatment; a person clears it. */
    STOP,
    /** It stops the treatment because something is broken; a person clears it. */
    FAULT
  }

  /** What this reason does to a treatment. */
  public Kind kind() {
    return kind;
  }

  /** The code as it stands in messages and files, as in {@code skin-warm}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
