package org.sentuh.device.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.Transfer;

/** What a technician is told where the device nodes are not as they should be. */
@EnabledOnOs(OS.LINUX)
class HeaderTest {

  @TempDir Path devices;

  @Test
  void aBusThatIsNotThereSaysWhatSwitchesItOn() throws HeaderUnavailable {
    try (Header header = Header.open(Header.Providers.OURS, devices)) {
      refused(() -> header.bus(1, 0x40))
          .hasMessage(
              "there is no "
                  + devices
                  + "/i2c-1: write dtparam=i2c_arm=on into /boot/firmware/config.txt and i2c-dev"
                  + " into /etc/modules, then start the board again (raspi-config does both)");
    }
  }

  @Test
  void aBoardWithoutLinesSaysWhichBoardsHaveThem() throws HeaderUnavailable {
    try (Header header = Header.open(Header.Providers.OURS, devices)) {
      refused(() -> header.output(17))
          .hasMessage(
              "there is no "
                  + devices
                  + "/gpiochip*: run this on a Raspberry Pi 3, 4, 5 or Zero 2 W, or name the chip's"
                  + " label in device.yaml under board.gpio_chips; looked for pinctrl-rp1,"
                  + " pinctrl-bcm2711, pinctrl-bcm2835");
      refused(() -> header.input(22, Header.Bias.NONE)).hasMessageContaining("there is no");
      refused(() -> header.inputHolding(Level.HIGH, 27, Header.Bias.UP))
          .hasMessageContaining("there is no");
    }
  }

  @Test
  void aFileThatIsNoDeviceIsNamed() throws HeaderUnavailable, IOException {
    Files.writeString(devices.resolve("i2c-1"), "");
    Files.writeString(devices.resolve("gpiochip0"), "");
    try (Header header = Header.open(Header.Providers.OURS, devices)) {
      refused(() -> header.bus(1, 0x40))
          .hasMessage(
              "%1$s/i2c-1 cannot be used: I2C_FUNCS on %1$s/i2c-1: Inappropriate ioctl for device"
                  + " (25)",
              devices);
      refused(() -> header.output(17))
          .hasMessageStartingWith("no GPIO chip is a Raspberry Pi's (GPIO_GET_CHIPINFO_IOCTL on ");
    }
  }

  @Test
  void aProviderThatIsNotInstalledIsNamedWithThoseThatAre() {
    refused(() -> Header.open(with("ffm-i2c"), devices))
        .hasMessage(
            "Pi4J has no provider 'ffm-i2c' here: put its jar on the class path, or name one of"
                + " foreign-i2c, linux-digital-input, linux-digital-output in device.yaml under"
                + " board");
  }

  @Test
  void anotherInstalledProviderIsTakenByItsId() throws HeaderUnavailable {
    try (Header header = Header.open(with("foreign-i2c"), devices);
        I2cBus bus = header.bus(3, 0x40)) {
      assertThat(bus.device(0x40).write(new byte[] {1, 2}, 0, 2)).isEqualTo(Transfer.DONE);
      assertThat(ForeignPlugin.WRITTEN).containsExactly("3-40: 0102");
    }
  }

  private static Header.Providers with(String i2c) {
    return new Header.Providers(
        i2c, Header.Providers.OURS.inputs(), Header.Providers.OURS.outputs(), List.of("pins"));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(HeaderUnavailable.class);
  }
}
