package org.sentuh.control.loop;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;

/**
 * Everything that is decided before a treatment: with the recorded inputs it is all that a replay
 * needs. There is none without a programme that was proven.
 *
 * @param boot the device's boot, letters, digits and '-'
 * @param periodNs the tick's period, 5 to 50 ms
 * @param proven the programme on the mother's back, proven on the panel that is worn within the
 *     limits
 * @param laws one a pressure sensor, in the panel's order
 * @param plausibility what a pressure channel must do to be believed
 * @param spent what the day has already brought
 * @param level where her level begins
 */
public record Setup(
    String boot,
    long periodNs,
    Proven proven,
    List<FsrLaw> laws,
    Plausibility plausibility,
    DaySpent spent,
    double level) {

  private static final long SHORTEST_TICK_NS = 5_000_000L;

  /** Refuses a period, sensors or a level that the panel and the proof do not allow. */
  public Setup {
    laws = List.copyOf(laws);
    if (periodNs < SHORTEST_TICK_NS || periodNs > Proof.LONGEST_TICK_NS) {
      throw new IllegalArgumentException("tick period " + periodNs + " ns is outside 5 to 50 ms");
    }
    Panel panel = proven.panel();
    if (laws.size() != panel.zones()) {
      throw new IllegalArgumentException(
          laws.size()
              + " sensor laws for the "
              + panel.zones()
              + " pressure sensors of panel "
              + panel.name());
    }
    double ceiling = proven.ceiling();
    if (!(level > 0 && level <= ceiling)) {
      throw new IllegalArgumentException(
          "level "
              + level
              + " is outside 0 to "
              + ceiling
              + ", the lower of the programme's ceiling and the limits' cap; choose a lower level");
    }
  }

  /** The panel that is worn. */
  public Panel panel() {
    return proven.panel();
  }

  /** The programme on the mother's back. */
  public Score score() {
    return proven.score();
  }

  /** The bounds. */
  public Limits limits() {
    return proven.limits();
  }

  /** The highest level that her own ceiling may be set to. */
  public double ceiling() {
    return proven.ceiling();
  }
}
