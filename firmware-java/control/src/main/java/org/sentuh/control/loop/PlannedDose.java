package org.sentuh.control.loop;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.arming.Brought;
import org.sentuh.control.prescription.Prescribed;

/**
 * The most that a treatment can bring, known before it begins.
 *
 * <p>A granted frame is never stronger than the programme at that place times her ceiling, for
 * gates and interlocks only lower, and each place is passed once: so a zone gets at most what the
 * whole programme asks of it at the ceiling. Vibration is bounded by as many motors as may be on at
 * once, all at the ceiling.
 */
public final class PlannedDose {

  /** For the steps of 20 ms in which a programme is added up. */
  private static final double STEPS = 1.02;

  private PlannedDose() {}

  /** The most that the whole treatment brings. */
  public static Brought whole(Setup setup) {
    Prescribed programme = setup.proven().prescribed();
    List<Double> zones = new ArrayList<>();
    for (int zone = 0; zone < setup.panel().zones(); zone++) {
      zones.add(programme.remaining(zone, 0) * setup.ceiling() * STEPS);
    }
    long lastsNs = setup.score().durationNs();
    return new Brought(lastsNs, m2PerS3(setup, lastsNs), zones);
  }

  /** The most that any part of it brings which lasts so long. */
  public static Brought within(Setup setup, long lastsNs) {
    double[] motors = new double[setup.panel().zones()];
    for (int motor = 0; motor < setup.panel().motors().size(); motor++) {
      motors[setup.panel().zoneOf(motor)]++;
    }
    List<Double> zones = new ArrayList<>();
    for (double each : motors) {
      zones.add(Math.sqrt(each) * setup.ceiling() * (lastsNs / 1e9));
    }
    return new Brought(lastsNs, m2PerS3(setup, lastsNs), zones);
  }

  private static double m2PerS3(Setup setup, long lastsNs) {
    double each = setup.limits().vibration().fullMs2() * setup.ceiling();
    return each * each * setup.limits().motors().onMost() * (lastsNs / 1e9);
  }
}
