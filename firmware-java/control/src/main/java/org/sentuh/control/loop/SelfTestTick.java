package org.sentuh.control.loop;

import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.treatment.Reason;

/**
 * One tick of a self-test.
 *
 * @param tNs its time
 * @param sample what the panel felt and reported before its frame
 * @param frame what was granted; in a silence what the drivers were told last is another
 * @param ended why the test has ended, {@link Reason#NONE} while it goes on
 */
public record SelfTestTick(long tNs, PanelSample sample, ApprovedFrame frame, Reason ended) {

  /** Whether everything is off for good. */
  public boolean hasEnded() {
    return ended != Reason.NONE;
  }
}
