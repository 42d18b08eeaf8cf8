package org.sentuh.clinic.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Passage;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Touch;
import org.sentuh.control.prescription.Counterexample;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Margin;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.prescription.Unproven;

/**
 * A programme tried on a panel and a back while somebody changes it: laid, proven and filmed by the
 * device's own code. Immutable; takes milliseconds; any thread.
 */
public final class Trying {

  /** No bound lets a treatment last so long, so what lasts longer is not looked at further. */
  static final long LONGEST_NS = 3_600_000_000_000L;

  private static final long LOOK_NS = 20_000_000L;

  private final Score score;
  private final Panel panel;
  private final CrossFade fade;
  private final Optional<Finding> finding;

  /**
   * Tries a programme.
   *
   * @param programme what somebody has written
   * @param equipment the bounds
   * @param panel the size that is worn
   * @param back the back that it is laid on
   */
  public Trying(Programme programme, Equipment equipment, Panel panel, BackLength back) {
    this.score = new Score(programme, back);
    this.panel = panel;
    this.fade = new CrossFade(panel);
    this.finding =
        score.durationNs() > LONGEST_NS
            ? Optional.empty()
            : Optional.of(Proof.of(score, panel, equipment.limits()));
  }

  /** The programme on the back. */
  public Score score() {
    return score;
  }

  /** Whether nothing in it can make an interlock act. */
  public boolean isProven() {
    return finding.orElse(null) instanceof Proven;
  }

  /** How near it comes to every bound; nothing where it is too long to be looked at. */
  public List<Margin> margins() {
    return finding.map(Finding::margins).orElse(List.of());
  }

  /**
   * The bound that it comes nearest to, or breaks most: by the part of it that is used. Those that
   * the controller keeps whatever is asked are none of its own.
   */
  public Optional<Margin> narrowest() {
    return margins().stream()
        .filter(margin -> margin.means() != Margin.Means.BY_CONSTRUCTION)
        .max(Comparator.comparingDouble(Trying::part));
  }

  /** The part of a bound that is used: 1 is all of it. */
  public static double part(Margin margin) {
    return margin.value() / margin.most();
  }

  /** Where a bound is broken when it is played, if one is. */
  public Optional<Counterexample> counterexample() {
    return finding.orElse(null) instanceof Unproven unproven
        ? unproven.counterexample()
        : Optional.empty();
  }

  /** The pictures of it, as {@link Film} says; none where it is too long. */
  public byte[] film() {
    return score.durationNs() > LONGEST_NS ? new byte[0] : Film.of(score, fade);
  }

  /**
   * Where on the back something happens: at its motor or thermometer; where a stroke leaves the
   * panel, its furthest touch; else the touches of the moment.
   *
   * @param bound the name of the bound
   * @param atNs when; -1 where it is no one moment
   * @param site the motor or thermometer; null where it is none
   */
  public List<Place> places(String bound, long atNs, @Nullable String site) {
    for (MotorSite motor : panel.motors()) {
      if (motor.name().equals(site)) {
        return List.of(motor.place());
      }
    }
    for (TemperatureSite thermometer : panel.temperatures()) {
      if (thermometer.name().equals(site)) {
        return List.of(thermometer.place());
      }
    }
    if (atNs < 0) {
      return List.of();
    }
    return bound.equals(REACH) ? furthest(atNs) : touches(atNs);
  }

  /** What the proof calls a stroke that leaves the panel. */
  private static final String REACH = "reach";

  private List<Place> touches(long atNs) {
    return score.at(atNs).touches().stream().map(Touch::place).toList();
  }

  /** The furthest touches of the stroke that begins at a moment. */
  private List<Place> furthest(long startNs) {
    Passage passage = score.passages().get(score.at(startNs).passage());
    List<Place> furthest = new ArrayList<>();
    double outsideMm = 0;
    for (long atNs = startNs; atNs < passage.endNs(); atNs += LOOK_NS) {
      for (Place place : touches(atNs)) {
        double here = fade.outsideMm(place);
        if (here > outsideMm + 0.01) {
          furthest.clear();
        }
        if (here >= outsideMm - 0.01 && here > 0 && furthest.size() < 2) {
          furthest.add(place);
          outsideMm = Math.max(outsideMm, here);
        }
      }
    }
    return furthest;
  }

  /** The word of how a margin is known. */
  static String word(Margin.Means means) {
    return means.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
