package org.sentuh.device.bus.linux;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;

/** Pi4J's provider of inputs by way of {@code /dev/gpiochipN}. */
final class LinuxInputProvider extends DigitalInputProviderBase {

  static final String ID = "linux-digital-input";

  private final GpioNodes nodes;
  private final EdgeWatch watch = new EdgeWatch();

  LinuxInputProvider(GpioNodes nodes) {
    super(ID, "inputs by Linux");
    this.nodes = nodes;
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    LinuxInput input = new LinuxInput(this, config, nodes.chip(), watch);
    context.registry().add(input);
    return input;
  }

  @Override
  public DigitalInputProvider shutdownInternal(Context context) {
    watch.close();
    return super.shutdownInternal(context);
  }
}
