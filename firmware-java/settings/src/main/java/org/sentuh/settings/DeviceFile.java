package org.sentuh.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.Addresses.Part;
import org.sentuh.settings.DeviceSettings.Board;
import org.sentuh.settings.DeviceSettings.Input;
import org.sentuh.settings.DeviceSettings.SkinWire;
import org.sentuh.settings.Section.Named;

/**
 * Reads how a device is built, as in {@code config/device.yaml}.
 *
 * <p>One table of motor channels may serve every size of panel: channels beyond those of the panel
 * in use are fine, a motor without a channel is not. Pressure and temperature sites must be those
 * of the panel exactly, for a sensor that nobody reads is a mistake. Only a reading with the panel
 * checks this.
 */
public final class DeviceFile {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,32}");
  private static final Pattern PROVIDER = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._:-]{1,31}");
  private static final String LABELS = "1 to 31 of letters, digits and . _ : -";
  private static final int MOST_CHIPS = 8;
  private static final int LONGEST_PATH = 200;
  private static final long NS_PER_MS = 1_000_000;

  /** What the INA226 measures at most across its shunt (SBOS547, electrical characteristics). */
  private static final double FULL_SCALE_VOLTS = 0.08192;

  private DeviceFile() {}

  /** Reads the device from a file. */
  public static DeviceSettings read(Path file) {
    return settings(top(SettingsText.of(file)));
  }

  /** Reads the device from a file, and refuses one that is not wired for a panel. */
  public static DeviceSettings read(Path file, Panel panel) {
    return wiredFor(panel, SettingsText.of(file));
  }

  /** Reads the device from a stored copy; refusals call it by the name given. */
  public static DeviceSettings read(String name, byte[] content) {
    return settings(top(SettingsText.of(name, content)));
  }

  /** Reads the device from a text; refusals call it by the name given. */
  public static DeviceSettings read(String name, String content) {
    return settings(top(SettingsText.of(name, content)));
  }

  /** Reads the device from a stored copy, and refuses one that is not wired for a panel. */
  public static DeviceSettings read(String name, byte[] content, Panel panel) {
    return wiredFor(panel, SettingsText.of(name, content));
  }

  /** Reads the device from a text, and refuses one that is not wired for a panel. */
  public static DeviceSettings read(String name, String content, Panel panel) {
    return wiredFor(panel, SettingsText.of(name, content));
  }

  private static DeviceSettings wiredFor(Panel panel, SettingsText text) {
    Section top = top(text);
    DeviceSettings settings = settings(top);
    PanelWiring.check(top, panel);
    return settings;
  }

  /**
   * Reads a device file together with the panel file that it names.
   *
   * @throws SettingsRefused at the line of {@code panel} when that file does not exist
   */
  static DeviceSettings withItsPanel(Path file, SettingsText text) {
    Section top = top(text);
    Path named = settings(top).panelFile();
    Path panel = file.resolveSibling(named);
    if (!panel.toFile().isFile()) {
      throw top.refusal(
          "panel",
          "the path of a panel file, seen from this file's folder",
          "write one that exists, as in panels/m.yaml");
    }
    return wiredFor(PanelFile.read(panel), text);
  }

  private static Section top(SettingsText text) {
    return Section.top(
        text,
        Kind.DEVICE,
        "id",
        "panel",
        "tick_ms",
        "bus",
        "motors",
        "pressure",
        "temperature",
        "supply",
        "lines",
        "board");
  }

  private static DeviceSettings settings(Section top) {
    Addresses addresses = new Addresses();
    return new DeviceSettings(
        top.name("id", ID, "1 to 32 of letters, digits and '-'"),
        panelFile(top),
        top.whole("tick_ms", 5, 20) * NS_PER_MS,
        bus(top.section("bus", "number", "speed_hz")),
        MotorsSection.read(top, addresses),
        PressureSection.read(top, addresses),
        skin(top.section("temperature", "sites"), addresses),
        supply(top.section("supply", "chip", "shunt_ohm", "most_amps"), addresses),
        lines(top.section("lines", "heartbeat", "stop_button", "charger_present", "front")),
        top.has("board")
            ? board(top.section("board", "i2c", "inputs", "outputs", "gpio_chips"))
            : Board.USUAL);
  }

  private static Path panelFile(Section top) {
    String written = top.text("panel", LONGEST_PATH);
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw top.refusal("panel", "the path of a panel file", "write it as in panels/m.yaml")
          .because(e);
    }
  }

  private static DeviceSettings.Bus bus(Section bus) {
    return new DeviceSettings.Bus(
        bus.whole("number", 0, 31), bus.whole("speed_hz", 100_000, 400_000));
  }

  private static List<SkinWire> skin(Section temperature, Addresses addresses) {
    List<SkinWire> wires = new ArrayList<>();
    for (Named named :
        temperature.named(
            "sites", PanelFile.SITE, PanelFile.SITES, 1, PanelFile.MOST_TEMPERATURES, "chip")) {
      wires.add(new SkinWire(named.name(), addresses.chip(named.section(), Part.MCP9808)));
    }
    return wires;
  }

  private static DeviceSettings.Supply supply(Section supply, Addresses addresses) {
    int chip = addresses.chip(supply, Part.INA226);
    double shuntOhm = supply.number("shunt_ohm", 0.001, 1);
    double mostAmps = supply.number("most_amps", 0.05, 10);
    if (mostAmps * shuntOhm > FULL_SCALE_VOLTS) {
      throw supply.refusal(
          "most_amps",
          "0.05 to "
              + Value.decimal(Math.floor(FULL_SCALE_VOLTS / shuntOhm * 1000) / 1000)
              + " A, the 81.92 mV that can be measured at a shunt of "
              + Value.decimal(shuntOhm)
              + " ohm",
          "lower it, or fit a smaller shunt");
    }
    return new DeviceSettings.Supply(chip, shuntOhm, mostAmps);
  }

  private static DeviceSettings.Lines lines(Section lines) {
    Wires pins = new Wires("gpio");
    Section heartbeat = lines.section("heartbeat", "gpio", "cut_off_ms");
    int heartbeatGpio = heartbeat.whole("gpio", 9, 27);
    pins.take(heartbeat, "GPIO", heartbeatGpio);
    int cutOffMs = heartbeat.whole("cut_off_ms", 100, 500);
    return new DeviceSettings.Lines(
        heartbeatGpio,
        cutOffMs * NS_PER_MS,
        input(lines.section("stop_button", "gpio", "active"), pins),
        input(lines.section("charger_present", "gpio", "active"), pins),
        lines.has("front")
            ? Optional.of(front(lines.section("front", "start_button", "light", "buzzer"), pins))
            : Optional.empty());
  }

  private static DeviceSettings.Front front(Section front, Wires pins) {
    return new DeviceSettings.Front(
        input(front.section("start_button", "gpio", "active"), pins),
        output(front.section("light", "gpio"), pins),
        front.has("buzzer")
            ? OptionalInt.of(output(front.section("buzzer", "gpio"), pins))
            : OptionalInt.empty());
  }

  /** One that is pulled low while the Pi starts. */
  private static int output(Section line, Wires pins) {
    int gpio = line.whole("gpio", 9, 27);
    pins.take(line, "GPIO", gpio);
    return gpio;
  }

  private static Board board(Section board) {
    List<String> chips =
        board.has("gpio_chips")
            ? board.list("gpio_chips", 1, MOST_CHIPS, "labels").stream()
                .map(label -> label.name(LABEL, LABELS))
                .toList()
            : List.of();
    return new Board(
        provider(board, "i2c"), provider(board, "inputs"), provider(board, "outputs"), chips);
  }

  private static Optional<String> provider(Section board, String key) {
    return board.has(key)
        ? Optional.of(board.name(key, PROVIDER, "the id of a Pi4J provider, as in linux-i2c"))
        : Optional.empty();
  }

  private static Input input(Section line, Wires pins) {
    int gpio = line.whole("gpio", 4, 27);
    pins.take(line, "GPIO", gpio);
    boolean high = line.oneOf("active", List.of(true, false), level -> level ? "high" : "low");
    return new Input(gpio, high);
  }
}
