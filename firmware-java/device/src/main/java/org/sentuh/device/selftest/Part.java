package org.sentuh.device.selftest;

import java.util.Locale;

/** What a technician brings. The names of the parts are in the words, by {@link #word}. */
public enum Part {
  /** A vibration motor of the panel's class, and the cable of a channel. */
  MOTOR,
  /** A force sensor with its puck, and its cable. */
  FORCE_SENSOR,
  /** A thermometer of the skin side, and its cable. */
  THERMOMETER,
  /** A board with a PCA9685 and its transistors. */
  DRIVER_BOARD,
  /** A board with an ADS1115 and its dividers. */
  CONVERTER_BOARD,
  /** A board with an INA226 and its shunt. */
  SUPPLY_METER,
  /** The cable that carries the bus from board to board. */
  BUS_CABLE,
  /** A battery. */
  BATTERY,
  /** The cable between box and panel, and a fuse of the rail. */
  PANEL_CABLE,
  /** A stop button with its two contacts. */
  STOP_BUTTON,
  /** The board of the one-shot that the heartbeat keeps up. */
  HEARTBEAT_BOARD,
  /** No part: a plug or an address pin is where it should not be. */
  NONE;

  /** Its word in files and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The board that carries a chip. */
  static Part carrying(String chip) {
    return switch (chip) {
      case "PCA9685" -> DRIVER_BOARD;
      case "ADS1115" -> CONVERTER_BOARD;
      case "INA226" -> SUPPLY_METER;
      case "MCP9808" -> THERMOMETER;
      default -> BUS_CABLE;
    };
  }
}
