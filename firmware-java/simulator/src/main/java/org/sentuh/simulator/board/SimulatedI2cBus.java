package org.sentuh.simulator.board;

import java.util.Arrays;
import java.util.Objects;
import org.sentuh.device.bus.BusTime;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * An I2C bus with simulated chips on it, which counts what goes over it, takes simulated time for
 * it, and can be disturbed.
 *
 * <p>Lines are open drain: several chips that answer one address acknowledge together when any of
 * them does, and what they send is the AND of their bytes.
 *
 * <p>Nothing is allocated by a transfer. One thread.
 */
public final class SimulatedI2cBus implements I2cBus {
  /**
   * What a transfer on a stuck bus costs by default: the shortest time-out that Linux can be given,
   * one unit of {@code I2C_TIMEOUT}. Left alone, an adapter waits a whole second.
   */
  public static final long SHORTEST_TIMEOUT_NS = 10_000_000;

  private static final int ADDRESSES = 128;
  private static final SimulatedChip NOBODY = new Nobody();
  private static final int GENERAL_CALL = 0x00;
  private static final int IDLE_LINE = 0xFF;

  private final SimulatedTime time;
  private long nsPerBit;
  private long nsPerByte;
  private final long timeoutNs;
  private final Wire[] wires = new Wire[ADDRESSES];

  private Wire[] attached = {};
  private Wire[] grouped = {};
  private SimulatedChip[] taking = {};
  private int takingPart;

  private long transactions;
  private long bytes;
  private long busyNs;
  private long beganNs;
  private BusLoad atTickStart = BusLoad.NONE;

  private long stuckUntilNs = Long.MIN_VALUE;

  /** Builds a bus at 400 kHz whose adapter gives up after 10 ms. */
  public SimulatedI2cBus(SimulatedTime time) {
    this(time, BusTime.FAST_MODE_HZ, SHORTEST_TIMEOUT_NS);
  }

  /**
   * Builds a bus.
   *
   * @param speedHz clock; 100000 or 400000 for the chips of the panel
   * @param timeoutNs how long a transfer on a stuck bus takes to fail
   */
  public SimulatedI2cBus(SimulatedTime time, int speedHz, long timeoutNs) {
    this.time = time;
    runAt(speedHz);
    this.timeoutNs = timeoutNs;
    for (int address = 0; address < ADDRESSES; address++) {
      wires[address] = new Wire(address);
    }
  }

  /**
   * Solders a chip to the bus.
   *
   * @throws IllegalArgumentException if a chip with the same address is there already
   */
  public void attach(SimulatedChip chip) {
    Wire wire = wire(chip.address());
    if (wire.chip != NOBODY) {
      throw new IllegalArgumentException(
          "two chips at address "
              + chip.address()
              + "; every chip on a bus needs its own, set another on its pins");
    }
    wire.chip = chip;
    attached = with(attached, wire);
    if (chip.hasGroupAddresses()) {
      grouped = with(grouped, wire);
    }
    taking = new SimulatedChip[attached.length];
  }

  /**
   * Solders a chip to the bus whoever is at its address already, as wrong address pins do: both
   * hear everything and both speak.
   */
  public void attachBeside(SimulatedChip chip) {
    Wire wire = new Wire(chip.address());
    wire.chip = chip;
    attached = with(attached, wire);
    grouped = with(grouped, wire);
    taking = new SimulatedChip[attached.length];
  }

  @Override
  public I2cDevice device(int address) {
    return wire(address);
  }

  @Override
  public void close() {}

  /** Returns everything since the bus was built. */
  public BusLoad total() {
    return new BusLoad(transactions, bytes, busyNs);
  }

  /** Starts counting a tick. */
  public void beginTick() {
    atTickStart = total();
  }

  /** Returns everything since {@link #beginTick}. */
  public BusLoad tick() {
    return total().minus(atTickStart);
  }

  /** Lets the clock run at another speed, as chips do that stretch it. */
  public final void runAt(int speedHz) {
    nsPerBit = BusTime.ns(1, speedHz);
    nsPerByte = BusTime.ns(BusTime.BITS_PER_BYTE, speedHz);
  }

  /** Takes a chip's power for a moment: every register is back at its reset value. */
  public void reset(int address) {
    wire(address).chip.reset();
  }

  /** Cuts a chip off the bus; it answers nothing, not even the general call. */
  public void vanish(int address) {
    wire(address).gone = true;
  }

  /** Connects a chip again that has {@linkplain #vanish vanished}; its registers are unchanged. */
  public void comeBack(int address) {
    wire(address).gone = false;
  }

  /** Lets nobody acknowledge the next so many transactions with an address. */
  public void refuse(int address, int refusals) {
    wire(address).refusals = refusals;
  }

  /** Holds the lines low for a time from now: every transfer times out. */
  public void stickFor(long ns) {
    stuckUntilNs = time.nowNs() + ns;
  }

  /**
   * Flips bits in every byte that is read from an address, in the next so many transactions that
   * read.
   *
   * @param mask the bits to flip, 0x00 to 0xFF
   */
  public void corruptReads(int address, int mask, int corruptions) {
    Wire wire = wire(address);
    wire.mask = mask & 0xFF;
    wire.corruptions = corruptions;
  }

