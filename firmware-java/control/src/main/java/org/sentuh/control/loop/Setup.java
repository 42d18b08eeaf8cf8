package org.sentuh.control.loop;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.ProgrammeFit;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;

/**
 * Everything that is decided before a treatment: with the recorded inputs it is all that a replay
 * needs.
 *
 * @param boot the device's boot, letters, digits and '-'
 * @param periodNs the tick's period, 5 to 50 ms
 * @param panel the panel that is worn
 * @param score the programme on the mother's back
 * @param limits the bounds
 * @param laws one a pressure sensor, in the panel's order
 * @param plausibility what a pressure channel must do to be believed
 * @param spent what the day has already brought
 * @param level where her level begins
 */
public record Setup(
    String boot,
    long periodNs,
    Panel panel,
    Score score,
    Limits limits,
    List<FsrLaw> laws,
    Plausibility plausibility,
    DaySpent spent,
    double level) {

  /**
   * Refuses what could not be played within the limits on this panel, naming the stroke, the level
   * of the spine and the panel.
   */
  public Setup {
    laws = List.copyOf(laws);
    if (periodNs < 5_000_000 || periodNs > 50_000_000) {
      throw new IllegalArgumentException("tick period " + periodNs + " ns is outside 5 to 50 ms");
    }
    if (laws.size() != panel.zones()) {
      throw new IllegalArgumentException(
          laws.size()
              + " sensor laws for the "
              + panel.zones()
              + " pressure sensors of panel "
              + panel.name());
    }
    double ceiling = Math.min(score.programme().ceiling(), limits.intensity().cap());
    if (!(level > 0 && level <= ceiling)) {
      throw new IllegalArgumentException(
          "level "
              + level
              + " is outside 0 to "
              + ceiling
              + ", the lower of the programme's ceiling and the limits' cap; choose a lower level");
    }
    if (score.durationNs() / 1e9 > limits.time().treatmentStopS()) {
      throw new IllegalArgumentException(
          "programme "
              + score.programme().name()
              + " lasts "
              + score.durationNs() / 1e9
              + " s on this back, more than the "
              + limits.time().treatmentStopS()
              + " s that the limits allow; shorten it");
    }
    refuseOverreach(score, panel);
  }

  /** The highest level that her own ceiling may be set to. */
  public double ceiling() {
    return Math.min(score.programme().ceiling(), limits.intensity().cap());
  }

  private static void refuseOverreach(Score score, Panel panel) {
    for (ProgrammeFit.Overreach reach : ProgrammeFit.overreaches(score, panel)) {
      if (!reach.drawn()) {
        throw new IllegalArgumentException(
            "programme "
                + score.programme().name()
                + ": phases["
                + reach.phase()
                + "].strokes["
                + reach.stroke()
                + "] reaches "
                + Math.round(reach.outsideMm())
                + " mm beyond panel "
                + panel.name()
                + " at "
                + reach.level()
                + "; at most "
                + panel.pitchMm() / 2
                + " mm can be drawn to the edge; choose a larger panel or end the stroke earlier");
      }
    }
  }
}
