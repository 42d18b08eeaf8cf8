package org.sentuh.simulator.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.device.harness.Wires;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.simulator.board.HeartbeatOneShot;
import org.sentuh.simulator.board.RailSwitch;
import org.sentuh.simulator.board.SimulatedAds1115;
import org.sentuh.simulator.board.SimulatedI2cBus;
import org.sentuh.simulator.board.SimulatedIna226;
import org.sentuh.simulator.board.SimulatedLine;
import org.sentuh.simulator.board.SimulatedMcp9808;
import org.sentuh.simulator.board.SimulatedPca9685;
import org.sentuh.simulator.board.SimulatedTime;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.BackPressure;
import org.sentuh.simulator.tissue.FsrPart;
import org.sentuh.simulator.tissue.FsrPhysics;
import org.sentuh.simulator.tissue.HeatPhysics;
import org.sentuh.simulator.tissue.MotorPart;
import org.sentuh.simulator.tissue.MotorPhysics;
import org.sentuh.simulator.tissue.Placement;
import org.sentuh.simulator.tissue.PressureChange;
import org.sentuh.simulator.tissue.RailPhysics;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.Skin;
import org.sentuh.simulator.tissue.SupplyPart;
import org.sentuh.simulator.tissue.SupplyPhysics;

/**
 * A panel on a recorded back, as the wires see it.
 *
 * <p>Between ticks the physics moves on with what the chips drive: duty to rotor, rotor to current
 * and heat, back to force, force to volts. Whoever runs it says what time it is. One seed gives one
 * panel with its parts' spread and noise, always the same.
 */
public final class SimulatedPanel {

  private static final double ROOM_C = 26;
  private static final double CHARGE = 0.9;
  private static final int DISTURBED_BITS = 0x40;

  private final Panel panel;
  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedI2cBus bus;
  private final TreeMap<Integer, SimulatedPca9685> drivers = new TreeMap<>();
  private final List<MotorWire> motorWires;
  private final MotorPhysics[] motors;
  private final double[] motorW;
  private final double[] kPa;
  private final BackPressure back;
  private final FsrPhysics force;
  private final HeatPhysics heat;
  private final SupplyPhysics supply;
  private final RailPhysics rail = new RailPhysics();
  private final SimulatedLine heartbeat = new SimulatedLine(time);
  private final SimulatedLine stopButton = new SimulatedLine(time);
  private final SimulatedLine charger = new SimulatedLine(time);
  private final DeviceSettings settings;
  private final HeartbeatOneShot oneShot;
  private final RailSwitch railSwitch;
  private final int[] motorAt;
  private final int[] sensorAt;
  private final double[] fingerKpa;
  private boolean buttonDown;
  private boolean contactWelded;
  private boolean stopLineStuck;
  private long steppedNs;

  /**
   * Builds a panel on a back.
   *
   * @param seed draws the parts and their noise
   * @param startNs when the treatment will be started, to which the scenario's times are added
   */
  public SimulatedPanel(
      DeviceSettings settings,
      Panel panel,
      Recording recording,
      Scenario scenario,
      long startNs,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.settings = settings;
    this.panel = panel;
    this.bus =
        new SimulatedI2cBus(time, settings.bus().speedHz(), SimulatedI2cBus.SHORTEST_TIMEOUT_NS);
    this.motorWires = settings.motors().wires(panel);
    this.motors =
        motorWires.stream()
            .map(wire -> new MotorPhysics(MotorPart.NOMINAL.draw(random)))
            .toArray(MotorPhysics[]::new);
    this.motorW = new double[motors.length];
    this.motorAt = IntStream.range(0, motors.length).toArray();
    this.sensorAt = IntStream.range(0, panel.zones()).toArray();
    this.kPa = new double[panel.zones()];
    this.fingerKpa = new double[panel.zones()];
    List<Place> sensors = panel.sensors().stream().map(SensorSite::place).toList();
    this.back =
        new BackPressure(recording, Placement.find(recording), sensors, changes(scenario, startNs));
    this.force = new FsrPhysics(FsrPart.NOMINAL, panel.zones(), random.split());
    this.heat =
        new HeatPhysics(
            Skin.NOMINAL,
            panel.temperatures().stream().map(TemperatureSite::place).toList(),
            panel.motors().stream().map(MotorSite::place).toList(),
            ROOM_C);
    this.supply = new SupplyPhysics(SupplyPart.NOMINAL, CHARGE);
    this.oneShot = new HeartbeatOneShot(time, heartbeat, holdNs(seed));
    this.railSwitch = new RailSwitch(oneShot, () -> !buttonDown);
    solder();
    setLine(stopButton, settings.lines().stopButton().activeHigh(), false);
    setLine(charger, settings.lines().chargerPresent().activeHigh(), false);
  }

