package org.sentuh.control.body;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One size of the wearable panel: its motor, pressure and temperature sites on the reference back.
 *
 * <p>A panel is cut, not stretched: its sites keep their millimetres on every back. Every motor
 * belongs to the zone of the pressure sensor nearest to it; zones are numbered as the sensors are.
 * Immutable, safe for any thread.
 */
public final class Panel {

  /** No motor may sit nearer to the spinous processes than this, in millimetres. */
  public static final double MIDLINE_CLEARANCE_MM = 20;

  /** From one row of panel M to the next. */
  private static final double REFERENCE_PITCH_MM = 40;

  private final String name;
  private final double pitchMm;
  private final List<MotorSite> motors;
  private final List<SensorSite> sensors;
  private final List<TemperatureSite> temperatures;
  private final int[] zoneOfMotor;

  /**
   * Describes a panel.
   *
   * @param name its size, as in {@code m}
   * @param pitchMm the distance between neighbouring rows, 20 to 60 mm; a stroke may reach half of
   *     it beyond the outermost motors
   * @throws IllegalArgumentException when sites share a name, two motors a place, a motor sits on
   *     the spine, or there is nothing to drive or to feel with
   */
  public Panel(
      String name,
      double pitchMm,
      List<MotorSite> motors,
      List<SensorSite> sensors,
      List<TemperatureSite> temperatures) {
    this.name = name;
    this.pitchMm = pitchMm;
    this.motors = List.copyOf(motors);
    this.sensors = List.copyOf(sensors);
    this.temperatures = List.copyOf(temperatures);
    check();
    this.zoneOfMotor = nearestSensors();
  }

  /** The panel's size, as in {@code m}. */
  public String name() {
    return name;
  }

  /** The distance between neighbouring rows, in millimetres. */
  public double pitchMm() {
    return pitchMm;
  }

  /**
   * The back that its rows are spaced for: as much longer than the reference as they are further
   * apart than those of panel M, to the millimetre.
   */
  public BackLength drawnFor() {
    double mm = Math.rint(BackLength.REFERENCE.mm() * pitchMm / REFERENCE_PITCH_MM);
    return new BackLength(Math.clamp(mm, BackLength.SHORTEST_MM, BackLength.LONGEST_MM));
  }

  /** The motor sites, in the order of every frame's intensities. */
  public List<MotorSite> motors() {
    return motors;
  }

  /**
   * The pressure sites, in the order of every sample; each stands for the zone of the same number.
   */
  public List<SensorSite> sensors() {
    return sensors;
  }

  /** The skin temperature sites, in the order of every sample. */
  public List<TemperatureSite> temperatures() {
    return temperatures;
  }

  /** The number of zones, one a pressure sensor. */
  public int zones() {
    return sensors.size();
  }

  /** The zone that a motor belongs to. */
  public int zoneOf(int motor) {
    return zoneOfMotor[motor];
  }

  private void check() {
    if (!(pitchMm >= 20 && pitchMm <= 60)) {
      throw new IllegalArgumentException(
          "panel " + name + ": pitch " + pitchMm + " mm is outside 20 to 60 mm");
    }
    if (motors.size() < 3 || sensors.isEmpty()) {
      throw new IllegalArgumentException(
          "panel "
              + name
              + " needs 3 motors and 1 pressure sensor at least, not "
              + motors.size()
              + " and "
              + sensors.size());
    }
    Set<String> names = new TreeSet<>();
    for (MotorSite motor : motors) {
      unique(names, motor.name());
      if (Math.abs(motor.place().xMm()) < MIDLINE_CLEARANCE_MM) {
        throw new IllegalArgumentException(
            "panel "
                + name
                + ": motor "
                + motor.name()
                + " sits "
                + Math.abs(motor.place().xMm())
                + " mm from the midline; keep "
                + MIDLINE_CLEARANCE_MM
                + " mm clear of the spine");
      }
    }
    checkPlaces();
    for (SensorSite sensor : sensors) {
      unique(names, sensor.name());
    }
    for (TemperatureSite temperature : temperatures) {
      unique(names, temperature.name());
    }
  }

  private void checkPlaces() {
    for (int i = 0; i < motors.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (motors.get(j).place().equals(motors.get(i).place())) {
          throw new IllegalArgumentException(
              "panel "
                  + name
                  + ": motors "
                  + motors.get(j).name()
                  + " and "
                  + motors.get(i).name()
                  + " are at the same place, "
                  + motors.get(i).place());
        }
      }
    }
  }

  private void unique(Set<String> names, String site) {
    if (!names.add(site)) {
      throw new IllegalArgumentException("panel " + name + ": two sites are called " + site);
    }
  }

  private int[] nearestSensors() {
    int[] zones = new int[motors.size()];
    for (int motor = 0; motor < zones.length; motor++) {
      Place place = motors.get(motor).place();
      for (int sensor = 1; sensor < sensors.size(); sensor++) {
        double current = sensors.get(zones[motor]).place().distanceMm(place);
        if (sensors.get(sensor).place().distanceMm(place) < current) {
          zones[motor] = sensor;
        }
      }
    }
    return zones;
  }
}
