package org.sentuh.device.bus.linux;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.device.linux.CProgram;
import org.sentuh.device.linux.Ioctl;

/** The layouts are those of the kernel's own headers, as a C compiler sees them. */
@EnabledOnOs(OS.LINUX)
class KernelHeadersTest {

  /** What is asked of the compiler, as it is written in C, and what it is here. */
  private static final Map<String, Long> HERE =
      new TreeMap<>(
          Map.ofEntries(
              sizeOf("struct i2c_msg", I2cLayout.MESSAGE_BYTES),
              at("struct i2c_msg", "addr", I2cLayout.ADDRESS_AT),
              at("struct i2c_msg", "flags", I2cLayout.FLAGS_AT),
              at("struct i2c_msg", "len", I2cLayout.LENGTH_AT),
              at("struct i2c_msg", "buf", I2cLayout.BUFFER_AT),
              sizeOf("struct i2c_rdwr_ioctl_data", I2cLayout.TRANSACTION_BYTES),
              at("struct i2c_rdwr_ioctl_data", "msgs", I2cLayout.MESSAGES_AT),
              at("struct i2c_rdwr_ioctl_data", "nmsgs", I2cLayout.COUNT_AT),
              entry("I2C_M_RD", (long) I2cLayout.I2C_M_RD),
              entry("I2C_FUNC_I2C", I2cLayout.I2C_FUNC_I2C),
              number(I2cLayout.RETRIES),
              number(I2cLayout.TIMEOUT),
              number(I2cLayout.FUNCTIONS),
              number(I2cLayout.TRANSACTION),
              sizeOf("struct gpiochip_info", GpioLayout.CHIP_INFO_BYTES),
              at("struct gpiochip_info", "name", GpioLayout.CHIP_NAME_AT),
              at("struct gpiochip_info", "label", GpioLayout.CHIP_LABEL_AT),
              at("struct gpiochip_info", "lines", GpioLayout.CHIP_LINES_AT),
              entry("GPIO_MAX_NAME_SIZE", (long) GpioLayout.NAME_BYTES),
              sizeOf("struct gpio_v2_line_values", GpioLayout.VALUES_BYTES),
              at("struct gpio_v2_line_values", "bits", GpioLayout.VALUES_BITS_AT),
              at("struct gpio_v2_line_values", "mask", GpioLayout.VALUES_MASK_AT),
              sizeOf("struct gpio_v2_line_config", GpioLayout.CONFIG_BYTES),
              at("struct gpio_v2_line_config", "flags", GpioLayout.CONFIG_FLAGS_AT),
              at("struct gpio_v2_line_config", "num_attrs", GpioLayout.CONFIG_COUNT_AT),
              at("struct gpio_v2_line_config", "attrs", GpioLayout.CONFIG_ATTRIBUTES_AT),
              sizeOf("struct gpio_v2_line_config_attribute", GpioLayout.ATTRIBUTE_BYTES),
              at("struct gpio_v2_line_config_attribute", "attr.id", GpioLayout.ATTRIBUTE_ID_AT),
              at(
                  "struct gpio_v2_line_config_attribute",
                  "attr.values",
                  GpioLayout.ATTRIBUTE_VALUE_AT),
              at(
                  "struct gpio_v2_line_config_attribute",
                  "attr.debounce_period_us",
                  GpioLayout.ATTRIBUTE_VALUE_AT),
              at("struct gpio_v2_line_config_attribute", "mask", GpioLayout.ATTRIBUTE_MASK_AT),
              sizeOf("struct gpio_v2_line_request", GpioLayout.REQUEST_BYTES),
              at("struct gpio_v2_line_request", "offsets", GpioLayout.REQUEST_OFFSETS_AT),
              at("struct gpio_v2_line_request", "consumer", GpioLayout.REQUEST_CONSUMER_AT),
              at("struct gpio_v2_line_request", "config", GpioLayout.REQUEST_CONFIG_AT),
              at("struct gpio_v2_line_request", "num_lines", GpioLayout.REQUEST_LINES_AT),
              at("struct gpio_v2_line_request", "fd", GpioLayout.REQUEST_FD_AT),
              sizeOf("struct gpio_v2_line_info", GpioLayout.LINE_INFO_BYTES),
              at("struct gpio_v2_line_info", "consumer", GpioLayout.LINE_CONSUMER_AT),
              at("struct gpio_v2_line_info", "offset", GpioLayout.LINE_OFFSET_AT),
              sizeOf("struct gpio_v2_line_event", GpioLayout.EVENT_BYTES),
              at("struct gpio_v2_line_event", "timestamp_ns", GpioLayout.EVENT_TIME_AT),
              at("struct gpio_v2_line_event", "id", GpioLayout.EVENT_ID_AT),
              entry("GPIO_V2_LINE_FLAG_INPUT", GpioLayout.FLAG_INPUT),
              entry("GPIO_V2_LINE_FLAG_OUTPUT", GpioLayout.FLAG_OUTPUT),
              entry("GPIO_V2_LINE_FLAG_EDGE_RISING", GpioLayout.FLAG_EDGE_RISING),
              entry("GPIO_V2_LINE_FLAG_EDGE_FALLING", GpioLayout.FLAG_EDGE_FALLING),
              entry("GPIO_V2_LINE_FLAG_BIAS_PULL_UP", GpioLayout.FLAG_BIAS_PULL_UP),
              entry("GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN", GpioLayout.FLAG_BIAS_PULL_DOWN),
              entry("GPIO_V2_LINE_FLAG_BIAS_DISABLED", GpioLayout.FLAG_BIAS_DISABLED),
              entry(
                  "GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES", (long) GpioLayout.ATTRIBUTE_OUTPUT_VALUES),
              entry("GPIO_V2_LINE_ATTR_ID_DEBOUNCE", (long) GpioLayout.ATTRIBUTE_DEBOUNCE),
              entry("GPIO_V2_LINE_EVENT_RISING_EDGE", (long) GpioLayout.EVENT_RISING_EDGE),
              entry("GPIO_V2_LINE_EVENT_FALLING_EDGE", (long) GpioLayout.EVENT_FALLING_EDGE),
              number(GpioLayout.CHIP_INFO),
              number(GpioLayout.LINE_INFO),
              number(GpioLayout.REQUEST),
              number(GpioLayout.CONFIGURE),
              number(GpioLayout.GET_VALUES),
              number(GpioLayout.SET_VALUES)));

  private static Map.Entry<String, Long> sizeOf(String type, long bytes) {
    return entry("sizeof(" + type + ")", bytes);
  }

  private static Map.Entry<String, Long> at(String type, String member, long bytes) {
    return entry("offsetof(" + type + ", " + member + ")", bytes);
  }

  private static Map.Entry<String, Long> number(Ioctl ioctl) {
    return entry(ioctl.name(), ioctl.number());
  }

  @Test
  void everyLayoutAndNumberIsThatOfTheKernelsHeaders(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(CProgram.printing("linux/gpio.h linux/i2c.h linux/i2c-dev.h", HERE.keySet(), folder))
        .isEqualTo(HERE);
  }
}
