package org.sentuh.device.bus.linux;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.Optional;
import org.sentuh.device.linux.DeviceNode;

/**
 * An output line. It becomes an output with its first level in one step, so that it never shows
 * another; where none is configured, that is low. Any thread.
 */
final class LinuxOutput extends DigitalOutputBase {

  /** As whom the kernel lists the lines. */
  static final String USER = "sentuh";

  private final DeviceNode line;
  private final LineValue value;

  LinuxOutput(DigitalOutputProvider provider, DigitalOutputConfig config, GpioChip chip) {
    super(provider, config);
    long first = config.initialState() == DigitalState.HIGH ? 1 : 0;
    this.line =
        chip.line(
            config.bcm(),
            USER,
            GpioLayout.FLAG_OUTPUT,
            Optional.of(new GpioChip.Attribute(GpioLayout.ATTRIBUTE_OUTPUT_VALUES, first)));
    this.value = new LineValue(line);
  }

  @Override
  public DigitalOutput state(DigitalState state) {
    value.drive(state);
    return super.state(state);
  }

  /** Drives the level that is configured for the end, then gives the line back. */
  @Override
  public DigitalOutput shutdownInternal(Context context) {
    try {
      return super.shutdownInternal(context);
    } finally {
      line.close();
    }
  }
}
