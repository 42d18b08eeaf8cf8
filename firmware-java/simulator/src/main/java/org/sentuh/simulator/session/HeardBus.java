package org.sentuh.simulator.session;

import java.util.function.Consumer;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.Wires;

/** A bus that tells everything that is written to its chips, the address first. */
final class HeardBus implements I2cBus {

  private final I2cBus bus;
  private final Consumer<byte[]> listener;

  private HeardBus(I2cBus bus, Consumer<byte[]> listener) {
    this.bus = bus;
    this.listener = listener;
  }

  /** The same wires with such a bus. */
  static Wires in(Wires wires, Consumer<byte[]> listener) {
    return new Wires(
        new HeardBus(wires.bus(), listener),
        wires.stopButton(),
        wires.stopActiveHigh(),
        wires.charger(),
        wires.chargerActiveHigh(),
        wires.busBusyNs());
  }

  @Override
  public I2cDevice device(int address) {
    I2cDevice chip = bus.device(address);
    return new I2cDevice() {
      @Override
      public int address() {
        return address;
      }

      @Override
      public Transfer write(byte[] bytes, int offset, int length) {
        byte[] written = new byte[1 + length];
        written[0] = (byte) address;
        System.arraycopy(bytes, offset, written, 1, length);
        listener.accept(written);
        return chip.write(bytes, offset, length);
      }

      @Override
      public Transfer read(byte[] into, int offset, int length) {
        return chip.read(into, offset, length);
      }

      @Override
      public Transfer readRegister(int register, byte[] into, int offset, int length) {
        return chip.readRegister(register, into, offset, length);
      }
    };
  }

  @Override
  public void close() {
    bus.close();
  }
}
