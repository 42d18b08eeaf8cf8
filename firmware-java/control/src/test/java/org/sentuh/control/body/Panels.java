package org.sentuh.control.body;

import java.util.ArrayList;
import java.util.List;

/** Panels to test with, written out in millimetres. */
public final class Panels {

  private static final double PUCK_MM = 20;

  private Panels() {}

  /**
   * Panel M of {@code config/panels/m.yaml}: 5 rows of 4 motors, 6 pressure sensors on rows 1, 3
   * and 5, 3 skin temperatures.
   */
  public static Panel m() {
    return new Panel(
        "m",
        40,
        grid(new double[] {25, 65, 105, 145, 185}, new double[] {-70, -30, 30, 70}),
        List.of(
            sensor("upper-left", -50, 25),
            sensor("upper-right", 50, 25),
            sensor("middle-left", -50, 105),
            sensor("middle-right", 50, 105),
            sensor("lower-left", -50, 185),
            sensor("lower-right", 50, 185)),
        List.of(
            temperature("skin-upper", 50, 45),
            temperature("skin-middle", -50, 85),
            temperature("skin-lower", 50, 165)));
  }

  /**
   * Four motors on the corners of 60 by 40 mm, the left two in zone {@code left} (0), the right two
   * in zone {@code right} (1), and two skin temperatures. The motors are upper left, upper right,
   * lower left, lower right.
   */
  public static Panel four() {
    return new Panel(
        "four",
        40,
        grid(new double[] {25, 65}, new double[] {-30, 30}),
        List.of(sensor("left", -50, 45), sensor("right", 50, 45)),
        List.of(temperature("skin-left", -50, 45), temperature("skin-right", 50, 45)));
  }

  /** A panel of those motors, with a sensor on each side and one skin temperature. */
  public static Panel of(String name, double pitchMm, List<MotorSite> motors) {
    return new Panel(
        name,
        pitchMm,
        motors,
        List.of(sensor("left", -50, 105), sensor("right", 50, 105)),
        List.of(temperature("skin", 50, 45)));
  }

  /** Motors on the crossings of rows and columns, named as on a garment. */
  public static List<MotorSite> grid(double[] rowsMm, double[] columnsMm) {
    ArrayList<MotorSite> motors = new ArrayList<>();
    for (int row = 0; row < rowsMm.length; row++) {
      for (int column = 0; column < columnsMm.length; column++) {
        String name = (row + 1) + "" + (char) ('A' + column);
        motors.add(motor(name, columnsMm[column], rowsMm[row]));
      }
    }
    return motors;
  }

  /** One motor. */
  public static MotorSite motor(String name, double xMm, double yMm) {
    return new MotorSite(name, new Place(xMm, yMm));
  }

  /** One pressure sensor under a puck of 20 mm. */
  public static SensorSite sensor(String name, double xMm, double yMm) {
    return new SensorSite(name, new Place(xMm, yMm), PUCK_MM);
  }

  /** One skin temperature. */
  public static TemperatureSite temperature(String name, double xMm, double yMm) {
    return new TemperatureSite(name, new Place(xMm, yMm));
  }
}
