package org.sentuh.device.bus;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * A bus that knows how long its transfers have taken in all, by a clock: time on the wire, and what
 * adapter and kernel add to it. Used by the bus's owner alone.
 */
public final class MeasuredBus implements I2cBus {

  private final I2cBus bus;
  private final LongSupplier nowNs;
  private final SortedMap<Integer, I2cDevice> devices = new TreeMap<>();
  private long busyNs;

  /** Measures a bus by a monotonic clock. */
  public MeasuredBus(I2cBus bus, LongSupplier nowNs) {
    this.bus = bus;
    this.nowNs = nowNs;
  }

  /** For how long it has been busy in all, in nanoseconds. */
  public long busyNs() {
    return busyNs;
  }

  @Override
  public I2cDevice device(int address) {
    return devices.computeIfAbsent(address, at -> new Measured(bus.device(at)));
  }

  @Override
  public void close() {
    bus.close();
  }

  private Transfer since(long beganNs, Transfer transfer) {
    busyNs += nowNs.getAsLong() - beganNs;
    return transfer;
  }

  private final class Measured implements I2cDevice {

    private final I2cDevice device;

    Measured(I2cDevice device) {
      this.device = device;
    }

    @Override
    public int address() {
      return device.address();
    }

    @Override
    public Transfer write(byte[] bytes, int offset, int length) {
      long beganNs = nowNs.getAsLong();
      return since(beganNs, device.write(bytes, offset, length));
    }

    @Override
    public Transfer read(byte[] into, int offset, int length) {
      long beganNs = nowNs.getAsLong();
      return since(beganNs, device.read(into, offset, length));
    }

    @Override
    public Transfer readRegister(int register, byte[] into, int offset, int length) {
      long beganNs = nowNs.getAsLong();
      return since(beganNs, device.readRegister(register, into, offset, length));
    }
  }
}
