package org.sentuh.control.prescription;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Passage;
import org.sentuh.control.pattern.Path;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Touch;

/**
 * The way through a programme in pieces, each bounded from above for all of its moments.
 *
 * <p>In a piece a hand moves no further than its greatest speed takes it, and what a touch anywhere
 * in that circle can ask of each motor is bounded in closed form ({@link CrossFade#layMost}). A
 * stroke is cut up once and used wherever it is played.
 */
final class Course {

  /** A piece in which a hand moves no further than this, in millimetres. */
  private static final double PIECE_MM = 6;

  private static final long LONGEST_PIECE_NS = 100_000_000L;

  /** Places are rounded, and a movement lasts whole nanoseconds. */
  private static final double ROUNDING_MM = 1e-5;

  private final BackLength back;
  private final CrossFade fade;
  private final Map<Stroke, List<Patch>> cut = new LinkedHashMap<>();
  private int patches;

  Course(BackLength back, CrossFade fade) {
    this.back = back;
    this.fade = fade;
  }

  /** Shows every bound the whole programme, as far as a treatment may last. */
  static void follow(Subject subject, List<Bound> bounds) {
    Score score = subject.score();
    Course course = new Course(score.back(), subject.crossFade());
    HighestLevel level = new HighestLevel(subject.limits().intensity().smoothness());
    Audience audience = new Audience(bounds);
    double mostNs = subject.limits().time().treatmentStopS() * 1e9;
    int phase = 0;
    for (Passage passage : score.passages()) {
      if (passage.startNs() >= mostNs) {
        break;
      }
      level.begin(wanted(subject, passage, 0), passage.phase() == phase);
      phase = passage.phase();
      for (Patch patch : course.patches(passage.stroke())) {
        double from = wanted(subject, passage, patch.fromNs());
        double to = wanted(subject, passage, patch.toNs());
        double highest = level.follow(from, to, patch.toNs() - patch.fromNs());
        audience.show(new Stretch(passage, patch, highest));
      }
    }
    audience.end();
  }

  /** Whoever sees the way, stretch by stretch and drive by drive. */
  private static final class Audience {

    private final List<Bound> bounds;
    private @Nullable Drive drive;

    Audience(List<Bound> bounds) {
      this.bounds = bounds;
    }

    void show(Stretch stretch) {
      for (Bound bound : bounds) {
        bound.see(stretch);
      }
      if (drive == null || !drive.goesOn(stretch)) {
        end();
        drive = Drive.from(stretch);
      }
    }

    void end() {
      Drive over = drive;
      if (over != null) {
        bounds.forEach(bound -> bound.see(over));
      }
    }
  }

  /** The level that is wanted at a place in a passage, at the ceiling. */
  private static double wanted(Subject subject, Passage passage, long inPassageNs) {
    Score score = subject.score();
    Ramp ramp = score.programme().phases().get(passage.phase()).ramp();
    long startNs = score.phaseStartNs(passage.phase());
    double phaseNs = score.phaseStartNs(passage.phase() + 1) - startNs;
    double part = (passage.startNs() - startNs + inPassageNs) / phaseNs;
    return subject.ceiling() * (ramp.from() + (ramp.to() - ramp.from()) * part);
  }

  /** A stroke from its beginning to its end, without a gap. */
  List<Patch> patches(Stroke stroke) {
    return cut.computeIfAbsent(stroke, this::cut);
  }

  /**
   * Lays the most that a stroke asks of each motor between two moments of one hand's movement, and
   * answers the most that their squares sum to.
   */
  double lay(Stroke stroke, long fromNs, long toNs, double[] most) {
    List<Touch> touches = stroke.strongest(fromNs, toNs, back);
    double movesMm = stroke.path().mostMmPerS(back) * (toNs - fromNs) / 1e9;
    fade.layMost(touches, movesMm / 2 * (1 + 1e-6) + ROUNDING_MM, most);
    double squares = 0;
    for (Touch touch : touches) {
      squares += touch.strength() * touch.strength();
    }
    return squares;
  }

  private List<Patch> cut(Stroke stroke) {
    Path path = stroke.path();
    long movementNs = path.movementNs(back);
    long longestNs =
        Math.clamp((long) (PIECE_MM / path.mostMmPerS(back) * 1e9), 1_000_000L, LONGEST_PIECE_NS);
    int pieces = (int) Math.ceilDiv(movementNs, longestNs);
    ArrayList<Patch> laid = new ArrayList<>(stroke.hands() * (pieces + 1));
    for (int hand = 0; hand < stroke.hands(); hand++) {
      long startNs = hand * path.turnNs(back);
      for (int piece = 0; piece < pieces; piece++) {
        long fromNs = startNs + movementNs * piece / pieces;
        long toNs = startNs + movementNs * (piece + 1) / pieces;
        laid.add(patch(stroke, fromNs, toNs));
      }
      if (path.pauseNs() > 0) {
        long liftedNs = startNs + movementNs;
        laid.add(new Patch(patches++, liftedNs, startNs + path.turnNs(back), rest(), 0));
      }
    }
    return laid;
  }

  private Patch patch(Stroke stroke, long fromNs, long toNs) {
    double[] most = rest();
    double squares = lay(stroke, fromNs, toNs, most);
    return new Patch(patches++, fromNs, toNs, most, squares);
  }

  private double[] rest() {
    return new double[fade.motors()];
  }
}
