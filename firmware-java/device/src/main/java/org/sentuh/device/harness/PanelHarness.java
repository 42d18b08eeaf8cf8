package org.sentuh.device.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.Actuators;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Vitals;
import org.sentuh.device.bus.Level;
import org.sentuh.device.chip.Ads1115;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.chip.Ina226;
import org.sentuh.device.chip.Mcp9808;
import org.sentuh.device.chip.Pause;
import org.sentuh.device.chip.Pca9685;
import org.sentuh.device.chip.Started;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.settings.DeviceSettings.SkinWire;

/**
 * One panel on its wires: the chips as the loop's sensors and motors.
 *
 * <p>Nothing here waits and nothing throws for a chip that does not answer. Used by the tick's
 * thread alone, which owns the bus.
 */
public final class PanelHarness implements PanelSensors, Actuators {

  private final Wires wires;
  private final MotorBank motors;
  private final ForceSensors force;
  private final SkinThermometers skin;
  private final SupplyMeter supply;
  private final long periodNs;
  private @Nullable ChipFault refusal;
  private long lastNs = Long.MIN_VALUE;
  private long dtNs;

  private PanelHarness(
      Wires wires,
      MotorBank motors,
      ForceSensors force,
      SkinThermometers skin,
      SupplyMeter supply,
      long periodNs) {
    this.wires = wires;
    this.motors = motors;
    this.force = force;
    this.skin = skin;
    this.supply = supply;
    this.periodNs = periodNs;
    this.dtNs = periodNs;
  }

  /**
   * Starts every chip that a panel needs, with all motors off, and names all that do not answer as
   * they should.
   *
   * @param pause lets the chips' own starting times pass; nothing on the tick does
   */
  public static HarnessStart start(Wires wires, DeviceSettings settings, Panel panel, Pause pause) {
    ArrayList<ChipFault> faults = new ArrayList<>();
    ArrayList<Pca9685> drivers = new ArrayList<>();
    for (int address : driverAddresses(settings.motors().wires(panel))) {
      Pca9685.Setup setup =
          new Pca9685.Setup(
              settings.motors().pwmHz(), refreshEvery(drivers.size() + faults.size()));
      keep(Pca9685.start(wires.bus().device(address), setup, pause), drivers, faults);
    }
    ArrayList<Ads1115> converters = new ArrayList<>();
    for (int address : settings.pressure().chips()) {
      keep(Ads1115.start(wires.bus().device(address)), converters, faults);
    }
    ArrayList<Mcp9808> thermometers = new ArrayList<>();
    for (SkinWire wire : settings.skin(panel)) {
      keep(
          Mcp9808.start(wires.bus().device(wire.chip()), Mcp9808.Plausible.ON_SKIN, pause),
          thermometers,
          faults);
    }
    ArrayList<Ina226> meters = new ArrayList<>();
    Ina226.Setup shunt =
        new Ina226.Setup(settings.supply().shuntOhm(), settings.supply().mostAmps());
    keep(Ina226.start(wires.bus().device(settings.supply().chip()), shunt, pause), meters, faults);
    if (!faults.isEmpty()) {
      return new HarnessStart.Refused(faults);
    }
    List<PressureWire> pressure = settings.pressure().wires(panel);
    SkinThermometers skin = new SkinThermometers(thermometers);
    return new HarnessStart.Ready(
        new PanelHarness(
            wires,
            new MotorBank(drivers, settings.motors().wires(panel)),
            new ForceSensors(converters, pressure, settings.pressure()),
            skin,
            new SupplyMeter(meters.getFirst()),
            settings.tickNs()));
  }

  @Override
  public PanelSample sample(long tNs) {
    long busyNs = wires.busBusyNs().getAsLong();
    if (lastNs == Long.MIN_VALUE) {
      skin.readAll(tNs);
    }
    dtNs = lastNs == Long.MIN_VALUE ? periodNs : tNs - lastNs;
    lastNs = tNs;
    PressureSample pressure = force.sample(tNs);
    skin.tick(tNs);
    Vitals vitals =
        new Vitals(
            skin.celsius(),
            skin.known(tNs),
            supply.read(tNs),
            says(wires.stopButton().level(), wires.stopActiveHigh()),
            says(wires.charger().level(), wires.chargerActiveHigh()));
    return new PanelSample(pressure, vitals, wires.busBusyNs().getAsLong() - busyNs);
  }

  @Override
  public Delivery apply(ApprovedFrame frame) {
    long busyNs = wires.busBusyNs().getAsLong();
    @Nullable ChipFault fault = motors.drive(frame, dtNs);
    long busTimeNs = wires.busBusyNs().getAsLong() - busyNs;
    refusal = fault == null ? refusal : fault;
    return fault == null
        ? new Delivery.Delivered(busTimeNs)
        : new Delivery.Refused(fault.message(), busTimeNs);
  }

  /**
   * Reads back at once, and not one after the other in the course of seconds, what the drivers and
   * the meter were set up with. What is found is told by the next frame and the next sample.
   */
  public void verify() {
    motors.verifyAll();
    supply.verify();
  }

  /**
   * The duty at which a motor turns for a felt intensity once its kick is over, 0 to 1: what a
   * measured current is compared with.
   */
  public double runningDuty(int motor, double intensity) {
    return motors.runningDuty(motor, intensity);
  }

  /** The last frame that a driver did not take, and why; empty while all were taken. */
  public Optional<ChipFault> lastRefusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * Switches every motor off with one transaction a driver, for a program that is ending; true when
   * all drivers took it.
   */
  public boolean off() {
    return motors.off() == null;
  }

  /** A line that cannot be read says the worse thing. */
  private static boolean says(Level level, boolean activeHigh) {
    return level == Level.UNKNOWN || (level == Level.HIGH) == activeHigh;
  }

  private static List<Integer> driverAddresses(List<MotorWire> motors) {
    return motors.stream().map(MotorWire::chip).distinct().sorted().toList();
  }

  /**
   * Every 1.5 s: more often, and frames take more than 5 % more bytes than they need. Whether a
   * driver still answers does not wait for it (see {@link MotorBank}), and a motor that turns by a
   * register that was disturbed shows in the current before. Different numbers without a common
   * divisor, so that the drivers' full refreshes seldom meet in one tick.
   */
  private static int refreshEvery(int driver) {
    return 149 + 8 * driver;
  }

  private static <T> void keep(Started<T> started, List<T> ready, List<ChipFault> faults) {
    switch (started) {
      case Started.Ready<T>(T chip) -> ready.add(chip);
      case Started.Refused<T>(ChipFault fault) -> faults.add(fault);
    }
  }
}
