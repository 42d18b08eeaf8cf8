package org.sentuh.device.readiness;

import java.util.Optional;

/** Where a few lines are kept that must outlive a power cut, each under a name. */
public interface Keeping {

  /** The line of a name; empty for one that is not kept. */
  Optional<String> value(String name);

  /**
   * Keeps a line. It has outlived any power cut when this returns.
   *
   * @throws java.io.UncheckedIOException when the disk does not take it; then nothing has changed
   */
  void keep(String name, String line);

  /** Whether there was something that can no longer be read: then nobody knows what it said. */
  boolean damaged();
}
