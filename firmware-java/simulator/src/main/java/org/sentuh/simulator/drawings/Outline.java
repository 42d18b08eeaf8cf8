package org.sentuh.simulator.drawings;

import java.util.Comparator;
import java.util.List;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.simulator.report.Markup;

/**
 * The cloth of a panel in the body frame, around its motors: 25 mm beyond the outermost columns and
 * 30 mm beyond the outermost rows, hollowed below the nape, with a slot for a strap at each corner.
 * Chosen by this project; no garment has been sewn yet.
 *
 * @param halfMm from the midline to the edge
 * @param topMm the upper edge, below C7
 * @param bottomMm the lower edge, below C7
 */
record Outline(double halfMm, double topMm, double bottomMm) {

  static final double SLOT_WIDE_MM = 27;
  static final double SLOT_TALL_MM = 4;

  private static final double SIDE_MM = 25;
  private static final double END_MM = 30;
  private static final double ROUND_MM = 18;
  private static final double NAPE_MM = 12;

  static Outline of(Panel panel) {
    List<MotorSite> motors = panel.motors();
    double half = motors.stream().mapToDouble(m -> Math.abs(m.place().xMm())).max().orElse(0);
    Comparator<MotorSite> height = Comparator.comparingDouble(m -> m.place().yMm());
    double first = motors.stream().min(height).orElseThrow().place().yMm();
    double last = motors.stream().max(height).orElseThrow().place().yMm();
    return new Outline(half + SIDE_MM, first - END_MM, last + END_MM);
  }

  double tallMm() {
    return bottomMm - topMm;
  }

  double wideMm() {
    return 2 * halfMm;
  }

  /** The middles of the four slots, x and y. */
  double[][] slots() {
    double x = halfMm - 8 - SLOT_WIDE_MM / 2;
    return new double[][] {{-x, topMm + 7}, {x, topMm + 7}, {-x, bottomMm - 7}, {x, bottomMm - 7}};
  }

  /** The edge as a path. */
  String path() {
    String right = Markup.at(halfMm);
    String left = Markup.at(-halfMm);
    String top = Markup.at(topMm);
    String round = Markup.at(ROUND_MM);
    return "M"
        + Markup.at(-halfMm + ROUND_MM)
        + " "
        + top
        + "H-34C-16 "
        + top
        + " -18 "
        + Markup.at(topMm + NAPE_MM)
        + " 0 "
        + Markup.at(topMm + NAPE_MM)
        + "S16 "
        + top
        + " 34 "
        + top
        + "H"
        + Markup.at(halfMm - ROUND_MM)
        + "A"
        + round
        + " "
        + round
        + " 0 0 1 "
        + right
        + " "
        + Markup.at(topMm + ROUND_MM)
        + "V"
        + Markup.at(bottomMm - ROUND_MM)
        + "A"
        + round
        + " "
        + round
        + " 0 0 1 "
        + Markup.at(halfMm - ROUND_MM)
        + " "
        + Markup.at(bottomMm)
        + "H"
        + Markup.at(-halfMm + ROUND_MM)
        + "A"
        + round
        + " "
        + round
        + " 0 0 1 "
        + left
        + " "
        + Markup.at(bottomMm - ROUND_MM)
        + "V"
        + Markup.at(topMm + ROUND_MM)
        + "A"
        + round
        + " "
        + round
        + " 0 0 1 "
        + Markup.at(-halfMm + ROUND_MM)
        + " "
        + top
        + "Z";
  }
}