  private Wire wire(int address) {
    if (address < 0 || address >= ADDRESSES) {
      throw new IllegalArgumentException(
          "I2C address is " + address + "; it must be 0 to 127, without the read/write bit");
    }
    return wires[address];
  }

  private Transfer write(Wire wire, byte[] out, int offset, int length) {
    Transfer begun = begin(wire);
    if (!begun.isDone()) {
      return begun;
    }
    boolean acknowledged = start(wire.address, false);
    for (int at = offset; acknowledged && at < offset + length; at++) {
      acknowledged = send(Byte.toUnsignedInt(out[at]));
    }
    return end(acknowledged);
  }

  private Transfer read(Wire wire, byte[] in, int offset, int length) {
    Transfer begun = begin(wire);
    if (!begun.isDone()) {
      return begun;
    }
    boolean acknowledged = start(wire.address, true);
    if (acknowledged) {
      receive(wire, in, offset, length);
    }
    return end(acknowledged);
  }

  private Transfer readRegister(Wire wire, int register, byte[] in, int offset, int length) {
    Transfer begun = begin(wire);
    if (!begun.isDone()) {
      return begun;
    }
    boolean acknowledged = start(wire.address, false) && send(register);
    acknowledged = acknowledged && start(wire.address, true);
    if (acknowledged) {
      receive(wire, in, offset, length);
    }
    return end(acknowledged);
  }

  private Transfer begin(Wire wire) {
    transactions++;
    takingPart = 0;
    beganNs = time.nowNs();
    if (beganNs < stuckUntilNs) {
      time.advanceBy(timeoutNs);
      busyNs += timeoutNs;
      return Transfer.TIMED_OUT;
    }
    if (wire.refusals > 0) {
      wire.refusals--;
      passCondition();
      passByte();
      return end(false);
    }
    return Transfer.DONE;
  }

  /** A start or a repeated start with its address byte. */
  private boolean start(int address, boolean reading) {
    passCondition();
    passByte();
    takingPart = 0;
    Wire own = wires[address];
    if (!own.gone && own.chip.selected(address, reading)) {
      take(own.chip);
    }
    for (Wire other : address == GENERAL_CALL ? attached : grouped) {
      if (other != own && !other.gone && other.chip.selected(address, reading)) {
        take(other.chip);
      }
    }
    return takingPart > 0;
  }

  private void take(SimulatedChip chip) {
    taking[takingPart] = chip;
    takingPart++;
  }

  private static Wire[] with(Wire[] wires, Wire wire) {
    Wire[] more = Arrays.copyOf(wires, wires.length + 1);
    more[wires.length] = wire;
    return more;
  }

  private boolean send(int value) {
    passByte();
    boolean acknowledged = false;
    for (int chip = 0; chip < takingPart; chip++) {
      acknowledged |= taking[chip].accept(value);
    }
    return acknowledged;
  }

  private void receive(Wire wire, byte[] in, int offset, int length) {
    int flipped = 0;
    if (wire.corruptions > 0) {
      wire.corruptions--;
      flipped = wire.mask;
    }
    for (int at = offset; at < offset + length; at++) {
      passByte();
      int value = IDLE_LINE;
      for (int chip = 0; chip < takingPart; chip++) {
        value &= taking[chip].supply();
      }
      in[at] = (byte) (value ^ flipped);
    }
  }

  private Transfer end(boolean acknowledged) {
    passCondition();
    busyNs += time.nowNs() - beganNs;
    for (int chip = 0; chip < takingPart; chip++) {
      taking[chip].stop();
    }
    return acknowledged ? Transfer.DONE : Transfer.NO_ACKNOWLEDGE;
  }

  private void passCondition() {
    time.advanceBy(nsPerBit);
  }

  private void passByte() {
    time.advanceBy(nsPerByte);
    bytes++;
  }

  /** One address as the device sees it, and what disturbs it. */
  private final class Wire implements I2cDevice {
    private final int address;
    private SimulatedChip chip = NOBODY;
    private boolean gone;
    private int refusals;
    private int mask;
    private int corruptions;

    private Wire(int address) {
      this.address = address;
    }

    @Override
    public int address() {
      return address;
    }

    @Override
    public Transfer write(byte[] out, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, out.length);
      return SimulatedI2cBus.this.write(this, out, offset, length);
    }

    @Override
    public Transfer read(byte[] into, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, into.length);
      return SimulatedI2cBus.this.read(this, into, offset, length);
    }

    @Override
    public Transfer readRegister(int register, byte[] into, int offset, int length) {
      Objects.checkIndex(register, 256);
      Objects.checkFromIndexSize(offset, length, into.length);
      return SimulatedI2cBus.this.readRegister(this, register, into, offset, length);
    }
  }

  /** Sits at every address without a chip and acknowledges nothing. */
  private static final class Nobody implements SimulatedChip {
    @Override
    public int address() {
      return GENERAL_CALL;
    }

    @Override
    public boolean hasGroupAddresses() {
      return false;
    }

    @Override
    public boolean selected(int address, boolean reading) {
      return false;
    }

    @Override
    public boolean accept(int value) {
      return false;
    }

    @Override
    public int supply() {
      return IDLE_LINE;
    }

    @Override
    public void stop() {}

    @Override
    public void reset() {}
  }
}
