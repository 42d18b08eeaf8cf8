package org.sentuh.device.coaching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Programme;

/**
 * Feels how somebody massages a back through the panel, and says how it goes: whether every place
 * is reached, how quick the circles are, how firm the thumbs, and whether both sides get the same.
 *
 * <p>A press is a rise above what the panel itself presses there. Judged are the presses of the
 * last {@link #WINDOW_NS}; a place that has lost its sensor is left out. Used by one thread.
 */
public final class HandCoach {

  /** So long a press counts: three ways down the back. */
  static final long WINDOW_NS = 45_000_000_000L;

  /** Before so many presses nothing is said. */
  static final int FEW = 4;

  /** What rises by so much is a thumb and no breath, in kPa; below half of it it has gone. */
  static final double PRESS_KPA = 1.5;

  /** A thumb that is felt, in kPa above the panel's own pressure. */
  static final double LEAST_KPA = 2.5;

  /** A panel that settles is followed within so long; what lasts longer is no press. */
  private static final long SETTLES_NS = 4_000_000_000L;

  /** The usual circle, where the programme has none. */
  private static final long LOOP_NS = 2_000_000_000L;

  private static final double QUICK = 0.6;
  private static final double SLOW = 1.7;

  /** Of two sides the lesser has at least this part of the presses. */
  private static final double EVEN = 0.55;

  private final List<SensorSite> zones;
  private final long loopNs;
  private final double mostKpa;
  private final double[] baseKpa;
  private final long[] sinceNs;
  private final double[] peakKpa;
  private final boolean[] pressed;
  private final boolean[] known;
  private final ArrayDeque<Press> presses = new ArrayDeque<>();
  private int count;

  private record Press(int zone, long beganNs, double peakKpa) {}

  /** How one side of it goes. */
  public enum Grade {
    /** Not enough has been felt to say. */
    WAITING,
    /** As it should be. */
    GOOD,
    /** Less than it should be: a place left out, too slow, too soft. */
    LESS,
    /** More than it should be: too quick, too firm. */
    MORE
  }

  /** The one thing that is said. */
  public enum Say {
    /** Nobody has pressed yet. */
    BEGIN,
    /** It goes well. */
    LOVELY,
    /** Softer: it may hurt. */
    SOFTER,
    /** A little firmer. */
    FIRMER,
    /** The left side as well. */
    LEFT_TOO,
    /** The right side as well. */
    RIGHT_TOO,
    /** Slower circles. */
    SLOWER,
    /** Somewhat quicker circles. */
    QUICKER,
    /** A place is left out. */
    REACH
  }

  /**
   * How it goes.
   *
   * @param say the one thing that is said
   * @param path whether every place is reached
   * @param rhythm how quick
   * @param pressure how firm
   * @param sides whether both sides get the same
   * @param missing the zone that is left out the longest, where one is
   * @param reached a zone, whether it was pressed of late
   * @param now a zone, whether it is pressed now
   * @param count all presses so far
   */
  public record Advice(
      Say say,
      Grade path,
      Grade rhythm,
      Grade pressure,
      Grade sides,
      Optional<String> missing,
      List<Boolean> reached,
      List<Boolean> now,
      int count) {}

  /**
   * A coach who has felt nothing yet.
   *
   * @param programme whose circles are the rhythm
   * @param mostKpa firmer than this, above the panel's own pressure, is too firm
   */
  public HandCoach(Panel panel, Programme programme, double mostKpa) {
    this.zones = panel.sensors();
    this.loopNs = loop(programme);
    this.mostKpa = mostKpa;
    this.baseKpa = new double[zones.size()];
    this.sinceNs = new long[zones.size()];
    this.peakKpa = new double[zones.size()];
    this.pressed = new boolean[zones.size()];
    this.known = new boolean[zones.size()];
    Arrays.fill(baseKpa, Double.NaN);
  }

  private static long loop(Programme programme) {
    return programme.phases().stream()
        .flatMap(phase -> phase.strokes().stream())
        .flatMap(stroke ->
            stroke.path() instanceof Circle circle
                ? Stream.of(Math.round(circle.secondsALoop() * 1e9))
                : Stream.empty())
        .min(Long::compare)
        .orElse(LOOP_NS);
  }

  /**
   * What the sensors feel at a moment, later than the one before.
   *
   * @param kPa a zone; no number where it is not known
   */
  public void feel(long tNs, double[] kPa) {
    for (int zone = 0; zone < kPa.length; zone++) {
      known[zone] = Double.isFinite(kPa[zone]);
      if (known[zone]) {
        feel(zone, tNs, kPa[zone]);
      } else {
        pressed[zone] = false;
        baseKpa[zone] = Double.NaN;
      }
    }
    while (!presses.isEmpty() && tNs - presses.getFirst().beganNs() > WINDOW_NS) {
      presses.removeFirst();
    }
  }

