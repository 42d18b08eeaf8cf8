package org.sentuh.control.prescription;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.safety.Limits;

/**
 * Passes a programme off as proven, for those who test what the interlocks do to one that is not.
 */
public final class AsIfProven {

  private AsIfProven() {}

  /** Whatever it is. */
  public static Proven of(Score score, Panel panel, Limits limits) {
    return new Proven(new Subject(score, panel, limits), List.of(), List.of());
  }
}
