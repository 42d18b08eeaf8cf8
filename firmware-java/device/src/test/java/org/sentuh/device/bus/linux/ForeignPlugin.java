package org.sentuh.device.bus.linux;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Somebody else's plugin of Pi4J, which the tests' class path has. */
public final class ForeignPlugin implements Plugin {

  /** What was written through it: bus, address, bytes. */
  static final List<String> WRITTEN = new ArrayList<>();

  /** As Pi4J finds it. */
  public ForeignPlugin() {}

  @Override
  public void initialize(PluginService service) {
    service.register(new Foreign());
  }

  private static final class Foreign extends I2CProviderBase {

    Foreign() {
      super("foreign-i2c", "somebody else's");
    }

    @Override
    public I2C create(I2CConfig config) {
      I2C chip = mock(I2C.class);
      when(chip.write(any(byte[].class), anyInt(), anyInt()))
          .thenAnswer(call -> {
            byte[] bytes = call.getArgument(0);
            WRITTEN.add(
                "%d-%x: %s"
                    .formatted(config.bus(), config.device(), HexFormat.of().formatHex(bytes)));
            return bytes.length;
          });
      return chip;
    }
  }
}
