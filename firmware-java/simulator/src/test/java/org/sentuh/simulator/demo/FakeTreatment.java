package org.sentuh.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;

/** A treatment of five minutes on a panel of twenty motors, written down by hand. */
final class FakeTreatment {

  static final FsrLaw LAW = new FsrLaw(10_000, 0.9, 10_000, 314);
  static final int RAIL = 26_400;

  private FakeTreatment() {}

  static Setup setup() {
    return setup(new Title("Pijat standar", "Standard massage"), 0.4, 10_000_000L);
  }

  static Setup setup(Title title, double level, long periodNs) {
    Score score = new Score(programme(title), BackLength.REFERENCE);
    List<FsrLaw> laws = List.of(LAW, LAW, LAW, LAW, LAW, LAW);
    Plausibility plausibility =
        new Plausibility(
            200_000_000L,
            1_000_000_000L,
            5_000_000_000L,
            300,
            60,
            Short.MAX_VALUE,
            8_000,
            1_000_000_000L,
            RAIL,
            0.1);
    return new Setup(
        "boot-1",
        periodNs,
        AsIfProven.of(score, panel(), limits()),
        laws,
        plausibility,
        DaySpent.NOTHING,
        level);
  }

  static Panel panel() {
    ArrayList<MotorSite> motors = new ArrayList<>();
    double[] columns = {-70, -30, 30, 70};
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 4; column++) {
        String name = (row + 1) + "ABCD".substring(column, column + 1);
        motors.add(new MotorSite(name, new Place(columns[column], 25 + 40 * row)));
      }
    }
    ArrayList<SensorSite> sensors = new ArrayList<>();
    String[] heights = {"upper", "middle", "lower"};
    for (int row = 0; row < 3; row++) {
      sensors.add(new SensorSite(heights[row] + "-left", new Place(-50, 25 + 80 * row), 20));
      sensors.add(new SensorSite(heights[row] + "-right", new Place(50, 25 + 80 * row), 20));
    }
    return new Panel(
        "m", 40, motors, sensors, List.of(new TemperatureSite("skin-upper", new Place(0, 40))));
  }

  static Programme programme(Title title) {
    Circle down = new Circle(Level.T1, Level.T9, 1, 40, 2, 3, 50);
    Glide stroke = new Glide(Level.T1, Level.T9, 40, 2, 12, 50);
    return new Programme(
        "standard",
        1,
        title,
        Permission.MOTHER,
        0.4,
        0.8,
        List.of("a hand-written one"),
        List.of(
            phase(
                "Pemanasan",
                "Warming up",
                new Ramp(0.3, 1),
                new Stroke(new Hold(Level.T5, 50, 28), Sides.BOTH, 0.6, 20),
                new Stroke(new Rest(2), Sides.BOTH, 0, 0)),
            new Phase(
                new Title("Lingkaran", "Circles"),
                List.of(new Stroke(down, Sides.BOTH, 1, 0)),
                Order.WRITTEN,
                3,
                Ramp.NONE),
            phase(
                "Usapan panjang",
                "Long strokes",
                Ramp.NONE,
                new Stroke(stroke, Sides.BOTH, 0.9, 10)),
            phase(
                "Penutup",
                "Closing",
                new Ramp(1, 0.2),
                new Stroke(
                    new Circle(Level.T9, Level.T1, 2, 40, 2, 3, 50), Sides.ALTERNATE, 0.8, 0))));
  }

  private static Phase phase(String id, String en, Ramp ramp, Stroke... strokes) {
    return new Phase(new Title(id, en), List.of(strokes), Order.WRITTEN, 1, ramp);
  }

  static Limits limits() {
    return new Limits(
        new Limits.Skin(39, 41, 4, 6, 3, 30, 38),
        new Limits.Pressure(4.3, 60, 10, 30, 10, 20, 2, 0.5, 10),
        new Limits.Contact(
            new ContactRule(1.0, 500_000_000L, 0.7, 1_000_000_000L),
            4,
            10,
            new PressureRule(4, 10, 2, 4, 0.4, 0.5),
            2),
        new Limits.Time(900, 1200, 3600, 3600, 300),
        new Limits.Intensity(0.7, 0.8, new Smoothness(0.1, 4, 1, 2)),
        new Limits.Motors(8, 10, 30, 60, 2, 1.0, 0.1),
        new Limits.Current(0.005, 0.085, 0.03, 0.25, 0.03, 0.5, 0.02, 1.5),
        new Limits.Vibration(0.5, 1.0, 3),
        new Limits.Supply(2.7, 3.3, 0.5, 0.4, 0.5));
  }
}
