package org.sentuh.simulator.board;

import org.sentuh.device.chip.Ads1115;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.chip.Ina226;
import org.sentuh.device.chip.Mcp9808;
import org.sentuh.device.chip.Pause;
import org.sentuh.device.chip.Pca9685;
import org.sentuh.device.chip.Started;

/** The largest panel's chips with their real drivers: 2 PCA9685, 2 ADS1115, MCP9808, INA226. */
final class Panel {
  final SimulatedTime time = new SimulatedTime();
  final SimulatedI2cBus bus = new SimulatedI2cBus(time);
  final SimulatedLine heartbeat = new SimulatedLine(time);
  final HeartbeatOneShot oneShot = new HeartbeatOneShot(time, heartbeat);
  final double[] volts = new double[8];
  double celsius = 33;
  double amperes;
  double supplyVolts = 3.3;

  final SimulatedPca9685 leftModel = new SimulatedPca9685(0x40, time, oneShot::isOutputEnableHigh);
  final SimulatedPca9685 rightModel = new SimulatedPca9685(0x41, time, oneShot::isOutputEnableHigh);
  final SimulatedAds1115 upperModel = converter(0x48, 0);
  final SimulatedAds1115 lowerModel = converter(0x49, 4);
  final SimulatedMcp9808 skinModel = new SimulatedMcp9808(0x18, time, () -> celsius);
  final SimulatedIna226 supplyModel =
      new SimulatedIna226(0x45, time, 0.050, () -> amperes, () -> supplyVolts);

  final Pause pause = time::advanceBy;
  final Pca9685 left;
  final Pca9685 right;
  final Ads1115 upper;
  final Ads1115 lower;
  final Mcp9808 skin;
  final Ina226 supply;

  Panel() {
    bus.attach(leftModel);
    bus.attach(rightModel);
    bus.attach(upperModel);
    bus.attach(lowerModel);
    bus.attach(skinModel);
    bus.attach(supplyModel);
    left = ready(Pca9685.start(bus.device(0x40), new Pca9685.Setup(1000, 97), pause));
    right = ready(Pca9685.start(bus.device(0x41), new Pca9685.Setup(1000, 101), pause));
    upper = ready(Ads1115.start(bus.device(0x48)));
    lower = ready(Ads1115.start(bus.device(0x49)));
    skin = ready(Mcp9808.start(bus.device(0x18), Mcp9808.Plausible.ON_SKIN, pause));
    supply = ready(Ina226.start(bus.device(0x45), Ina226.Setup.DEFAULT, pause));
    heartbeat.high();
  }

  static <T> T ready(Started<T> started) {
    return switch (started) {
      case Started.Ready<T>(T chip) -> chip;
      case Started.Refused<T>(ChipFault fault) -> throw new AssertionError(fault.message());
    };
  }

  static <T> ChipFault refused(Started<T> started) {
    return switch (started) {
      case Started.Ready<T> ready -> throw new AssertionError("started: " + ready.chip());
      case Started.Refused<T>(ChipFault fault) -> fault;
    };
  }

  private SimulatedAds1115 converter(int address, int first) {
    return new SimulatedAds1115(
        address,
        time,
        3.3,
        () -> volts[first],
        () -> volts[first + 1],
        () -> volts[first + 2],
        () -> volts[first + 3]);
  }
}
