package org.sentuh.device.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.device.bus.Transfer;

class ChipFaultTest {

  @Test
  void everyFailedTransferHasItsFault() {
    assertThat(ChipFault.of(Transfer.NO_ACKNOWLEDGE, "PCA9685", 0x41, "MODE1"))
        .isEqualTo(new ChipFault.Missing("PCA9685", 0x41, "MODE1"));
    assertThat(ChipFault.of(Transfer.TIMED_OUT, "PCA9685", 0x41, "MODE1"))
        .isEqualTo(new ChipFault.StuckBus("PCA9685", 0x41, "MODE1"));
    assertThat(ChipFault.of(Transfer.FAILED, "PCA9685", 0x41, "MODE1"))
        .isEqualTo(new ChipFault.Broken("PCA9685", 0x41, "MODE1"));
  }

  @Test
  void aTransferThatWorkedIsNoFault() {
    assertThatThrownBy(() -> ChipFault.of(Transfer.DONE, "PCA9685", 0x41, "MODE1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(
            new ChipFault.Missing("PCA9685", 0x41, "MODE1"),
            "PCA9685 at 0x41, register MODE1: does not acknowledge; check its supply, SDA and SCL"
                + " up to it, and that its address pins say 0x41"),
        Arguments.of(
            new ChipFault.StuckBus("ADS1115", 0x48, "Config"),
            "ADS1115 at 0x48, register Config: got no answer in time, a chip may hold SDA or SCL"
                + " low; switch the panel's supply off and on, and if it stays stuck unplug one"
                + " board after the other"),
        Arguments.of(
            new ChipFault.Broken("ADS1115", 0x48, "Config"),
            "ADS1115 at 0x48, register Config: lost a transfer on the way; check the cable, the"
                + " pull-up resistors and the kernel's log"),
        Arguments.of(
            new ChipFault.Lying("INA226", 0x45, "Die ID", 0x2260, 0xFFFF),
            "INA226 at 0x45, register Die ID: reads 0xFFFF where 0x2260 is expected; another chip"
                + " may sit at this address, or two share it, or the bus is disturbed"),
        Arguments.of(
            new ChipFault.WasReset("PCA9685", 0x40, "PRE_SCALE", 0x05, 0x1E),
            "PCA9685 at 0x40, register PRE_SCALE: reads 0x1E, its value after a reset, where 0x05"
                + " had been set; the chip lost its supply or was reset, check both and start"
                + " again"),
        Arguments.of(
            new ChipFault.Implausible("MCP9808", 0x18, "T_A", 0, "1.0 to 80.0 °C"),
            "MCP9808 at 0x18, register T_A: says 0.0000, allowed is 1.0 to 80.0 °C; check where the"
                + " sensor sits and replace it if it is not there"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageNamesChipAddressRegisterValueAndWhatToDo(ChipFault fault, String expected) {
    assertThat(fault.message()).isEqualTo(expected);
  }
}
