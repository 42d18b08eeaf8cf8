package org.sentuh.control.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;

/**
 * Lays touches on a panel's motors, so that a touch between motors feels as strong as one upon a
 * motor.
 *
 * <p>Two motors feel like one touch between them when the squares of their intensities add up to
 * the square of the touch's (energy summation, the phantom sensation of Israr and Poupyrev, Tactile
 * Brush, CHI 2011). A touch's energy is therefore shared among the corners of the cell it lies in,
 * and each motor gets the root of its share. A touch with a spread is five: a third of its energy
 * in the middle, the rest on four points around. Beyond the outermost motors a touch is drawn to
 * the nearest point of the edge; {@link ProgrammeFit} says how far that may be.
 *
 * <p>Immutable, safe for any thread.
 */
public final class CrossFade {

  private static final double MIDDLE_PART = 1.0 / 3;
  private static final double AROUND_PART = 1.0 / 6;

  /** What sums of doubles may be off, as a part of them. */
  private static final double ROUNDING = 1e-9;

  /** By how many depths of a dent two neighbouring places may be drawn apart. */
  private static final double DENTS = 10;

  private final int motors;
  private final Cell[] cells;
  private final Edge[] edges;
  private final double dentMm;

  /** An edge of the panel's outline. */
  private record Edge(Cell cell, double ax, double ay, double bx, double by) {

    /** How far a place lies beyond the edge's line; negative on the side of the cell. */
    double beyondMm(Place place) {
      double area = Cell.areaMm2(place.xMm(), place.yMm(), ax, ay, bx, by);
      return -area / new Place(ax, ay).distanceMm(new Place(bx, by));
    }

