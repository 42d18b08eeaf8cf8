package org.sentuh.device.bus.linux;

import org.sentuh.device.linux.Ioctl;

/**
 * What {@code linux/gpio.h} lays down for version 2 of the GPIO character device.
 *
 * <pre>
 * struct gpiochip_info             name char[32] | label char[32] | lines u32
 * struct gpio_v2_line_values       bits u64 | mask u64
 * struct gpio_v2_line_attribute    id u32 | padding u32 | flags or values u64, or debounce_period_us u32
 * struct gpio_v2_line_config_attribute   attr | mask u64
 * struct gpio_v2_line_config       flags u64 | num_attrs u32 | padding u32[5] | attrs[10]
 * struct gpio_v2_line_request      offsets u32[64] | consumer char[32] | config
 *                                  | num_lines u32 | event_buffer_size u32 | padding u32[5] | fd s32
 * struct gpio_v2_line_info         name char[32] | consumer char[32] | offset u32 | num_attrs u32
 *                                  | flags u64 | attrs[10] of gpio_v2_line_attribute | padding u32[4]
 * struct gpio_v2_line_event        timestamp_ns u64 | id u32 | offset u32 | seqno u32
 *                                  | line_seqno u32 | padding u32[6]
 * </pre>
 */
final class GpioLayout {

  static final int NAME_BYTES = 32;
  private static final int TYPE = 0xB4;

  static final int CHIP_INFO_BYTES = 68;
  static final int CHIP_NAME_AT = 0;
  static final int CHIP_LABEL_AT = 32;
  static final int CHIP_LINES_AT = 64;

  static final int VALUES_BYTES = 16;
  static final int VALUES_BITS_AT = 0;
  static final int VALUES_MASK_AT = 8;

  static final int CONFIG_BYTES = 272;
  static final int CONFIG_FLAGS_AT = 0;
  static final int CONFIG_COUNT_AT = 8;
  static final int CONFIG_ATTRIBUTES_AT = 32;

  static final int ATTRIBUTE_BYTES = 24;
  static final int ATTRIBUTE_ID_AT = 0;
  static final int ATTRIBUTE_VALUE_AT = 8;
  static final int ATTRIBUTE_MASK_AT = 16;

  static final int REQUEST_BYTES = 592;
  static final int REQUEST_OFFSETS_AT = 0;
  static final int REQUEST_CONSUMER_AT = 256;
  static final int REQUEST_CONFIG_AT = 288;
  static final int REQUEST_LINES_AT = 560;
  static final int REQUEST_FD_AT = 588;

  static final int LINE_INFO_BYTES = 256;
  static final int LINE_CONSUMER_AT = 32;
  static final int LINE_OFFSET_AT = 64;
  static final int LINE_FLAGS_AT = 72;

  static final int EVENT_BYTES = 48;
  static final int EVENT_TIME_AT = 0;
  static final int EVENT_ID_AT = 8;

  static final long FLAG_USED = 1;
  static final long FLAG_INPUT = 1 << 2;
  static final long FLAG_OUTPUT = 1 << 3;
  static final long FLAG_EDGE_RISING = 1 << 4;
  static final long FLAG_EDGE_FALLING = 1 << 5;
  static final long FLAG_BIAS_PULL_UP = 1 << 8;
  static final long FLAG_BIAS_PULL_DOWN = 1 << 9;
  static final long FLAG_BIAS_DISABLED = 1 << 10;

  static final int ATTRIBUTE_OUTPUT_VALUES = 2;
  static final int ATTRIBUTE_DEBOUNCE = 3;

  static final int EVENT_RISING_EDGE = 1;
  static final int EVENT_FALLING_EDGE = 2;

  /** Which chip this is. */
  static final Ioctl CHIP_INFO =
      Ioctl.reading("GPIO_GET_CHIPINFO_IOCTL", TYPE, 0x01, CHIP_INFO_BYTES);

  /** Who holds a line. */
  static final Ioctl LINE_INFO =
      Ioctl.exchanging("GPIO_V2_GET_LINEINFO_IOCTL", TYPE, 0x05, LINE_INFO_BYTES);

  /** Takes a line, as what and how, in one step. */
  static final Ioctl REQUEST =
      Ioctl.exchanging("GPIO_V2_GET_LINE_IOCTL", TYPE, 0x07, REQUEST_BYTES);

  /** Changes how a line is held that was taken. */
  static final Ioctl CONFIGURE =
      Ioctl.exchanging("GPIO_V2_LINE_SET_CONFIG_IOCTL", TYPE, 0x0D, CONFIG_BYTES);

  /** Reads a line. */
  static final Ioctl GET_VALUES =
      Ioctl.exchanging("GPIO_V2_LINE_GET_VALUES_IOCTL", TYPE, 0x0E, VALUES_BYTES);

  /** Drives a line. */
  static final Ioctl SET_VALUES =
      Ioctl.exchanging("GPIO_V2_LINE_SET_VALUES_IOCTL", TYPE, 0x0F, VALUES_BYTES);

  private GpioLayout() {}
}
