package org.sentuh.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;

/**
 * How one device is built: its chips, which wire goes to which site of the panel, and how its
 * motors and sensors were calibrated.
 *
 * <p>Immutable, safe for any thread. {@link DeviceFile} has checked every range and that no two
 * sites share a wire; what is said here is what it lets through.
 *
 * @param id the device's name to the clinic: letters, digits and '-'
 * @param panelFile the panel that the device is wired for, as the device file names it: relative to
 *     the device file
 * @param tickNs the period of the loop, 5 to 20 ms in nanoseconds
 * @param bus the I2C bus that all chips share
 * @param motors the motor drivers and the motor at each of their channels
 * @param pressure the converters and the force sensor at each of their inputs
 * @param skin the skin thermometers, in the file's order
 * @param supply what measures the motor rail
 * @param lines the single wires
 * @param board how the board's pins are reached
 */
public record DeviceSettings(
    String id,
    Path panelFile,
    long tickNs,
    Bus bus,
    Motors motors,
    Pressure pressure,
    List<SkinWire> skin,
    Supply supply,
    Lines lines,
    Board board) {

  /** Keeps its own copy of the list. */
  public DeviceSettings {
    skin = List.copyOf(skin);
  }

  /**
   * The thermometers of a panel's temperature sites, in the panel's order.
   *
   * @throws IllegalArgumentException when a site has no wire; read the device file with the panel
   *     to be told where
   */
  public List<SkinWire> skin(Panel panel) {
    return panel.temperatures().stream()
        .map(TemperatureSite::name)
        .map(site -> one(site, skin.stream().filter(wire -> wire.site().equals(site)).toList()))
        .toList();
  }

  /**
   * The I2C bus.
   *
   * @param number as in {@code /dev/i2c-1}
   * @param speedHz 100000 to 400000
   */
  public record Bus(int number, int speedHz) {}

  /**
   * The motor drivers.
   *
   * @param chips the addresses of the PCA9685, in the file's order
   * @param pwmHz the frequency that all their outputs share, 24 to 1526 Hz
   * @param wires one a motor site, in the file's order; a panel may use fewer
   */
  public record Motors(List<Integer> chips, double pwmHz, List<MotorWire> wires) {

    /** Keeps its own copies of the lists. */
    public Motors {
      chips = List.copyOf(chips);
      wires = List.copyOf(wires);
    }

    /**
     * The wires of a panel's motors, in the panel's order.
     *
     * @throws IllegalArgumentException when a motor has no wire; read the device file with the
     *     panel to be told where
     */
    public List<MotorWire> wires(Panel panel) {
      return panel.motors().stream()
          .map(MotorSite::name)
          .map(site -> one(site, wires.stream().filter(w -> w.site().equals(site)).toList()))
          .toList();
    }
  }

  /**
   * The wire to one motor.
   *
   * @param site the motor's site
   * @param chip the address of its PCA9685
   * @param channel its output there, 0 to 15
   * @param calibration how this motor answers
   */
  public record MotorWire(String site, int chip, int channel, MotorCalibration calibration) {}

  /**
   * How a motor answers.
   *
   * @param startDuty the duty at which it just keeps turning, 0 to 0.95
   * @param kickDuty the duty that sets it going from rest, start duty to 1
   * @param kickNs for how long, 0 to 500 ms in nanoseconds
   * @param perceptionExponent felt intensity grows with this power of the vibration, 0.3 to 1.5
   */
  public record MotorCalibration(
      double startDuty, double kickDuty, long kickNs, double perceptionExponent) {}

  /**
   * The force sensors' converters.
   *
   * @param chips the addresses of the ADS1115, in the file's order
   * @param railChip the address of the one that measures the dividers' rail
   * @param railInput its input, 0 to 3
   * @param wires one a pressure site, in the file's order
   * @param plausibility what a channel must do to be believed
   */
  public record Pressure(
      List<Integer> chips,
      int railChip,
      int railInput,
      List<PressureWire> wires,
      Plausibility plausibility) {

    /** Keeps its own copies of the lists. */
    public Pressure {
      chips = List.copyOf(chips);
      wires = List.copyOf(wires);
    }

    /**
     * The wires of a panel's pressure sites, in the panel's order.
     *
     * @throws IllegalArgumentException when a site has no wire; read the device file with the panel
     *     to be told where
     */
    public List<PressureWire> wires(Panel panel) {
      return panel.sensors().stream()
          .map(SensorSite::name)
          .map(site -> one(site, wires.stream().filter(w -> w.site().equals(site)).toList()))
          .toList();
    }

    /** The laws of a panel's sensors under its pucks, in the panel's order. */
    public List<FsrLaw> laws(Panel panel) {
      List<PressureWire> sensors = wires(panel);
      return panel.sensors().stream()
          .map(site -> sensors.get(panel.sensors().indexOf(site)).law(site.puckAreaMm2()))
          .toList();
    }
  }

  /**
   * The wire to one force sensor, and the sensor's fitted constants.
   *
   * @param site the sensor's site
   * @param chip the address of its ADS1115
   * @param input its input there, 0 to 3
   * @param r1Ohm its resistance at 1 N
   * @param exponent of its power law
   * @param dividerOhm the resistor from its node to ground
   */
  public record PressureWire(
      String site, int chip, int input, double r1Ohm, double exponent, double dividerOhm) {

    /** The sensor's law under a puck of some area. */
    public FsrLaw law(double puckAreaMm2) {
      return new FsrLaw(r1Ohm, exponent, dividerOhm, puckAreaMm2);
    }
  }

  /**
   * A skin thermometer.
   *
   * @param site the temperature site
   * @param chip the address of its MCP9808
   */
  public record SkinWire(String site, int chip) {}

  /**
   * What measures the motor rail.
   *
   * @param chip the address of the INA226
   * @param shuntOhm the resistor that the current passes, 0.001 to 1 ohm
   * @param mostAmps the largest current to be measured, 0.05 A to what gives 81.92 mV at the shunt
   */
  public record Supply(int chip, double shuntOhm, double mostAmps) {}

  /**
   * The single wires, by the numbers of the Broadcom chip.
   *
   * @param heartbeatGpio the output whose pulses keep the motors enabled
   * @param heartbeatCutOffNs after so long without a pulse the hardware switches the motors off,
   *     100 to 500 ms in nanoseconds
   * @param stopButton the input that tells of the stop button, which itself cuts the motor rail
   * @param chargerPresent the input that tells of a charger
   * @param front what the box has in place of a screen; empty where phones do all of it
   */
  public record Lines(
      int heartbeatGpio,
      long heartbeatCutOffNs,
      Input stopButton,
      Input chargerPresent,
      Optional<Front> front) {}

  /**
   * A button that begins, and what tells how things are. Both outputs are pins that are pulled low
   * while the Pi starts.
   *
   * @param startButton the input that tells of the button
   * @param lightGpio the output that a light hangs on
   * @param buzzerGpio the output that a buzzer hangs on; empty for a silent box
   */
  public record Front(Input startButton, int lightGpio, OptionalInt buzzerGpio) {}

  /**
   * One input wire.
   *
   * @param gpio its Broadcom number
   * @param activeHigh whether a high level means yes
   */
  public record Input(int gpio, boolean activeHigh) {}

  /**
   * How the pins of the board are reached; what is empty is as the program has it.
   *
   * @param i2c the id of the Pi4J provider that carries the bus
   * @param inputs the id of the one that reads lines
   * @param outputs the id of the one that drives lines
   * @param gpioChips the labels of the chips that lines are looked for on, the first that is there
   */
  public record Board(
      Optional<String> i2c,
      Optional<String> inputs,
      Optional<String> outputs,
      List<String> gpioChips) {

    /** As the program has it. */
    public static final Board USUAL =
        new Board(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** Keeps its own copy of the list. */
    public Board {
      gpioChips = List.copyOf(gpioChips);
    }
  }

  private static <T> T one(String site, List<T> found) {
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "site " + site + " has " + found.size() + " wires; read the device file with this panel");
    }
    return found.get(0);
  }
}
