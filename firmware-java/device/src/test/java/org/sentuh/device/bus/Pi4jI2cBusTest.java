package org.sentuh.device.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.pi4j.io.i2c.I2C;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
  void anEightBitAddressIsRefused() {
    assertThatThrownBy(() -> bus.device(0x80))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("128")
        .hasMessageContaining("0 to 127");
    assertThatThrownBy(() -> bus.device(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(opened).isEmpty();
  }
}
