package org.sentuh.device.harness;

import org.sentuh.settings.DeviceSettings;

/** Where a program gets its board from: a main names one, and nothing else knows which. */
@FunctionalInterface
public interface Boards {

  /**
   * Opens the board that a device file describes; no chip is spoken to yet.
   *
   * @throws BoardRefused when the machine does not have what the file names, or does not let this
   *     program have it
   */
  Board open(DeviceSettings settings) throws BoardRefused;
}
