package org.sentuh.control.safety;

import org.sentuh.control.treatment.Reason;

/**
 * What the interlocks have decided about one intent. Every verdict carries a frame; a stop carries
 * the one with all motors off.
 */
public sealed interface Verdict {

  /** The frame that may be driven. */
  ApprovedFrame frame();

  /** Everything that was said, notes among them. */
  Reasons reasons();

  /**
   * Granted as asked, or nothing was to be driven.
   *
   * @param frame what may be driven
   * @param reasons notes that changed nothing
   */
  record Permitted(ApprovedFrame frame, Reasons reasons) implements Verdict {}

  /**
   * Granted, but gentler than asked.
   *
   * @param frame what may be driven
   * @param requested the strongest intensity that was asked
   * @param granted the strongest that was granted
   * @param most the weightiest reason
   * @param reasons all of them
   */
  record Limited(
      ApprovedFrame frame, double requested, double granted, Reason most, Reasons reasons)
      implements Verdict {}

  /**
   * Not granted: the treatment ends.
   *
   * @param frame all motors off
   * @param why the weightiest reason
   * @param reasons all of them
   */
  record Stopped(ApprovedFrame frame, Reason why, Reasons reasons) implements Verdict {}
}
