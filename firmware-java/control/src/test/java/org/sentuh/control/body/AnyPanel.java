package org.sentuh.control.body;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Panels of every kind for properties: the three sizes, other grids, staggered, with gaps, and
 * strewn.
 */
public final class AnyPanel {

  private AnyPanel() {}

  /** Any of them. */
  public static Arbitrary<Panel> panels() {
    return Arbitraries.oneOf(grids(), irregular(), strewn());
  }

  /** Rectangular panels of 2 to 8 rows and 2 to 6 columns, mirrored at the midline. */
  public static Arbitrary<Panel> grids() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 8),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(20, 60),
            Arbitraries.integers().between(20, 40))
        .as((rows, columnsASide, pitchMm, innerMm) ->
            Panels.of("grid", pitchMm, grid(rows, columnsASide, pitchMm, innerMm)));
  }

  /** Grids of which every site has moved by up to 8 mm and some are missing. */
  public static Arbitrary<Panel> irregular() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 6),
            Arbitraries.integers().between(2, 3),
            Arbitraries.integers().between(-80, 80).list().ofSize(72),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 1000))
        .as((rows, columnsASide, tenthsMm, missing, first) ->
            Panels.of("irregular", 40, moved(rows, columnsASide, tenthsMm, missing, first)));
  }

  /** Motors strewn over a back, 15 mm apart at least. */
  public static Arbitrary<Panel> strewn() {
    return Combinators.combine(
            Arbitraries.integers().between(-900, 900).list().ofSize(20),
            Arbitraries.integers().between(0, 2400).list().ofSize(20))
        .as(AnyPanel::strewn)
        .filter(panel -> panel.motors().size() >= 3 && !inOneLine(panel.motors()));
  }

  private static List<MotorSite> grid(int rows, int columnsASide, int pitchMm, int innerMm) {
    double[] rowsMm = new double[rows];
    for (int row = 0; row < rows; row++) {
      rowsMm[row] = 25 + row * pitchMm;
    }
    double[] columnsMm = new double[2 * columnsASide];
    for (int column = 0; column < columnsASide; column++) {
      columnsMm[columnsASide - 1 - column] = -innerMm - column * pitchMm;
      columnsMm[columnsASide + column] = innerMm + column * pitchMm;
    }
    return Panels.grid(rowsMm, columnsMm);
  }

  private static List<MotorSite> moved(
      int rows, int columnsASide, List<Integer> tenthsMm, int missing, int first) {
    ArrayList<MotorSite> moved = new ArrayList<>();
    List<MotorSite> grid = grid(rows, columnsASide, 40, 30);
    for (int i = 0; i < grid.size(); i++) {
      Place place = grid.get(i).place();
      double x = place.xMm() + tenthsMm.get(2 * i) / 10.0;
      double y = place.yMm() + tenthsMm.get(2 * i + 1) / 10.0;
      moved.add(Panels.motor(grid.get(i).name(), x, y));
    }
    for (int i = 0; i < missing; i++) {
      moved.remove((first + 7 * i) % moved.size());
    }
    return moved;
  }

  private static Panel strewn(List<Integer> xTenthsMm, List<Integer> yTenthsMm) {
    ArrayList<MotorSite> motors = new ArrayList<>();
    for (int i = 0; i < xTenthsMm.size(); i++) {
      double x = xTenthsMm.get(i) / 10.0;
      Place place = new Place(x + Math.copySign(20, x), yTenthsMm.get(i) / 10.0);
      if (motors.stream().allMatch(other -> other.place().distanceMm(place) >= 15)) {
        motors.add(new MotorSite("m" + i, place));
      }
    }
    while (motors.size() < 3) {
      motors.add(Panels.motor("more" + motors.size(), 40, 300 + 40 * motors.size()));
    }
    return Panels.of("strewn", 40, motors);
  }

  private static boolean inOneLine(List<MotorSite> motors) {
    Place a = motors.get(0).place();
    Place b = motors.get(1).place();
    for (MotorSite motor : motors) {
      Place c = motor.place();
      double twiceArea =
          (b.xMm() - a.xMm()) * (c.yMm() - a.yMm()) - (c.xMm() - a.xMm()) * (b.yMm() - a.yMm());
      if (Math.abs(twiceArea) > 100) {
        return false;
      }
    }
    return true;
  }
}