    Place nearest(double x, double y) {
      double dx = bx - ax;
      double dy = by - ay;
      double part = Math.clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1);
      return new Place(ax + part * dx, ay + part * dy);
    }
  }

  /** Prepares the cells of a panel. */
  public CrossFade(Panel panel) {
    this.motors = panel.motors().size();
    this.cells = CellFinder.cells(panel).toArray(Cell[]::new);
    this.edges = outline(cells).toArray(Edge[]::new);
    this.dentMm = DENTS * dentMm(panel, edges);
  }

  /** The number of motors, which is the length of every energy and intensity array here. */
  public int motors() {
    return motors;
  }

  /**
   * The intensity that each motor needs for some touches.
   *
   * @param touches what is to be felt
   * @param intensities receives 0 to 1 a motor; what stood in it is overwritten. Where several
   *     touches meet on one motor their energies add, and the motor goes no higher than the
   *     strongest of them.
   */
  public void lay(List<Touch> touches, double[] intensities) {
    Arrays.fill(intensities, 0);
    double strongest = 0;
    for (int i = 0; i < touches.size(); i++) {
      Touch touch = touches.get(i);
      strongest = Math.max(strongest, touch.strength());
      lay(touch, intensities);
    }
    for (int motor = 0; motor < intensities.length; motor++) {
      intensities[motor] = Math.min(strongest, Math.sqrt(intensities[motor]));
    }
  }

  /**
   * The most that each motor can need for some touches of which only this is known: that none is
   * further from its place than so much, and none is stronger.
   *
   * @param touches the middle of where each may be, and its greatest strength
   * @param withinMm how far from there it may be, 0 or more
   * @param intensities receives 0 to 1 a motor, never less than {@link #lay} gives for any of them
   */
  public void layMost(List<Touch> touches, double withinMm, double[] intensities) {
    Arrays.fill(intensities, 0);
    double[] shares = new double[motors];
    double strongest = 0;
    for (int i = 0; i < touches.size(); i++) {
      Touch touch = touches.get(i);
      strongest = Math.max(strongest, touch.strength());
      double energy = touch.strength() * touch.strength();
      spread(touch, (x, y, part) -> shareMost(x, y, withinMm, energy * part, shares, intensities));
    }
    for (int motor = 0; motor < intensities.length; motor++) {
      intensities[motor] = Math.min(strongest, Math.sqrt(intensities[motor]) * (1 + ROUNDING));
    }
  }

  /** How far a place lies outside of the panel's outline, in millimetres; 0 within it. */
  public double outsideMm(Place place) {
    return cellAt(place.xMm(), place.yMm()) != null
        ? 0
        : nearestOnOutline(place.xMm(), place.yMm()).distanceMm(place);
  }

  /** Takes a part of a touch's energy at a place. */
  private interface Point {
    void take(double x, double y, double part);
  }

  private void lay(Touch touch, double[] energies) {
    double energy = touch.strength() * touch.strength();
    spread(touch, (x, y, part) -> share(x, y, energy * part, energies));
  }

  private static void spread(Touch touch, Point point) {
    double x = touch.place().xMm();
    double y = touch.place().yMm();
    double spread = touch.spreadMm();
    if (spread == 0) {
      point.take(x, y, 1);
      return;
    }
    point.take(x, y, MIDDLE_PART);
    point.take(x - spread, y, AROUND_PART);
    point.take(x + spread, y, AROUND_PART);
    point.take(x, y - spread, AROUND_PART);
    point.take(x, y + spread, AROUND_PART);
  }

  private void share(double x, double y, double energy, double[] energies) {
    Cell cell = cellAt(x, y);
    if (cell != null) {
      cell.share(x, y, energy, energies);
      return;
    }
    Edge edge = nearestEdge(x, y);
    Place drawn = edge.nearest(x, y);
    edge.cell().share(drawn.xMm(), drawn.yMm(), energy, energies);
  }

  /** A touch drawn to the edge moves along it no further than it moved itself. */
  private void shareMost(
      double x, double y, double withinMm, double energy, double[] shares, double[] energies) {
    boolean inside = cellAt(x, y) != null;
    Place drawn = inside ? new Place(x, y) : nearestOnOutline(x, y);
    Arrays.fill(shares, 0);
    for (Cell cell : cells) {
      if (cell.reaches(drawn.xMm(), drawn.yMm(), withinMm + dentMm)) {
        cell.shareMost(drawn.xMm(), drawn.yMm(), withinMm + dentMm, shares);
      }
    }
    for (int motor = 0; motor < shares.length; motor++) {
      energies[motor] += energy * shares[motor];
    }
  }

  private @Nullable Cell cellAt(double x, double y) {
    for (Cell cell : cells) {
      if (cell.contains(x, y)) {
        return cell;
      }
    }
    return null;
  }

  private Place nearestOnOutline(double x, double y) {
    return nearestEdge(x, y).nearest(x, y);
  }

  private Edge nearestEdge(double x, double y) {
    Place place = new Place(x, y);
    Edge nearest = edges[0];
    for (Edge edge : edges) {
      if (edge.nearest(x, y).distanceMm(place) < nearest.nearest(x, y).distanceMm(place)) {
        nearest = edge;
      }
    }
    return nearest;
  }

  /** The edges that only one cell has. */
  private static List<Edge> outline(Cell[] cells) {
    ArrayList<Edge> outline = new ArrayList<>();
    for (Cell cell : cells) {
      for (int i = 0; i < cell.corners(); i++) {
        if (!shared(cells, cell, cell.motor(i), cell.motor(i + 1))) {
          Place a = cell.place(i);
          Place b = cell.place(i + 1);
          outline.add(new Edge(cell, a.xMm(), a.yMm(), b.xMm(), b.yMm()));
        }
      }
    }
    return outline;
  }

  private static boolean shared(Cell[] cells, Cell owner, int from, int to) {
    for (Cell other : cells) {
      for (int i = 0; other != owner && i < other.corners(); i++) {
        if (other.motor(i) == to && other.motor(i + 1) == from) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * How deep the outline is dented: 0 for a grid. A triangle too thin to be a cell leaves a dent,
   * in which a touch is drawn to one side or to the other.
   */
  private static double dentMm(Panel panel, Edge[] outline) {
    double deepest = 0;
    for (Edge edge : outline) {
      for (MotorSite motor : panel.motors()) {
        deepest = Math.max(deepest, edge.beyondMm(motor.place()));
      }
    }
    return deepest;
  }
}
