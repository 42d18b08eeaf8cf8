package org.sentuh.control.safety;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * Left and right of the same height pressed unequally for long: a strap sits badly. Said, not acted
 * upon, and not said of a sensor that is not believed.
 */
final class LeftRightDifference implements Interlock {

  /** Sensors whose mirrored places differ by less than this, in millimetres, are a pair. */
  private static final double MIRRORED_MM = 5;

  private final Limits.Pressure limits;
  private final double touchingKpa;
  private final List<Pair> pairs;

  private record Pair(int left, int right, Held unequal) {}

  LeftRightDifference(Limits.Pressure limits, double touchingKpa, Panel panel) {
    this.limits = limits;
    this.touchingKpa = touchingKpa;
    this.pairs = pairs(panel);
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "left and right",
        "noted when they differ by "
            + limits.differenceWarn()
            + " of the larger for "
            + limits.differenceS()
            + " s",
        List.of(Reason.LEFT_RIGHT_DIFFERENCE),
        Latch.WHILE_IT_LASTS);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      boolean unequal = unequal(pair, situation.pressure());
      if (pair.unequal().longEnough(unequal, situation.dtNs()) && situation.underway()) {
        draft.note(Reason.LEFT_RIGHT_DIFFERENCE);
      }
    }
  }

  private boolean unequal(Pair pair, PressureMap pressure) {
    if (pressure.isFaulted(pair.left()) || pressure.isFaulted(pair.right())) {
      return false;
    }
    double left = pressure.kPa(pair.left());
    double right = pressure.kPa(pair.right());
    double larger = Math.max(left, right);
    return larger >= touchingKpa && Math.abs(left - right) > limits.differenceWarn() * larger;
  }

  private List<Pair> pairs(Panel panel) {
    ArrayList<Pair> pairs = new ArrayList<>();
    for (int left = 0; left < panel.zones(); left++) {
      Place place = panel.sensors().get(left).place();
      Place mirrored = new Place(-place.xMm(), place.yMm());
      for (int right = 0; place.xMm() < 0 && right < panel.zones(); right++) {
        if (panel.sensors().get(right).place().distanceMm(mirrored) < MIRRORED_MM) {
          pairs.add(new Pair(left, right, new Held(limits.differenceS())));
        }
      }
    }
    return pairs;
  }
}
