package org.sentuh.device;

import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.Wires;

/** A board to which nothing is connected: nobody acknowledges, no line can be read or driven. */
final class EmptyBoard implements Board {

  @Override
  public Wires wires() {
    return new Wires(new EmptyBus(), () -> Level.UNKNOWN, true, () -> Level.UNKNOWN, true, () -> 0);
  }

  @Override
  public OutputLine heartbeat() {
    return new OutputLine() {
      @Override
      public Transfer high() {
        return Transfer.FAILED;
      }

      @Override
      public Transfer low() {
        return Transfer.FAILED;
      }
    };
  }

  @Override
  public void close() {}

  private static final class EmptyBus implements I2cBus {

    @Override
    public I2cDevice device(int address) {
      return new Nobody(address);
    }

    @Override
    public void close() {}
  }

  private record Nobody(int address) implements I2cDevice {

    @Override
    public Transfer write(byte[] bytes, int offset, int length) {
      return Transfer.NO_ACKNOWLEDGE;
    }

    @Override
    public Transfer read(byte[] into, int offset, int length) {
      return Transfer.NO_ACKNOWLEDGE;
    }

    @Override
    public Transfer readRegister(int register, byte[] into, int offset, int length) {
      return Transfer.NO_ACKNOWLEDGE;
    }
  }
}
