package org.sentuh.device.bus.linux;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header's chip, opened when the first line is taken. Any thread. */
final class GpioNodes implements AutoCloseable {

  private final Path devices;
  private final List<String> labels;
  private @Nullable GpioChip chip;

  /**
   * Where to look.
   *
   * @param devices where the nodes are, {@code /dev}
   * @param labels what the chip may be called
   */
  GpioNodes(Path devices, List<String> labels) {
    this.devices = devices;
    this.labels = List.copyOf(labels);
  }

  /** The chip; {@link NodeUnavailable} where there is none. */
  synchronized GpioChip chip() {
    @Nullable GpioChip found = chip;
    if (found == null) {
      found = GpioChip.labelled(devices, labels);
      chip = found;
    }
    return found;
  }

  @Override
  public synchronized void close() {
    if (chip != null) {
      chip.close();
      chip = null;
    }
  }
}
