package org.sentuh.device.selftest;

import java.util.Locale;

/** What a self-test cannot know, or did not try: it is said, and never taken for well. */
public enum Unknown {
  /** Two sound motors whose plugs are exchanged draw the same. */
  MOTORS_EXCHANGED,
  /** Current tells that a motor turns, and not how strongly it is felt. */
  FELT_STRENGTH,
  /** Two chips of one kind at one address say the same. */
  EQUAL_CHIPS,
  /** A thermometer that stands still looks like skin that keeps its warmth. */
  FROZEN_THERMOMETER,
  /** Nobody pressed the stop button, so its two contacts were seen closed and not seen open. */
  STOP_NOT_PRESSED,
  /** Nobody pressed the places one by one, so exchanged plugs of sensors were not looked for. */
  PLACES_NOT_PRESSED,
  /** Some motors were not tried, because the test ended before. */
  MOTORS_NOT_TRIED,
  /**
   * The heartbeat's cut-off was not measured, because the test ended before or no motor was sound.
   */
  CUT_OFF_NOT_TRIED;

  /** The code as it stands in messages and files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
