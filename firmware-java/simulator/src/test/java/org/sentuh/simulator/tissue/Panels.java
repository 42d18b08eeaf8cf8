package org.sentuh.simulator.tissue;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.body.Place;

/** The sites of panel M. */
final class Panels {

  private Panels() {}

  /** Six pucks, left before right, from the head down. */
  static List<Place> sensors() {
    return grid(new double[] {-50, 50}, new double[] {25, 105, 185});
  }

  /** Twenty motors, row by row. */
  static List<Place> motors() {
    return grid(new double[] {-70, -30, 30, 70}, new double[] {25, 65, 105, 145, 185});
  }

  private static List<Place> grid(double[] columnsMm, double[] rowsMm) {
    List<Place> places = new ArrayList<>();
    for (double yMm : rowsMm) {
      for (double xMm : columnsMm) {
        places.add(new Place(xMm, yMm));
      }
    }
    return places;
  }
}
