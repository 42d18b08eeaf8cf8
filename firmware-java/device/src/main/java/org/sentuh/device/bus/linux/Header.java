package org.sentuh.device.bus.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.context.ContextBuilder;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.InputLine;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.bus.Pi4jI2cBus;
import org.sentuh.device.bus.Pi4jInputLine;
import org.sentuh.device.bus.Pi4jOutputLine;

/**
 * The 40 pins of a Raspberry Pi: its I2C bus and its lines, through Pi4J. Opened and closed by one
 * thread; then the bus is its owner's, and lines are anybody's.
 */
public final class Header implements AutoCloseable {

  private static final Path DEVICES = Path.of("/dev");

  private final Context context;
  private final Providers providers;
  private final GpioNodes nodes;

  /** What holds an input's level where nothing drives it. */
  public enum Bias {
    /** The board's resistor to 3.3 V. */
    UP,
    /** The board's resistor to ground. */
    DOWN,
    /** No resistor: the wire is always driven. */
    NONE
  }

  /**
   * Which of Pi4J's providers carry what. Others than ours must be on the class path.
   *
   * @param i2c by its id, as in {@code linux-i2c}
   * @param inputs by its id, as in {@code linux-digital-input}
   * @param outputs by its id, as in {@code linux-digital-output}
   * @param gpioChips the labels of the chips that our own lines are looked for on, the first that
   *     is there
   */
  public record Providers(String i2c, String inputs, String outputs, List<String> gpioChips) {

    /** Ours, on the chips of every Raspberry Pi with 64 bits. */
    public static final Providers OURS =
        new Providers(
            LinuxI2cProvider.ID, LinuxInputProvider.ID, LinuxOutputProvider.ID, GpioChip.LABELS);

    /** Keeps its own copy of the list. */
    public Providers {
      gpioChips = List.copyOf(gpioChips);
    }
  }

  private Header(Context context, Providers providers, GpioNodes nodes) {
    this.context = context;
    this.providers = providers;
    this.nodes = nodes;
  }

  /**
   * Starts Pi4J; takes nothing yet.
   *
   * @throws HeaderUnavailable where a provider is not installed
   */
  public static Header open(Providers providers) throws HeaderUnavailable {
    return open(providers, DEVICES);
  }

  /** As {@link #open(Providers)}, with the nodes in another folder. */
  static Header open(Providers providers, Path devices) throws HeaderUnavailable {
    GpioNodes nodes = new GpioNodes(devices, providers.gpioChips());
    // Its hook would let go of the heartbeat before the loop has switched off.
    ContextBuilder builder = Pi4J.newContextBuilder().disableShutdownHook();
    Set<String> foreign = new TreeSet<>();
    if (providers.i2c().equals(LinuxI2cProvider.ID)) {
      builder.add(new LinuxI2cProvider(devices));
    } else {
      foreign.add(providers.i2c());
    }
    if (providers.inputs().equals(LinuxInputProvider.ID)) {
      builder.add(new LinuxInputProvider(nodes));
    } else {
      foreign.add(providers.inputs());
    }
    if (providers.outputs().equals(LinuxOutputProvider.ID)) {
      builder.add(new LinuxOutputProvider(nodes));
    } else {
      foreign.add(providers.outputs());
    }
    Context context = foreign.isEmpty() ? builder.build() : builder.autoDetectProviders().build();
    for (String id : foreign) {
      if (!context.hasProvider(id)) {
        Set<String> installed = new TreeSet<>(context.providers().all().keySet());
        context.shutdown();
        throw new HeaderUnavailable(
            "Pi4J has no provider '"
                + id
                + "' here: put its jar on the class path, or name one of "
                + String.join(", ", installed)
                + " in device.yaml under board");
      }
    }
    return new Header(context, providers, nodes);
  }

  /**
   * Opens the bus.
   *
   * @param number the N of {@code /dev/i2c-N}
   * @param chip the address of any chip on it; nothing is sent to it
   */
  public I2cBus bus(int number, int chip) throws HeaderUnavailable {
    return opened(
        "I2C bus " + number + " (" + providers.i2c() + ")",
        () -> {
          I2cBus bus = Pi4jI2cBus.open(context, providers.i2c(), number);
          bus.device(chip);
          return bus;
        });
  }

  /** Takes a line and drives it low; it is driven low once more before it is given back. */
  public OutputLine output(int gpio) throws HeaderUnavailable {
    return opened(
        "GPIO " + gpio + " (" + providers.outputs() + ")",
        () ->
            new Pi4jOutputLine(
                context.create(
                    DigitalOutput.newConfigBuilder(context)
                        .id("output-" + gpio)
                        .bcm(gpio)
                        .initial(DigitalState.LOW)
                        .shutdown(DigitalState.LOW)
                        .provider(providers.outputs())
                        .build())));
  }

  /** Takes a line to be read as it is at the moment. */
  public InputLine input(int gpio, Bias bias) throws HeaderUnavailable {
    return opened(
        "GPIO " + gpio + " (" + providers.inputs() + ")", () -> new Pi4jInputLine(in(gpio, bias)));
  }

  /**
   * Takes a line on which a level counts even if it was there for less than the time between two
   * readings: the next reading tells of it.
   *
   * @param level the level that must not be missed
   */
  public InputLine inputHolding(Level level, int gpio, Bias bias) throws HeaderUnavailable {
    return opened(
        "GPIO " + gpio + " (" + providers.inputs() + ")",
        () -> Pi4jInputLine.holding(level, in(gpio, bias)));
  }

  private DigitalInput in(int gpio, Bias bias) {
    PullResistance pull =
        switch (bias) {
          case UP -> PullResistance.PULL_UP;
          case DOWN -> PullResistance.PULL_DOWN;
          case NONE -> PullResistance.OFF;
        };
    return context.create(
        DigitalInput.newConfigBuilder(context)
            .id("input-" + gpio)
            .bcm(gpio)
            .pull(pull)
            .debounce(0L)
            .provider(providers.inputs())
            .build());
  }

  private static <T> T opened(String what, Supplier<T> opener) throws HeaderUnavailable {
    try {
      return opener.get();
    } catch (NodeUnavailable ours) {
      throw new HeaderUnavailable(String.valueOf(ours.getMessage()), ours);
    } catch (Pi4JException | IllegalStateException theirs) {
      throw new HeaderUnavailable(what + " cannot be opened: " + theirs.getMessage(), theirs);
    }
  }

  /** Drives every output low and gives everything back. */
  @Override
  public void close() {
    context.shutdown();
    nodes.close();
  }
}
