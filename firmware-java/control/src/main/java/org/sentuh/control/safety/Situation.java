package org.sentuh.control.safety;

import org.sentuh.control.controller.Intent;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.treatment.State;

/**
 * The frozen picture of one tick that every interlock judges.
 *
 * @param tNs the tick's time, monotonic
 * @param dtNs nanoseconds since the last tick
 * @param riseNs the part of it in which something may rise: two periods at most, so that a stall
 *     buys no jump
 * @param missedPeriods whole periods that were missed before this tick
 * @param failedDeliveries how many frames in a row the motor drivers have not taken
 * @param silentNs how long ago the last heartbeat was given, whatever the reason
 * @param unheardNs for how long no heartbeat has been given although one was due
 * @param state where the treatment is
 * @param runNs how long it has been running since it was started
 * @param treatedNs how long it has been running in all, however often it was started
 * @param pauseNs how long the present pause has lasted; 0 outside of a pause
 * @param intent what the controller asks for
 * @param pressure what the back feels like
 * @param vitals what the panel reports about itself
 * @param previous the frame that was granted last
 */
public record Situation(
    long tNs,
    long dtNs,
    long riseNs,
    long missedPeriods,
    int failedDeliveries,
    long silentNs,
    long unheardNs,
    State state,
    long runNs,
    long treatedNs,
    long pauseNs,
    Intent intent,
    PressureMap pressure,
    Vitals vitals,
    ApprovedFrame previous) {

  /** The shortest time in which any hardware turns the motors off for want of a heartbeat. */
  static final long MOST_SILENCE_NS = 100_000_000L;

  /** Whether the motors may have gone off by themselves for want of a heartbeat. */
  boolean silent() {
    return silentNs > MOST_SILENCE_NS;
  }

  /** Whether ticks that ought to give a heartbeat have not for so long that the motors are off. */
  boolean unheard() {
    return unheardNs > MOST_SILENCE_NS;
  }

  /** Whether a treatment has been started and has not ended. */
  boolean underway() {
    return state instanceof State.Running || state instanceof State.Paused;
  }

  /** Whether somebody is about to start a treatment, or has. */
  boolean attended() {
    return underway() || state instanceof State.Armed || state instanceof State.Screening;
  }
}
