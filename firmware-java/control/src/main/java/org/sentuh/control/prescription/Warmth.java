package org.sentuh.control.prescription;

import java.util.List;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Place;

/**
 * How driven motors warm the skin at some places, erring towards too warm.
 *
 * <p>Each motor's heat lands on the skin as a bell of 45 mm around it. The skin is one layer: two
 * millimetres of tissue hold 7.5 kJ/m²K. It gives nothing outwards, as if she lay on the panel, and
 * to the deeper tissue 10 W/m²K, a third less than warm skin that is well supplied with blood.
 * These are choices of this project and no measurement; how warm the skin is when it begins is not
 * in them.
 */
final class Warmth {

  private static final double SPREAD_MM = 45;
  private static final double INWARD_WM2K = 10;
  private static final double HEAT_JM2K = 7_500;
  private static final double MM2_PER_M2 = 1e6;

  /** Where each motor brings each place when it is driven for ever, in kelvin. */
  private final double[][] goalK;

  private final double[] riseK;

  Warmth(List<Place> places, List<MotorSite> motors) {
    this.goalK = new double[places.size()][motors.size()];
    this.riseK = new double[places.size()];
    double peak = MM2_PER_M2 / (2 * StrictMath.PI * SPREAD_MM * SPREAD_MM);
    for (int place = 0; place < goalK.length; place++) {
      for (int motor = 0; motor < motors.size(); motor++) {
        double away = places.get(place).distanceMm(motors.get(motor).place()) / SPREAD_MM;
        double fluxWm2 = DrivenMotor.WATTS * peak * StrictMath.exp(-away * away / 2);
        goalK[place][motor] = fluxWm2 / INWARD_WM2K;
      }
    }
  }

  /** Lets time pass in which some motors are driven. */
  void pass(boolean[] driven, long dtNs) {
    double part = 1 - StrictMath.exp(-dtNs / 1e9 * INWARD_WM2K / HEAT_JM2K);
    for (int place = 0; place < riseK.length; place++) {
      double goal = 0;
      for (int motor = 0; motor < driven.length; motor++) {
        goal += driven[motor] ? goalK[place][motor] : 0;
      }
      riseK[place] += (goal - riseK[place]) * part;
    }
  }

  /** How much warmer a place is than at the beginning, in kelvin. */
  double riseK(int place) {
    return riseK[place];
  }
}
