package org.sentuh.device.bus.linux;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;

/** Pi4J's provider of outputs by way of {@code /dev/gpiochipN}. */
final class LinuxOutputProvider extends DigitalOutputProviderBase {

  static final String ID = "linux-digital-output";

  private final GpioNodes nodes;

  LinuxOutputProvider(GpioNodes nodes) {
    super(ID, "outputs by Linux");
    this.nodes = nodes;
  }

  @Override
  public DigitalOutput create(DigitalOutputConfig config) {
    LinuxOutput output = new LinuxOutput(this, config, nodes.chip());
    context.registry().add(output);
    return output;
  }
}