  /** Of no other chance, so that a panel's other parts are what they would be with another one. */
  private static long holdNs(long seed) {
    return new SplittableRandom(~seed)
        .nextLong(HeartbeatOneShot.SHORTEST_HOLD_NS, HeartbeatOneShot.LONGEST_HOLD_NS + 1);
  }

  private void solder() {
    for (MotorWire wire : motorWires) {
      drivers.computeIfAbsent(
          wire.chip(), address -> new SimulatedPca9685(address, time, oneShot::isOutputEnableHigh));
    }
    drivers.values().forEach(bus::attach);
    for (int address : settings.pressure().chips()) {
      bus.attach(new SimulatedAds1115(address, time, FsrPart.RAIL_VOLTS, inputs(address)));
    }
    List<DeviceSettings.SkinWire> skin = settings.skin(panel);
    for (int site = 0; site < skin.size(); site++) {
      int index = site;
      bus.attach(new SimulatedMcp9808(skin.get(site).chip(), time, () -> heat.celsius(index)));
    }
    bus.attach(
        new SimulatedIna226(
            settings.supply().chip(),
            time,
            settings.supply().shuntOhm(),
            supply::currentA,
            rail::volts));
  }

  private DoubleSupplier[] inputs(int address) {
    DoubleSupplier[] inputs = {() -> 0, () -> 0, () -> 0, () -> 0};
    List<PressureWire> wires = settings.pressure().wires(panel);
    for (int site = 0; site < wires.size(); site++) {
      int index = site;
      if (wires.get(site).chip() == address) {
        inputs[wires.get(site).input()] = () -> force.volts(sensorAt[index]);
      }
    }
    if (settings.pressure().railChip() == address) {
      inputs[settings.pressure().railInput()] = force::railVolts;
    }
    return inputs;
  }

  /** What leads from the board to this panel. */
  public Wires wires() {
    return new Wires(
        bus,
        stopButton,
        settings.lines().stopButton().activeHigh(),
        charger,
        settings.lines().chargerPresent().activeHigh(),
        () -> bus.total().busyNs());
  }

  /** Which pins of the board the single wires hang on. */
  public DeviceSettings.Lines lines() {
    return settings.lines();
  }

  /** The heartbeat's wire. */
  public SimulatedLine heartbeat() {
    return heartbeat;
  }

  /** The simulated time now. */
  public long nowNs() {
    return time.nowNs();
  }

  /** Lets time pass without physics, for chips that are starting. */
  public void pause(long ns) {
    time.advanceBy(ns);
  }

  /** Moves everything on to a time. */
  public void advanceTo(long ns) {
    double dtS = Math.max(0, ns - steppedNs) / 1e9;
    steppedNs = ns;
    back.moveTo(ns);
    rail.step(railSwitch.conducts(), supply.railVolts(), supply.currentA(), dtS);
    for (int zone = 0; zone < kPa.length; zone++) {
      kPa[zone] = back.kPa(zone) + fingerKpa[zone];
    }
    force.step(kPa, dtS);
    double amps = 0;
    for (int motor = 0; motor < motors.length; motor++) {
      motors[motor].step(duty(motor), rail.volts(), kPa[panel.zoneOf(motor)], dtS);
      motorW[motor] = motors[motor].heatW();
      amps += motors[motor].currentA();
    }
    supply.step(amps, dtS);
    heat.step(motorW, dtS);
    time.advanceTo(ns);
  }

