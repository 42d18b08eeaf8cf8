package org.sentuh.device.bus.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.sentuh.device.linux.DeviceNode;
import org.sentuh.device.linux.LinuxFailure;

/**
 * An input line. Its edges are looked for from its first listener on, since a line that cannot
 * interrupt can still be read. Any thread; listeners are called on {@link EdgeWatch}'s.
 */
final class LinuxInput extends DigitalInputBase {

  /** As many as the kernel keeps for a line. */
  private static final int MOST_EVENTS = 16;

  private final EdgeWatch watch;
  private final DeviceNode line;
  private final LineValue value;
  private final long flags;
  private final Optional<GpioChip.Attribute> debounce;
  private final MemorySegment events =
      Arena.ofAuto().allocate((long) MOST_EVENTS * GpioLayout.EVENT_BYTES, Long.BYTES);
  private boolean watched;

  LinuxInput(
      DigitalInputProvider provider, DigitalInputConfig config, GpioChip chip, EdgeWatch watch) {
    super(provider, config);
    this.watch = watch;
    this.flags = GpioLayout.FLAG_INPUT | bias(config);
    long us = config.debounce() == null ? 0 : config.debounce();
    this.debounce =
        us > 0
            ? Optional.of(new GpioChip.Attribute(GpioLayout.ATTRIBUTE_DEBOUNCE, us))
            : Optional.empty();
    this.line = chip.line(config.bcm(), LinuxOutput.USER, flags, debounce);
    this.value = new LineValue(line);
  }

  private static long bias(DigitalInputConfig config) {
    return switch (config.pull()) {
      case PULL_UP -> GpioLayout.FLAG_BIAS_PULL_UP;
      case PULL_DOWN -> GpioLayout.FLAG_BIAS_PULL_DOWN;
      case OFF -> GpioLayout.FLAG_BIAS_DISABLED;
    };
  }

  DeviceNode line() {
    return line;
  }

  @Override
  public DigitalState state() {
    return value.read();
  }

  @Override
  public synchronized DigitalInput addListener(DigitalStateChangeListener... listener) {
    super.addListener(listener);
    if (!watched) {
      lookForEdges();
      watched = true;
      watch.add(this);
    }
    return this;
  }

  private void lookForEdges() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment config = arena.allocate(GpioLayout.CONFIG_BYTES, Long.BYTES);
      GpioChip.configure(
          config, flags | GpioLayout.FLAG_EDGE_RISING | GpioLayout.FLAG_EDGE_FALLING, debounce);
      line.ask(GpioLayout.CONFIGURE, config);
    } catch (LinuxFailure none) {
      throw new NotCarried(none);
    }
  }

  /** Tells the listeners what has come since the last time; on the watch's thread alone. */
  void tell() throws LinuxFailure {
    int bytes = line.read(events);
    for (long at = 0; at + GpioLayout.EVENT_BYTES <= bytes; at += GpioLayout.EVENT_BYTES) {
      boolean rising =
          events.get(JAVA_INT, at + GpioLayout.EVENT_ID_AT) == GpioLayout.EVENT_RISING_EDGE;
      long atNs = events.get(JAVA_LONG, at + GpioLayout.EVENT_TIME_AT);
      dispatch(new LineEdge(this, rising ? DigitalState.HIGH : DigitalState.LOW, atNs));
    }
  }

  @Override
  public DigitalInput shutdownInternal(Context context) {
    watch.remove(this);
    line.close();
    return super.shutdownInternal(context);
  }
}
