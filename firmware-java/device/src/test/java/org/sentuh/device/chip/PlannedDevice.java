package org.sentuh.device.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.sentuh.device.bus.BusTime;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * A device that plays a plan and fails on the first transaction that is not in it.
 *
 * <p>A transaction is written as on the wire, in hexadecimal: {@code "W FD 10"} writes two bytes,
 * {@code "R 00 > 11"} reads one byte from register 0x00 and answers 0x11, {@code "P > C3"} reads
 * one byte at the pointer and answers 0xC3.
 */
final class PlannedDevice implements I2cDevice {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private record Step(String request, String answer, Transfer transfer) {}

  private final int address;
  private final Deque<Step> plan = new ArrayDeque<>();
  private final List<String> happened = new ArrayList<>();
  private int bits;

  PlannedDevice(int address) {
    this.address = address;
  }

  PlannedDevice plan(String... transactions) {
    for (String transaction : transactions) {
      plan.add(step(transaction, Transfer.DONE));
    }
    return this;
  }

  /** Plans a transaction that ends in trouble; a read then answers nothing. */
  PlannedDevice planTrouble(String transaction, Transfer trouble) {
    plan.add(step(transaction, trouble));
    return this;
  }

  void assertPlayed() {
    assertThat(plan).as("planned transactions that never happened, after " + happened).isEmpty();
  }

  /** Returns the bits on the wire since the last call. */
  int takeBits() {
    int taken = bits;
    bits = 0;
    return taken;
  }

  @Override
  public int address() {
    return address;
  }

  @Override
  public Transfer write(byte[] bytes, int offset, int length) {
    bits += BusTime.writeBits(length);
    return next("W " + HEX.formatHex(bytes, offset, offset + length)).transfer();
  }

  @Override
  public Transfer read(byte[] into, int offset, int length) {
    bits += BusTime.readBits(length);
    return answer(next("P"), into, offset, length);
  }

  @Override
  public Transfer readRegister(int register, byte[] into, int offset, int length) {
    bits += BusTime.readRegisterBits(length);
    return answer(next("R " + HEX.toHexDigits((byte) register)), into, offset, length);
  }

  private static Transfer answer(Step step, byte[] into, int offset, int length) {
    if (step.transfer().isDone()) {
      byte[] answer = HEX.parseHex(step.answer());
      assertThat(length).as("bytes asked for by " + step.request()).isEqualTo(answer.length);
      System.arraycopy(answer, 0, into, offset, length);
    }
    return step.transfer();
  }

  private Step next(String request) {
    Step step = plan.poll();
    if (step == null) {
      throw new AssertionError("unplanned transaction: " + request + ", after " + happened);
    }
    assertThat(request).as("transaction after " + happened).isEqualTo(step.request());
    happened.add(request);
    return step;
  }

  private static Step step(String transaction, Transfer transfer) {
    String[] parts = transaction.split(" > ", 2);
    return new Step(parts[0], parts.length == 1 ? "" : parts[1], transfer);
  }
}