  /** Refuses a scenario that speaks of a site or chip which this panel does not have. */
  public static void check(Scenario scenario, DeviceSettings settings, Panel panel)
      throws UnknownSite {
    for (Scenario.Moment moment : scenario.moments()) {
      switch (moment.happening()) {
        case Happening.StrapPulls(Optional<String> zone, double factor, long rampNs) -> {
          if (zone.isPresent()) {
            known("zone", zone.get(), zones(panel));
          }
        }
        case Happening.SensorSuffers(String zone, var defect) ->
            known("sensor", zone, zones(panel));
        case Happening.MotorSuffers(String site, var defect) -> known("motor", site, motors(panel));
        case Happening.SkinHeated(String site, double watts) ->
            known("skin site", site, thermometers(panel));
        case Happening.ChipVanishes(int address, boolean gone) ->
            known("chip", hex(address), chips(settings));
        case Happening.ChipLies(int address, int reads) ->
            known("chip", hex(address), chips(settings));
        default -> {}
      }
    }
  }

  /**
   * Lets something happen now; what happens to straps and body was known when the panel was built.
   */
  public void happen(Happening happening) {
    switch (happening) {
      case Happening.SensorSuffers(String zone, var defect) ->
          force.suffer(zones(panel).indexOf(zone), defect);
      case Happening.MotorSuffers(String site, var defect) ->
          motors[motors(panel).indexOf(site)].suffer(defect);
      case Happening.ChipVanishes(int address, boolean gone) -> vanish(address, gone);
      case Happening.ChipLies(int address, int reads) ->
          bus.corruptReads(address, DISTURBED_BITS, reads);
      case Happening.BusSticks(long ns) -> bus.stickFor(ns);
      case Happening.SkinHeated(String site, double watts) ->
          heat.warm(thermometers(panel).indexOf(site), watts);
      case Happening.SupplySags(double volts) -> supply.sag(volts);
      case Happening.Charger(boolean connected) -> {
        supply.charge(connected);
        setLine(charger, settings.lines().chargerPresent().activeHigh(), connected);
      }
      case Happening.Button(boolean pressed) -> press(pressed);
      default -> {}
    }
  }

  /** The pressure that is really on a zone, in kPa. */
  public double trueKpa(int zone) {
    return kPa[zone];
  }

  /** What a pressure sensor's part really has at 1 N, in ohms. */
  public double partR1Ohm(int zone) {
    return force.partR1Ohm(zone);
  }

  /** The duty that really reaches a motor, 0 to 1. */
  public double duty(int motor) {
    MotorWire wire = motorWires.get(motorAt[motor]);
    SimulatedPca9685 driver = drivers.get(wire.chip());
    return driver == null ? 0 : driver.duty(wire.channel());
  }

  /** The current that a motor really draws, in A. */
  public double amps(int motor) {
    return motors[motor].currentA();
  }

  /** How strongly a motor really vibrates, in m/s² rms. */
  public double vibrationMs2(int motor) {
    return motors[motor].vibrationRmsMs2();
  }

  /** The skin-side temperature that really is, in °C. */
  public double trueCelsius(int site) {
    return heat.celsius(site);
  }

  /** The bus, to be disturbed. */
  public SimulatedI2cBus bus() {
    return bus;
  }

  /** The stop button's wire. */
  public SimulatedLine stopButton() {
    return stopButton;
  }

  /** The wire that tells of the charger. */
  public SimulatedLine charger() {
    return charger;
  }

  /** The voltage that really is on the motor rail, behind its switch. */
  public double railVolts() {
    return rail.volts();
  }

  /** Gives the heartbeat's one-shot parts that hold for so long. */
  public void holdOneShot(long ns) {
    oneShot.hold(ns);
  }

  /** Gives the rail's switch a defect. */
  public void hurtRailSwitch(RailSwitch.Defect defect) {
    railSwitch.suffer(defect);
  }

  /** Overwrites a motor driver's register behind everybody's back. */
  public void disturb(int address, int register, int value) {
    Objects.requireNonNull(drivers.get(address), "no motor driver there").disturb(register, value);
  }

  /** Exchanges the plugs of two motors. */
  public void crossMotors(String one, String other) {
    cross(motorAt, motors(panel).indexOf(one), motors(panel).indexOf(other));
  }

