package org.sentuh.simulator.scenario;

import java.util.Optional;
import org.sentuh.control.treatment.Command;
import org.sentuh.simulator.tissue.MotorDefect;
import org.sentuh.simulator.tissue.SensorDefect;

/**
 * Something that a scenario lets happen. Sites and chips are named as the panel and the device file
 * name them.
 */
public sealed interface Happening {

  /**
   * A strap loosens or is pulled tighter.
   *
   * @param zone the zone it reaches; empty for all
   * @param factor its share of what it began with
   * @param rampNs how long it takes
   */
  record StrapPulls(Optional<String> zone, double factor, long rampNs) implements Happening {}

  /**
   * The garment presses by itself.
   *
   * @param kPa what it adds everywhere
   */
  record GarmentPresses(double kPa) implements Happening {}

  /** She sits up. */
  record SitsUp() implements Happening {}

  /** She leans back again. */
  record LeansBack() implements Happening {}

  /**
   * Something is wrong with a pressure sensor, or is right again.
   *
   * @param zone the sensor's zone
   * @param defect what
   */
  record SensorSuffers(String zone, SensorDefect defect) implements Happening {}

  /**
   * Something is wrong with a motor, or is right again.
   *
   * @param site the motor's site
   * @param defect what
   */
  record MotorSuffers(String site, MotorDefect defect) implements Happening {}

  /**
   * A chip no longer answers, or answers again.
   *
   * @param address its I2C address
   * @param gone whether it is gone
   */
  record ChipVanishes(int address, boolean gone) implements Happening {}

  /**
   * What is read from a chip is disturbed.
   *
   * @param address its I2C address
   * @param reads how many reads
   */
  record ChipLies(int address, int reads) implements Happening {}

  /**
   * The bus is held low.
   *
   * @param ns for how long
   */
  record BusSticks(long ns) implements Happening {}

  /**
   * Something warms the skin side.
   *
   * @param site the temperature site
   * @param watts its power; 0 ends it
   */
  record SkinHeated(String site, double watts) implements Happening {}

  /**
   * The cell that feeds the motor rail gives less.
   *
   * @param volts by how much; 0 ends it
   */
  record SupplySags(double volts) implements Happening {}

  /**
   * The charger is plugged in or out.
   *
   * @param connected whether it is in
   */
  record Charger(boolean connected) implements Happening {}

  /**
   * The stop button is pressed or released.
   *
   * @param pressed whether it is down
   */
  record Button(boolean pressed) implements Happening {}

  /**
   * A person asks for something at a screen.
   *
   * @param command what
   */
  record Asks(Command command) implements Happening {}

  /**
   * The next tick comes late.
   *
   * @param periods by so many whole periods
   */
  record TickLate(int periods) implements Happening {}
}
