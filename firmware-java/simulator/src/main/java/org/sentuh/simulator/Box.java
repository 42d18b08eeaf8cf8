package org.sentuh.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.sentuh.device.Device;
import org.sentuh.device.Logs;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.BoardRefused;
import org.sentuh.device.harness.Boards;
import org.sentuh.device.harness.Wires;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.apart.BoardWire;

/**
 * The device's own command line on a simulated panel that stands apart ({@code sentuh board}): all
 * of the device, and nothing of the simulator but the end of a wire. The first argument is the
 * board's socket, the others are the device's own, as in {@code run --config config}.
 */
public final class Box {

  private Box() {}

  /** Runs one command of the device and exits with its code. */
  public static void main(String[] arguments) {
    Logs.begin(System.getenv());
    String[] own = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    System.exit(
        Device.commandLine(boards(Path.of(arguments.length == 0 ? "board" : arguments[0])))
            .execute(own));
  }

  /** The board behind a socket. */
  static Boards boards(Path socket) {
    return settings -> board(socket, settings);
  }

  private static Board board(Path socket, DeviceSettings settings) throws BoardRefused {
    BoardWire wire;
    try {
      wire = BoardWire.to(socket);
    } catch (IOException none) {
      throw new BoardRefused(
          "no simulated panel answers at " + socket + "; begin one with: sentuh board", none);
    }
    return new Board() {
      @Override
      public Wires wires() {
        return wire.wires(settings);
      }

      @Override
      public OutputLine heartbeat() {
        return wire.heartbeat();
      }

      @Override
      public void close() {
        var _ = wire.heartbeat().low();
        wire.close();
      }
    };
  }
}