  /** Plugs a second motor into one's channel; its own channel drives nothing then. */
  public void joinMotors(String one, String second) {
    motorAt[motors(panel).indexOf(second)] = motors(panel).indexOf(one);
  }

  /** Exchanges the plugs of two pressure sensors. */
  public void crossSensors(String one, String other) {
    cross(sensorAt, zones(panel).indexOf(one), zones(panel).indexOf(other));
  }

  private static void cross(int[] plugs, int one, int other) {
    int held = plugs[one];
    plugs[one] = plugs[other];
    plugs[other] = held;
  }

  /** The stop button's contact in the rail is welded: pressed, it opens nothing. */
  public void weldStopContact() {
    contactWelded = true;
  }

  /** The stop button's wire tells what it told last, whatever the button does. */
  public void sticksStopLine() {
    stopLineStuck = true;
  }

  /** The stop button's wire is cut, which reads as pressed; its contact in the rail is closed. */
  public void cutStopLine() {
    setLine(stopButton, settings.lines().stopButton().activeHigh(), true);
    stopLineStuck = true;
  }

  /** A finger presses a zone's place, beside whatever lies on it; 0 kPa takes it away. */
  public void touch(String zone, double morekPa) {
    fingerKpa[zones(panel).indexOf(zone)] = morekPa;
  }

  /** A motor driver is soldered at an address where it does not belong, whoever is there. */
  public void solderStranger(int address) {
    bus.attachBeside(new SimulatedPca9685(address, time, () -> true));
  }

  private void press(boolean pressed) {
    buttonDown = pressed && !contactWelded;
    if (!stopLineStuck) {
      setLine(stopButton, settings.lines().stopButton().activeHigh(), pressed);
    }
  }

  private void vanish(int address, boolean gone) {
    if (gone) {
      bus.vanish(address);
    } else {
      bus.comeBack(address);
    }
  }

  private static void setLine(SimulatedLine line, boolean activeHigh, boolean active) {
    var _ = active == activeHigh ? line.high() : line.low();
  }

  private List<PressureChange> changes(Scenario scenario, long startNs) {
    ArrayList<PressureChange> changes = new ArrayList<>();
    for (Scenario.Moment moment : scenario.moments()) {
      long atNs = startNs + moment.atNs();
      switch (moment.happening()) {
        case Happening.StrapPulls(Optional<String> zone, double factor, long rampNs) ->
            changes.add(new PressureChange.StrapPulls(site(zone), factor, atNs, rampNs));
        case Happening.GarmentPresses(double more) ->
            changes.add(
                new PressureChange.GarmentPresses(OptionalInt.empty(), more, atNs, 1_000_000_000L));
        case Happening.SitsUp() -> changes.add(new PressureChange.SitsUp(atNs, 1_000_000_000L));
        case Happening.LeansBack() ->
            changes.add(new PressureChange.LeansBack(atNs, 1_000_000_000L));
        default -> {}
      }
    }
    return changes;
  }

  private OptionalInt site(Optional<String> zone) {
    return zone.isEmpty() ? OptionalInt.empty() : OptionalInt.of(zones(panel).indexOf(zone.get()));
  }

  private static List<String> zones(Panel panel) {
    return panel.sensors().stream().map(SensorSite::name).toList();
  }

  private static List<String> motors(Panel panel) {
    return panel.motors().stream().map(MotorSite::name).toList();
  }

  private static List<String> thermometers(Panel panel) {
    return panel.temperatures().stream().map(TemperatureSite::name).toList();
  }

  private static List<String> chips(DeviceSettings settings) {
    ArrayList<Integer> addresses = new ArrayList<>(settings.motors().chips());
    addresses.addAll(settings.pressure().chips());
    settings.skin().forEach(wire -> addresses.add(wire.chip()));
    addresses.add(settings.supply().chip());
    return addresses.stream().map(SimulatedPanel::hex).toList();
  }

  private static String hex(int address) {
    return String.format(Locale.ROOT, "0x%02X", address);
  }

  private static void known(String kind, String name, List<String> names) throws UnknownSite {
    if (!names.contains(name)) {
      throw new UnknownSite(kind, name, String.join(", ", names));
    }
  }
}
