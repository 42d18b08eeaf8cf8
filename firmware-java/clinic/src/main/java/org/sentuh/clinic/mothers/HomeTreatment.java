package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * One treatment as a panel told of it.
 *
 * @param device which panel
 * @param boot in which boot
 * @param began the sequence of its beginning in the lane of events; empty where that did not come
 * @param ended the sequence of its end; empty where that did not come
 * @param programme the programme and its revision, as {@code standard 3}; empty where that did not
 *     come
 * @param outcome how it ended
 * @param why the reason's code; empty while nobody has told of an end
 * @param run how long the motors were meant to run; zero while nobody has told of an end
 * @param at when it began, or ended where only that came; empty where the device did not know the
 *     time of day and nothing has set it right since
 * @param received when the last that is known of it came, by the clinic's own clock
 */
public record HomeTreatment(
    DeviceId device,
    String boot,
    OptionalLong began,
    OptionalLong ended,
    String programme,
    Outcome outcome,
    String why,
    Duration run,
    Optional<Instant> at,
    Instant received) {

  /** How a treatment ended. */
  public enum Outcome {
    /** The programme was played to its end. */
    COMPLETED,
    /** It was ended before: by her, by somebody with her, or by a bound. */
    STOPPED,
    /** It was ended because something is broken. */
    FAULTED,
    /** It began, and its end was never told: the power went, or what told of it is lost. */
    BROKEN_OFF,
    /** It began, and its end has not come yet. */
    RUNNING;

    /** Whether it ended before its programme did. */
    public boolean isPartial() {
      return this == STOPPED || this == FAULTED || this == BROKEN_OFF;
    }
  }

  /** When it was, or at the latest: the clinic's receipt where nobody knows better. */
  public Instant moment() {
    return at.orElse(received);
  }
}
