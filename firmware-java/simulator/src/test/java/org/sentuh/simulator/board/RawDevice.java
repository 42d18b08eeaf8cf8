package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/** Plain bytes to and from one address, without any driver. */
record RawDevice(I2cDevice device) {

  Transfer tryWrite(int... values) {
    byte[] bytes = new byte[values.length];
    for (int at = 0; at < values.length; at++) {
      bytes[at] = (byte) values[at];
    }
    return device.write(bytes, 0, bytes.length);
  }

  void write(int... values) {
    assertThat(tryWrite(values)).isEqualTo(Transfer.DONE);
  }

  int[] read(int register, int length) {
    byte[] bytes = new byte[length];
    assertThat(device.readRegister(register, bytes, 0, length)).isEqualTo(Transfer.DONE);
    return unsigned(bytes);
  }

  int[] readAtPointer(int length) {
    byte[] bytes = new byte[length];
    assertThat(device.read(bytes, 0, length)).isEqualTo(Transfer.DONE);
    return unsigned(bytes);
  }

  int read8(int register) {
    return read(register, 1)[0];
  }

  int read16(int register) {
    int[] bytes = read(register, 2);
    return bytes[0] * 256 + bytes[1];
  }

  void write16(int register, int word) {
    write(register, word / 256, word % 256);
  }

  private static int[] unsigned(byte[] bytes) {
    int[] values = new int[bytes.length];
    for (int at = 0; at < bytes.length; at++) {
      values[at] = Byte.toUnsignedInt(bytes[at]);
    }
    return values;
  }
}
