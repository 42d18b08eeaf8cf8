package org.sentuh.simulator.punctuality;

import java.util.function.LongSupplier;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * A simulated bus whose transfers take as long as they would on the wire: the thread sleeps
 * meanwhile, as it does in the adapter's driver. One thread.
 */
final class PacedBus implements I2cBus {

  private final I2cBus bus;
  private final LongSupplier busyNs;
  private final Clock clock;
  private final Runnable written;

  /**
   * Slows a bus down.
   *
   * @param busyNs how long the bus has been busy in all, by its own time
   * @param written is called after every write that is done
   */
  PacedBus(I2cBus bus, LongSupplier busyNs, Clock clock, Runnable written) {
    this.bus = bus;
    this.busyNs = busyNs;
    this.clock = clock;
    this.written = written;
  }

  @Override
  public I2cDevice device(int address) {
    return new Paced(bus.device(address));
  }

  @Override
  public void close() {
    bus.close();
  }

  private final class Paced implements I2cDevice {

    private final I2cDevice device;
    private long beganNs;
    private long busyBeforeNs;

    Paced(I2cDevice device) {
      this.device = device;
    }

    @Override
    public int address() {
      return device.address();
    }

    @Override
    public Transfer write(byte[] bytes, int offset, int length) {
      begin();
      Transfer done = end(device.write(bytes, offset, length));
      written.run();
      return done;
    }

    @Override
    public Transfer read(byte[] into, int offset, int length) {
      begin();
      return end(device.read(into, offset, length));
    }

    @Override
    public Transfer readRegister(int register, byte[] into, int offset, int length) {
      begin();
      return end(device.readRegister(register, into, offset, length));
    }

    private void begin() {
      beganNs = clock.nowNs();
      busyBeforeNs = busyNs.getAsLong();
    }

    private Transfer end(Transfer transfer) {
      clock.sleepUntil(beganNs + busyNs.getAsLong() - busyBeforeNs);
      return transfer;
    }
  }
}
