package org.sentuh.control.safety;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.treatment.Reason;

/**
 * A set of reasons, in the order of their weight.
 *
 * @param bits bit n stands for the reason with ordinal n
 */
public record Reasons(long bits) {

  /** No reason at all. */
  public static final Reasons NONE = new Reasons(0);

  /** One reason alone. */
  public static Reasons of(Reason reason) {
    return new Reasons(1L << reason.ordinal());
  }

  /** Whether a reason is among them. */
  public boolean has(Reason reason) {
    return (bits & 1L << reason.ordinal()) != 0;
  }

  /** The weightiest of them, or {@link Reason#NONE}. */
  public Reason heaviest() {
    return bits == 0 ? Reason.NONE : Reason.values()[63 - Long.numberOfLeadingZeros(bits)];
  }

  /** All of them, lightest first. */
  public List<Reason> list() {
    ArrayList<Reason> reasons = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      if (has(reason)) {
        reasons.add(reason);
      }
    }
    return reasons;
  }
}
