package org.sentuh.control.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;

/**
 * Whether a programme stays on a panel: each stroke's furthest reach beyond the outermost motors.
 *
 * <p>A reach of up to half a pitch is drawn to the panel's edge and noted. A programme that reaches
 * further is refused. The distance to the convex outline is a convex function of the place, so a
 * straight stroke is furthest at an end; a circle is judged by the corners of a 64-sided polygon
 * drawn around it, which never judges it too kindly and at most 0.13 % of its radius too hard.
 */
public final class ProgrammeFit {

  private static final int CORNERS = 64;

  private ProgrammeFit() {}

  /**
   * A stroke that reaches beyond the outermost motors.
   *
   * @param phase the phase's number, from 0
   * @param stroke the stroke's number in it as written, from 0
   * @param level the spine level nearest to the furthest point
   * @param outsideMm how far outside
   * @param drawn whether it is drawn to the edge (half a pitch at most) rather than refused
   */
  public record Overreach(int phase, int stroke, Level level, double outsideMm, boolean drawn) {

    /** Which stroke it is, and where. */
    public String words() {
      return "phases[" + phase + "].strokes[" + stroke + "], " + level;
    }
  }

  /**
   * Every stroke of a score that reaches beyond a panel's outermost motors, in the programme's
   * order.
   */
  public static List<Overreach> overreaches(Score score, Panel panel) {
    CrossFade fade = new CrossFade(panel);
    ArrayList<Overreach> found = new ArrayList<>();
    List<Phase> phases = score.programme().phases();
    for (int phase = 0; phase < phases.size(); phase++) {
      List<Stroke> strokes = phases.get(phase).strokes();
      for (int number = 0; number < strokes.size(); number++) {
        @Nullable Place furthest = furthest(strokes.get(number), score, fade);
        double outsideMm = furthest == null ? 0 : fade.outsideMm(furthest);
        if (furthest != null && outsideMm > 1e-6) {
          Level level = Level.nearest(furthest.yMm(), score.back());
          found.add(
              new Overreach(phase, number, level, outsideMm, outsideMm <= panel.pitchMm() / 2));
        }
      }
    }
    return found;
  }

  private static @Nullable Place furthest(Stroke stroke, Score score, CrossFade fade) {
    @Nullable Place furthest = null;
    for (Side side : Side.values()) {
      boolean played =
          switch (stroke.sides()) {
            case BOTH, ALTERNATE -> true;
            case LEFT -> side == Side.LEFT;
            case RIGHT -> side == Side.RIGHT;
          };
      for (Place place : played ? extremes(stroke.path(), side, score) : List.<Place>of()) {
        if (furthest == null || fade.outsideMm(place) > fade.outsideMm(furthest)) {
          furthest = place;
        }
      }
    }
    return furthest;
  }

  /** Places whose convex hull holds the whole course. */
  private static List<Place> extremes(Path path, Side side, Score score) {
    return switch (path) {
      case Circle circle -> around(circle, side, score);
      case Glide glide -> ends(glide, side, score);
      case RibSweep sweep -> along(sweep, side, score);
      case Hold hold -> List.of(hold.at(0, 0, side, score.back()));
      case Rest rest -> List.of();
    };
  }

  private static List<Place> ends(Glide glide, Side side, Score score) {
    long movementNs = glide.movementNs(score.back());
    return List.of(glide.at(0, 0, side, score.back()), glide.at(0, movementNs, side, score.back()));
  }

  private static List<Place> around(Circle circle, Side side, Score score) {
    double radius = circle.diameterMm() / 2 / StrictMath.cos(StrictMath.PI / CORNERS);
    ArrayList<Place> corners = new ArrayList<>();
    for (Level level : List.of(circle.from(), circle.to())) {
      for (int i = 0; i < CORNERS; i++) {
        double angle = 2 * StrictMath.PI * (i + 0.5) / CORNERS;
        corners.add(
            new Place(
                side.sign() * circle.offsetMm() + radius * StrictMath.cos(angle),
                level.yMm(score.back()) + radius * StrictMath.sin(angle)));
      }
    }
    return corners;
  }

  /** A rib's parabola lies between its ends and the crossing of their tangents. */
  private static List<Place> along(RibSweep sweep, Side side, Score score) {
    Place a = sweep.rib().at(side, sweep.fromMm(), score.back());
    Place b = sweep.rib().at(side, sweep.toMm(), score.back());
    double middleMm = (sweep.fromMm() + sweep.toMm()) / 2;
    Place onCurve = sweep.rib().at(side, middleMm, score.back());
    double yMm = 2 * onCurve.yMm() - (a.yMm() + b.yMm()) / 2;
    return List.of(a, b, new Place(side.sign() * middleMm, yMm));
  }
}
