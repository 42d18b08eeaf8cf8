package org.sentuh.control.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;

/**
 * Divides a panel into cells: its Delaunay polygons.
 *
 * <p>A circle through three motors that has no other motor inside makes a cell of all the motors on
 * it (Delaunay, Sur la sphère vide, 1934). A rectangular panel falls into its rectangles, without
 * the arbitrary diagonal of a triangulation; any other arrangement into triangles where it must.
 * Every motor belongs to a cell unless all of them stand in one line, which is refused.
 */
final class CellFinder {

  /**
   * Motors that miss a common circle by less than this, in millimetres, are on it: garments are not
   * sewn finer.
   */
  private static final double ON_CIRCLE_MM = 1e-3;

  private final double[] x;
  private final double[] y;

  private CellFinder(Panel panel) {
    List<MotorSite> motors = panel.motors();
    x = new double[motors.size()];
    y = new double[motors.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = motors.get(i).place().xMm();
      y[i] = motors.get(i).place().yMm();
    }
  }

  static List<Cell> cells(Panel panel) {
    CellFinder finder = new CellFinder(panel);
    Map<String, Cell> found = new TreeMap<>();
    int n = finder.x.length;
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        for (int c = b + 1; c < n; c++) {
          finder.add(a, b, c, found);
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "panel "
              + panel.name()
              + ": all motors stand in one line; a touch needs two columns and two rows at least");
    }
    return new ArrayList<>(found.values());
  }

  private void add(int a, int b, int c, Map<String, Cell> found) {
    double area = Cell.areaMm2(x[a], y[a], x[b], y[b], x[c], y[c]);
    if (Math.abs(area) < 1) {
      return;
    }
    Place middle = circumcentre(a, b, c, area);
    double radius = distance(a, middle);
    ArrayList<Integer> onCircle = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      double beyond = distance(i, middle) - radius;
      if (beyond < -ON_CIRCLE_MM) {
        return;
      }
      if (beyond <= ON_CIRCLE_MM) {
        onCircle.add(i);
      }
    }
    found.computeIfAbsent(onCircle.toString(), members -> polygon(onCircle, middle));
  }

  private Cell polygon(List<Integer> members, Place middle) {
    int[] around =
        members.stream()
            .sorted(
                Comparator.comparingDouble(
                    i -> StrictMath.atan2(y[i] - middle.yMm(), x[i] - middle.xMm())))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Cell(
        around,
        Arrays.stream(around).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(around).mapToDouble(i -> y[i]).toArray());
  }

  private double distance(int motor, Place place) {
    double dx = x[motor] - place.xMm();
    double dy = y[motor] - place.yMm();
    return Math.sqrt(dx * dx + dy * dy);
  }

  private Place circumcentre(int a, int b, int c, double twiceArea) {
    double bx = x[b] - x[a];
    double by = y[b] - y[a];
    double cx = x[c] - x[a];
    double cy = y[c] - y[a];
    double b2 = bx * bx + by * by;
    double c2 = cx * cx + cy * cy;
    double ux = (cy * b2 - by * c2) / (2 * twiceArea);
    double uy = (bx * c2 - cx * b2) / (2 * twiceArea);
    return new Place(x[a] + ux, y[a] + uy);
  }
}
