package org.sentuh.clinic.archive;

import java.time.Instant;
import org.sentuh.telemetry.wire.Lane;

/**
 * Something in a lane that is not as it should be. A gap is shown, never smoothed over.
 *
 * @param boot of which boot
 * @param lane of which lane
 * @param first the first sequence
 * @param last the last sequence
 * @param why {@link #MISSING}; {@link #GONE}; what the device said when it gave entries up ({@code
 *     quota}, {@code disk-full}, {@code consent}, {@code unsendable 135}); or the word of a {@link
 *     Reason} for an entry that is stored and yet not right
 * @param since when the clinic came to know; for what is missing, when it last heard of the lane
 */
public record Gap(String boot, Lane lane, long first, long last, String why, Instant since) {

  /** Not come yet: the device may still have it. */
  public static final String MISSING = "missing";

  /** Neither here nor on the device, and nobody has said why. */
  public static final String GONE = "gone";
}
