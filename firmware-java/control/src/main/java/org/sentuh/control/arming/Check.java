package org.sentuh.control.arming;

import java.util.Locale;
import java.util.Optional;
import org.sentuh.control.treatment.Refusal;

/**
 * One of the things that must be well before a treatment begins.
 *
 * @param item which
 * @param against why it is not well; empty when it is
 * @param waitNs until it is well by itself, at most, in nanoseconds; 0 where waiting does not help
 */
public record Check(Item item, Optional<Refusal> against, long waitNs) {

  /** What is looked at, in the order in which it is told. */
  public enum Item {
    /** A midwife lets it rest. */
    HOLD,
    /** The questions. */
    SCREENING,
    /** That what happens may be recorded at all. */
    CONSENT,
    /** That what happens can be kept. */
    RECORD,
    /** That a midwife allows this programme. */
    PRESCRIPTION,
    /** That no frame of it can break a bound. */
    PROOF,
    /** What the day and the hour still allow. */
    ALLOWANCE,
    /** The chips, motors and lines. */
    SELF_TEST,
    /** That every sensor is believed. */
    SENSORS,
    /** That the skin side is cool enough to begin. */
    SKIN,
    /** The motor rail. */
    SUPPLY,
    /** That no charger is connected. */
    CHARGER,
    /** That the stop button is not pressed. */
    STOP_BUTTON;

    /** Its word in files and messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether it is well. */
  public boolean ok() {
    return against.isEmpty();
  }
}
