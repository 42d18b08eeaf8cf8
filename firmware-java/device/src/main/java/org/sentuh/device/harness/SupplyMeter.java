package org.sentuh.device.harness;

import org.sentuh.control.safety.Vitals;
import org.sentuh.device.chip.Ina226;
import org.sentuh.device.chip.Outcome;

/**
 * The motor rail: its current every tick, its voltage every other one and after a gap, and once a
 * second whether the chip still is as it was set up.
 */
final class SupplyMeter {

  /** A value older than this is not known. */
  private static final long KNOWN_NS = 100_000_000L;

  private static final int VERIFY_EVERY = 100;

  private final Ina226 chip;
  private double amps;
  private double volts;
  private long ampsNs = Long.MIN_VALUE;
  private long voltsNs = Long.MIN_VALUE;
  private boolean trusted = true;
  private int ticks;

  SupplyMeter(Ina226 chip) {
    this.chip = chip;
  }

  Vitals.Supply read(long tNs) {
    if (chip.readCurrent() instanceof Ina226.Current(double amperes, boolean clipped)) {
      amps = clipped ? Double.POSITIVE_INFINITY : amperes;
      ampsNs = tNs;
    }
    boolean due = ticks % 2 == 0 || !isKnown(voltsNs, tNs);
    if (due && chip.readBusVoltage() instanceof Ina226.BusVoltage(double read)) {
      volts = read;
      voltsNs = tNs;
    }
    if (ticks % VERIFY_EVERY == VERIFY_EVERY - 1) {
      verify();
    }
    ticks++;
    return new Vitals.Supply(amps, volts, trusted && isKnown(ampsNs, tNs) && isKnown(voltsNs, tNs));
  }

  /** Reads back what the chip was set up with; one that is another now is not believed. */
  void verify() {
    trusted = chip.verify() == Outcome.Done.DONE;
  }

  private static boolean isKnown(long readNs, long tNs) {
    return readNs != Long.MIN_VALUE && tNs - readNs <= KNOWN_NS;
  }
}
