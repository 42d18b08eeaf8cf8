package org.sentuh.clinic.archive;

import java.time.Instant;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/**
 * An entry that tells how a treatment went, in a row by itself: few of many entries. All else that
 * it says stands in the entry.
 *
 * @param device whose
 * @param boot of which boot
 * @param sequence its place in the lane {@link Kind#lane}
 * @param kind what it tells
 * @param word as the kind says
 * @param why as the kind says; empty where there is nothing
 * @param ms as the kind says; 0 where there is nothing
 * @param told the device's own time of day, and how far that could be believed when it was written
 * @param atNs monotonic within the boot
 * @param received when it came, by the clinic's own clock
 */
public record Happening(
    DeviceId device,
    String boot,
    long sequence,
    Kind kind,
    String word,
    String why,
    long ms,
    Wall told,
    long atNs,
    Instant received) {

  /** Whether it counts however long ago it was: see {@link Mothers#lasting}. */
  public boolean lasts() {
    return kind == Kind.CONSENT
        || kind == Kind.CLOCK
        || why.equals(org.sentuh.control.treatment.Reason.SCREENING_FORBIDS.code())
        || why.equals(Refusal.DANGER_SIGN.code());
  }

  /** What an entry tells. */
  public enum Kind {
    /** A programme is ready: its name, its revision; it lasts so many ms. */
    PREPARED,
    /** A person has started it. */
    BEGAN,
    /** It ended: the outcome, the reason's code, how long it ran. */
    ENDED,
    /** It was not begun: the command, the refusal's code. */
    REFUSED,
    /** She agreed to something, or withdrew it: the consent, {@code given} or {@code withdrawn}. */
    CONSENT,
    /** The device's clock was set: so many ms are added to what its boot told before. */
    CLOCK,
    /**
     * An answer before it forbade it: what it asks for, by the words of {@link
     * org.sentuh.control.arming.Severity}; whose answer, by the question's id, empty where she does
     * not share that.
     */
    FORBADE,
    /**
     * The device is held, or a midwife at it has let it go on: {@code set} or {@code released},
     * with {@code -again} where it says at its start how it stands; who holds it, or whose sign
     * released it.
     */
    HOLD,
    /** She answered how she feels. */
    FELT;

    /** The lane that it stands in. */
    public Lane lane() {
      return this == FELT ? Lane.WELLBEING : Lane.EVENT;
    }

    /** Its word in the tables. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