  private void feel(int zone, long tNs, double kPa) {
    if (Double.isNaN(baseKpa[zone])) {
      baseKpa[zone] = kPa;
    }
    double above = kPa - baseKpa[zone];
    if (!pressed[zone] && above >= PRESS_KPA) {
      pressed[zone] = true;
      sinceNs[zone] = tNs;
      peakKpa[zone] = above;
    } else if (pressed[zone]) {
      peakKpa[zone] = Math.max(peakKpa[zone], above);
      release(zone, tNs, kPa, above);
    } else {
      baseKpa[zone] += (kPa - baseKpa[zone]) * (kPa < baseKpa[zone] ? 0.5 : 0.02);
    }
  }

  private void release(int zone, long tNs, double kPa, double above) {
    if (tNs - sinceNs[zone] > SETTLES_NS) {
      pressed[zone] = false;
      baseKpa[zone] = kPa;
    } else if (above < PRESS_KPA / 2) {
      pressed[zone] = false;
      presses.addLast(new Press(zone, sinceNs[zone], peakKpa[zone]));
      count++;
    }
  }

  /** How it goes now. */
  public Advice advice() {
    List<Boolean> reached = new ArrayList<>();
    List<Boolean> now = new ArrayList<>();
    for (int zone = 0; zone < zones.size(); zone++) {
      int at = zone;
      reached.add(presses.stream().anyMatch(press -> press.zone() == at));
      now.add(pressed[zone]);
    }
    boolean few = presses.size() < FEW;
    Optional<String> missing = few ? Optional.empty() : missing(reached);
    Grade path = few ? Grade.WAITING : missing.isPresent() ? Grade.LESS : Grade.GOOD;
    Grade rhythm = few ? Grade.WAITING : rhythm();
    Grade pressure = few ? tooFirmNow() : pressure();
    double left = share(-1);
    double right = share(1);
    boolean even = Math.min(left, right) >= EVEN * Math.max(left, right);
    Grade sides = few ? Grade.WAITING : even ? Grade.GOOD : Grade.LESS;
    Say say = say(few, path, rhythm, pressure, sides, left < right);
    return new Advice(say, path, rhythm, pressure, sides, missing, reached, now, count);
  }

  /** What may hurt comes first, then what is easiest to change. */
  private Say say(
      boolean few, Grade path, Grade rhythm, Grade pressure, Grade sides, boolean leftLess) {
    if (pressure == Grade.MORE) {
      return Say.SOFTER;
    }
    if (few) {
      return Say.BEGIN;
    }
    if (sides == Grade.LESS) {
      return leftLess ? Say.LEFT_TOO : Say.RIGHT_TOO;
    }
    if (rhythm != Grade.GOOD && rhythm != Grade.WAITING) {
      return rhythm == Grade.MORE ? Say.SLOWER : Say.QUICKER;
    }
    if (pressure == Grade.LESS) {
      return Say.FIRMER;
    }
    return path == Grade.LESS ? Say.REACH : Say.LOVELY;
  }

  private Optional<String> missing(List<Boolean> reached) {
    for (int zone = 0; zone < zones.size(); zone++) {
      if (known[zone] && !reached.get(zone) && !pressed[zone]) {
        return Optional.of(zones.get(zone).name());
      }
    }
    return Optional.empty();
  }

  /** From one press to the next of the same place, without the ways between. */
  private Grade rhythm() {
    List<Long> between = new ArrayList<>();
    long[] before = new long[zones.size()];
    for (Press press : presses) {
      long gapNs = press.beganNs() - before[press.zone()];
      if (before[press.zone()] != 0 && gapNs <= 3 * loopNs) {
        between.add(gapNs);
      }
      before[press.zone()] = press.beganNs();
    }
    if (between.size() < 2) {
      return Grade.WAITING;
    }
    between.sort(Long::compare);
    double times = (double) between.get(between.size() / 2) / loopNs;
    return times < QUICK ? Grade.MORE : times > SLOW ? Grade.LESS : Grade.GOOD;
  }

  private Grade pressure() {
    List<Double> peaks = new ArrayList<>(presses.stream().map(Press::peakKpa).toList());
    boolean painful =
        peaks.subList(peaks.size() - FEW, peaks.size()).stream().anyMatch(peak -> peak > mostKpa);
    peaks.sort(Double::compare);
    double middle = peaks.get(peaks.size() / 2);
    return painful ? Grade.MORE : middle < LEAST_KPA ? Grade.LESS : Grade.GOOD;
  }

  private Grade tooFirmNow() {
    return presses.stream().anyMatch(press -> press.peakKpa() > mostKpa)
        ? Grade.MORE
        : Grade.WAITING;
  }

  private double share(int side) {
    return presses.stream()
        .filter(press -> Math.signum(zones.get(press.zone()).place().xMm()) == side)
        .count();
  }
}
