package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.treatment.Reason;

/**
 * What one interlock is, for those who want to check the device: its name, its bound, its reasons
 * and its latch.
 *
 * @param name what it is called
 * @param bound what it bounds, in words with numbers and units
 * @param reasons what it says
 * @param latch how long it holds
 */
public record InterlockCard(String name, String bound, List<Reason> reasons, Latch latch) {

  /** How long an interlock holds what it has done. */
  public enum Latch {
    /** As long as its cause lasts. */
    WHILE_IT_LASTS,
    /** Until a person acknowledges the end. */
    UNTIL_ACKNOWLEDGED,
    /** A warning lasts as long as its cause, a stop until a person acknowledges it. */
    WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED
  }
}
