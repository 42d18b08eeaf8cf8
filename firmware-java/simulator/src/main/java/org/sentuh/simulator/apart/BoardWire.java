package org.sentuh.simulator.apart;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.InputLine;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.Wires;
import org.sentuh.settings.DeviceSettings;

/**
 * The device's end of the wire to a {@link StandingBoard}. When the board's end is gone, transfers
 * fail and lines are unknown, as where a cable has come off. One thread at a time.
 */
public final class BoardWire implements I2cBus {

  private static final Transfer[] TRANSFERS = Transfer.values();
  private static final Level[] LEVELS = Level.values();

  private final SocketChannel board;
  private final ByteBuffer ask = ByteBuffer.allocateDirect(Ask.HEAD_BYTES + Ask.MOST_BYTES);
  private final ByteBuffer answer = ByteBuffer.allocateDirect(Ask.ANSWER_BYTES + Ask.MOST_BYTES);
  private long busyNs;

  private BoardWire(SocketChannel board) {
    this.board = board;
  }

  /** Plugs a device in. */
  public static BoardWire to(Path socket) throws IOException {
    return new BoardWire(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  /** What leads from the board to the panel. */
  public Wires wires(DeviceSettings settings) {
    return new Wires(
        this,
        line(Ask.STOP_BUTTON),
        settings.lines().stopButton().activeHigh(),
        line(Ask.CHARGER),
        settings.lines().chargerPresent().activeHigh(),
        () -> busyNs);
  }

  /** The heartbeat's line. */
  public OutputLine heartbeat() {
    return new OutputLine() {
      @Override
      public Transfer high() {
        return drive(1);
      }

      @Override
      public Transfer low() {
        return drive(0);
      }
    };
  }

  /** All of it as the board that a device's program takes. */
  public Board board(DeviceSettings settings) {
    Wires wires = wires(settings);
    OutputLine heartbeat = heartbeat();
    return new Board() {
      @Override
      public Wires wires() {
        return wires;
      }

      @Override
      public OutputLine heartbeat() {
        return heartbeat;
      }

      @Override
      public void close() {
        BoardWire.this.close();
      }
    };
  }

  private Transfer drive(int level) {
    head(Ask.HEARTBEAT, 0, level, 0);
    return exchange(0) ? TRANSFERS[answer.get(0)] : Transfer.FAILED;
  }

  private InputLine line(Ask which) {
    return () -> {
      head(which, 0, 0, 0);
      return exchange(0) ? LEVELS[answer.get(0)] : Level.UNKNOWN;
    };
  }

  @Override
  public I2cDevice device(int address) {
    return new Chip(address);
  }

  private void head(Ask kind, int address, int register, int length) {
    if (length > Ask.MOST_BYTES) {
      throw new IllegalArgumentException(
          "a transfer of " + length + " bytes; at most " + Ask.MOST_BYTES + " are carried");
    }
    ask.clear();
    ask.put((byte) kind.ordinal()).put((byte) address).put((byte) register).put((byte) length);
  }

  private boolean exchange(int read) {
    try {
      ask.flip();
      while (ask.hasRemaining()) {
        board.write(ask);
      }
      answer.clear().limit(Ask.ANSWER_BYTES + read);
      while (answer.hasRemaining()) {
        if (board.read(answer) < 0) {
          throw new EOFException();
        }
      }
      busyNs = answer.getLong(1);
      return true;
    } catch (IOException off) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      board.close();
    } catch (IOException off) {
      // It was off already.
    }
  }

  private final class Chip implements I2cDevice {

    private final int address;

    Chip(int address) {
      this.address = address;
    }

    @Override
    public int address() {
      return address;
    }

    @Override
    public Transfer write(byte[] bytes, int offset, int length) {
      head(Ask.WRITE, address, 0, length);
      ask.put(bytes, offset, length);
      return ended(0);
    }

    @Override
    public Transfer read(byte[] into, int offset, int length) {
      head(Ask.READ, address, 0, length);
      return received(into, offset, length);
    }

    @Override
    public Transfer readRegister(int register, byte[] into, int offset, int length) {
      head(Ask.READ_REGISTER, address, register, length);
      return received(into, offset, length);
    }

    private Transfer received(byte[] into, int offset, int length) {
      Transfer ended = ended(length);
      if (ended.isDone()) {
        answer.get(Ask.ANSWER_BYTES, into, offset, length);
      }
      return ended;
    }

    private Transfer ended(int read) {
      return exchange(read) ? TRANSFERS[answer.get(0)] : Transfer.FAILED;
    }
  }
}
