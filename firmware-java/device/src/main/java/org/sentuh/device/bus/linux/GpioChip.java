package org.sentuh.device.bus.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.device.linux.DeviceNode;
import org.sentuh.device.linux.Errno;
import org.sentuh.device.linux.LinuxFailure;

/**
 * The chip that drives the pins of the header. It is found by its label, for its number is another
 * one from kernel to kernel: on a Raspberry Pi 5 it was gpiochip4, and is gpiochip0.
 */
final class GpioChip implements AutoCloseable {

  /** What the header's chip is called on a Raspberry Pi 5; 4; 3 and Zero 2 W. */
  static final List<String> LABELS = List.of("pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835");

  private final DeviceNode node;
  private final int lines;

  private GpioChip(DeviceNode node, int lines) {
    this.node = node;
    this.lines = lines;
  }

  /**
   * Opens the first chip that has one of some labels.
   *
   * @param devices where the nodes are, {@code /dev}
   * @throws NodeUnavailable where there is none, or it is not for this user
   */
  static GpioChip labelled(Path devices, List<String> labels) {
    List<String> others = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (Path path : chips(devices)) {
      try {
        DeviceNode node = DeviceNode.open(path);
        MemorySegment info = asked(node);
        String label = info.getString(GpioLayout.CHIP_LABEL_AT);
        if (labels.contains(label)) {
          return new GpioChip(node, info.get(JAVA_INT, GpioLayout.CHIP_LINES_AT));
        }
        node.close();
        others.add(path.getFileName() + " is '" + label + "'");
      } catch (LinuxFailure refused) {
        (refused.is(Errno.EACCES) || refused.is(Errno.EPERM) ? closed : others)
            .add(String.valueOf(refused.getMessage()));
      }
    }
    throw new NodeUnavailable(sentence(devices, labels, others, closed));
  }

  private static MemorySegment asked(DeviceNode node) throws LinuxFailure {
    MemorySegment info = Arena.ofAuto().allocate(GpioLayout.CHIP_INFO_BYTES, Integer.BYTES);
    node.ask(GpioLayout.CHIP_INFO, info);
    return info;
  }

  private static List<Path> chips(Path devices) {
    List<Path> chips = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "gpiochip*")) {
      found.forEach(chips::add);
    } catch (IOException unreadable) {
      throw new NodeUnavailable(devices + " cannot be read: " + unreadable, unreadable);
    }
    chips.sort(null);
    return chips;
  }

  private static String sentence(
      Path devices, List<String> labels, List<String> others, List<String> closed) {
    if (!closed.isEmpty()) {
      return devices
          + "/gpiochip* is not for this user: add it to the group gpio, as in usermod -aG gpio"
          + " sentuh";
    }
    String found =
        others.isEmpty()
            ? "there is no " + devices + "/gpiochip*"
            : "no GPIO chip is a Raspberry Pi's (" + String.join(", ", others) + ")";
    return found
        + ": run this on a Raspberry Pi 3, 4, 5 or Zero 2 W, or name the chip's label in"
        + " device.yaml under board.gpio_chips; looked for "
        + String.join(", ", labels);
  }

  /**
   * Takes a line.
   *
   * @param use as whom it is held, which others see; at most 31 letters
   * @param flags what it is and how
   * @param attribute a further setting, if there is one
   * @throws NodeUnavailable where somebody else has it, or the chip has no such line
   */
  DeviceNode line(int offset, String use, long flags, Optional<Attribute> attribute) {
    if (offset >= lines) {
      throw new NodeUnavailable(
          "GPIO " + offset + " does not exist, " + node.name() + " has 0 to " + (lines - 1));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioLayout.REQUEST_BYTES, Long.BYTES);
      request.set(JAVA_INT, GpioLayout.REQUEST_OFFSETS_AT, offset);
      request.setString(GpioLayout.REQUEST_CONSUMER_AT, use);
      request.set(JAVA_INT, GpioLayout.REQUEST_LINES_AT, 1);
      configure(
          request.asSlice(GpioLayout.REQUEST_CONFIG_AT, GpioLayout.CONFIG_BYTES), flags, attribute);
      node.ask(GpioLayout.REQUEST, request);
      return node.part("GPIO " + offset, request.get(JAVA_INT, GpioLayout.REQUEST_FD_AT));
    } catch (LinuxFailure refused) {
      throw new NodeUnavailable(taken(offset, refused), refused);
    }
  }

  private String taken(int offset, LinuxFailure refused) {
    if (!refused.is(Errno.EBUSY)) {
      return "GPIO " + offset + " cannot be taken: " + refused.getMessage();
    }
    return "GPIO "
        + offset
        + " is held by "
        + holder(offset)
        + ": end that program, or remove the dtoverlay that takes it from"
        + " /boot/firmware/config.txt";
  }

  private String holder(int offset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioLayout.LINE_INFO_BYTES, Long.BYTES);
      info.set(JAVA_INT, GpioLayout.LINE_OFFSET_AT, offset);
      node.ask(GpioLayout.LINE_INFO, info);
      String holder = info.getString(GpioLayout.LINE_CONSUMER_AT);
      return holder.isEmpty() ? "somebody" : "'" + holder + "'";
    } catch (LinuxFailure unknown) {
      return "somebody";
    }
  }

  /**
   * A setting of the one line that is taken.
   *
   * @param id which: {@link GpioLayout#ATTRIBUTE_OUTPUT_VALUES}, {@link
   *     GpioLayout#ATTRIBUTE_DEBOUNCE}
   * @param value its value
   */
  record Attribute(int id, long value) {}

  /** Fills in a {@code gpio_v2_line_config} for one line. */
  static void configure(MemorySegment config, long flags, Optional<Attribute> attribute) {
    config.set(JAVA_LONG, GpioLayout.CONFIG_FLAGS_AT, flags);
    attribute.ifPresent(setting -> {
      config.set(JAVA_INT, GpioLayout.CONFIG_COUNT_AT, 1);
      MemorySegment first =
          config.asSlice(GpioLayout.CONFIG_ATTRIBUTES_AT, GpioLayout.ATTRIBUTE_BYTES);
      first.set(JAVA_INT, GpioLayout.ATTRIBUTE_ID_AT, setting.id());
      first.set(JAVA_LONG, GpioLayout.ATTRIBUTE_VALUE_AT, setting.value());
      first.set(JAVA_LONG, GpioLayout.ATTRIBUTE_MASK_AT, 1);
    });
  }

  @Override
  public void close() {
    node.close();
  }
}
