package org.sentuh.device.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.context.Context;
import com.pi4j.context.ContextProperties;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CImplementation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class Pi4jI2cBusTest {
  private final List<Integer> opened = new ArrayList<>();
  private final List<I2C> handles = new ArrayList<>();
  private final Pi4jI2cBus bus =
      new Pi4jI2cBus(address -> {
        opened.add(address);
        handles.add(mock(I2C.class));
        return handles.getLast();
      });

  @Test
  void anAddressIsOpenedOnceAndKnowsItself() {
    I2cDevice first = bus.device(0x40);
    assertThat(bus.device(0x40)).isSameAs(first);
    assertThat(first.address()).isEqualTo(0x40);
    assertThat(bus.device(0x48)).isNotSameAs(first);
    assertThat(opened).containsExactly(0x40, 0x48);
  }

  @Test
  void closingTheBusClosesWhatItOpened() {
    bus.device(0x40);
    bus.device(0x48);
    bus.close();
    verify(handles.get(0)).close();
    verify(handles.get(1)).close();
  }

  @Test
  void devicesAreOpenedForWholeTransactionsOnTheBusThatWasAskedFor() {
    Context context = mock(Context.class);
    when(context.properties()).thenReturn(mock(ContextProperties.class));
    ArgumentCaptor<I2CConfig> config = ArgumentCaptor.forClass(I2CConfig.class);
    when(context.create(config.capture())).thenReturn(mock(I2C.class));

    Pi4jI2cBus.open(context, "linux-i2c", 1).device(0x48);

    assertThat(config.getValue().bus()).isEqualTo(1);
    assertThat(config.getValue().device()).isEqualTo(0x48);
    assertThat(config.getValue().i2cImplementation()).isEqualTo(I2CImplementation.DIRECT);
    assertThat(config.getValue().id()).isEqualTo("i2c-1-0x48");
    assertThat(config.getValue().provider()).isEqualTo("linux-i2c");
  }

  @Test
  void anEightBitAddressIsRefused() {
    assertThatThrownBy(() -> bus.device(0x80))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("128")
        .hasMessageContaining("0 to 127");
    assertThatThrownBy(() -> bus.device(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(opened).isEmpty();
  }
}
