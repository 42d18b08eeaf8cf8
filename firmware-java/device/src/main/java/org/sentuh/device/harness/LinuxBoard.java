package org.sentuh.device.harness;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.InputLine;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.MeasuredBus;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.bus.linux.Header;
import org.sentuh.device.bus.linux.Header.Bias;
import org.sentuh.device.bus.linux.HeaderUnavailable;
import org.sentuh.settings.DeviceSettings;

/**
 * A board that runs Linux: the bus and the lines of its header, as the device file says. From its
 * opening on the heartbeat's line is low; opened and closed by one thread.
 */
public final class LinuxBoard implements Board {

  private final Header header;
  private final Wires wires;
  private final OutputLine heartbeat;
  private final Optional<FrontLines> front;

  private LinuxBoard(Header header, DeviceSettings settings, Clock clock) throws HeaderUnavailable {
    this.header = header;
    this.heartbeat = header.output(settings.lines().heartbeatGpio());
    int chip = settings.motors().chips().getFirst();
    I2cBus bus = header.bus(settings.bus().number(), chip);
    MeasuredBus measured = new MeasuredBus(bus, clock::nowNs);
    this.wires =
        new Wires(
            measured,
            stopButton(header, settings.lines().stopButton()),
            settings.lines().stopButton().activeHigh(),
            charger(header, settings.lines().chargerPresent()),
            settings.lines().chargerPresent().activeHigh(),
            measured::busyNs);
    Optional<DeviceSettings.Front> wished = settings.lines().front();
    this.front = wished.isPresent() ? Optional.of(front(header, wished.get())) : Optional.empty();
  }

  /** A cut wire to the button reads as not pressed. */
  private static FrontLines front(Header header, DeviceSettings.Front front)
      throws HeaderUnavailable {
    DeviceSettings.Input button = front.startButton();
    OptionalInt buzzer = front.buzzerGpio();
    return new FrontLines(
        header.input(button.gpio(), button.activeHigh() ? Bias.DOWN : Bias.UP),
        button.activeHigh(),
        header.output(front.lightGpio()),
        buzzer.isPresent() ? Optional.of(header.output(buzzer.getAsInt())) : Optional.empty());
  }

  /**
   * Takes bus and lines.
   *
   * @param clock the machine's time, for how long the bus is busy
   * @throws BoardRefused where the board has none, or they are not for this user
   */
  public static LinuxBoard open(DeviceSettings settings, Clock clock) throws BoardRefused {
    try {
      Header header = Header.open(providers(settings.board()));
      try {
        return new LinuxBoard(header, settings, clock);
      } catch (HeaderUnavailable unavailable) {
        header.close();
        throw unavailable;
      }
    } catch (HeaderUnavailable unavailable) {
      throw new BoardRefused(String.valueOf(unavailable.getMessage()), unavailable);
    }
  }

  private static Header.Providers providers(DeviceSettings.Board board) {
    Header.Providers ours = Header.Providers.OURS;
    List<String> chips = board.gpioChips().isEmpty() ? ours.gpioChips() : board.gpioChips();
    return new Header.Providers(
        board.i2c().orElse(ours.i2c()),
        board.inputs().orElse(ours.inputs()),
        board.outputs().orElse(ours.outputs()),
        chips);
  }

  /** A cut wire reads as pressed, and a press between two ticks is not missed. */
  private static InputLine stopButton(Header header, DeviceSettings.Input button)
      throws HeaderUnavailable {
    return button.activeHigh()
        ? header.inputHolding(Level.HIGH, button.gpio(), Bias.UP)
        : header.inputHolding(Level.LOW, button.gpio(), Bias.DOWN);
  }

  /** Its divider always drives the line, and the board's resistor would bend what it says. */
  private static InputLine charger(Header header, DeviceSettings.Input charger)
      throws HeaderUnavailable {
    return header.input(charger.gpio(), Bias.NONE);
  }

  @Override
  public Wires wires() {
    return wires;
  }

  @Override
  public OutputLine heartbeat() {
    return heartbeat;
  }

  @Override
  public Optional<FrontLines> front() {
    return front;
  }

  @Override
  public void close() {
    header.close();
  }
}
