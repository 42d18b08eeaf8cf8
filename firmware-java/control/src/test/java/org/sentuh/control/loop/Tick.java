package org.sentuh.control.loop;

import java.util.List;
import org.sentuh.control.controller.Intent;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.Frames;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.State;

/**
 * One tick on the panel of four motors, as it looks to those who come after it; nothing is the
 * matter until a test changes it: running at a level of 0.4, nothing driven, both zones touching at
 * 2 kPa, skin at 33 °C, the rail at 3.0 V and 0.3 A.
 */
final class Tick {

  long placeNs;
  double level = 0.4;
  double granted = 0.4;
  double[] driven = new double[4];
  boolean[] contact = {true, true};
  PressureMap pressure = Backs.pressing(2, 2);
  double[] skin = {33, 33};
  boolean[] skinKnown = {true, true};
  Vitals.Supply supply = new Vitals.Supply(0.3, 3.0, true);

  /** The felt intensities of upper left, upper right, lower left and lower right. */
  Tick driving(double... intensities) {
    driven = intensities;
    return this;
  }

  Tick at(double seconds) {
    placeNs = Math.round(seconds * 1e9);
    return this;
  }

  Tick touching(boolean left, boolean right) {
    contact = new boolean[] {left, right};
    return this;
  }

  Tick pressed(double left, double right) {
    pressure = Backs.pressing(left, right);
    return this;
  }

  Snapshot snapshot() {
    return new Snapshot(
        0,
        new State.Running(State.Pace.PLAYING),
        placeNs,
        level,
        0.8,
        new Intent(
            level, driven.clone(), new double[4], contact.clone(), new Moment(0, 1, List.of())),
        Frames.permitted(Frames.of(granted, driven.clone())),
        pressure,
        new Vitals(skin.clone(), skinKnown.clone(), supply, false, false));
  }
}
