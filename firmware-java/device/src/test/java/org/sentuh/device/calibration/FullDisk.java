package org.sentuh.device.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sentuh.device.readiness.Keeping;

/** A disk that takes nothing. */
final class FullDisk implements Keeping {

  @Override
  public Optional<String> value(String name) {
    return Optional.empty();
  }

  @Override
  public void keep(String name, String line) {
    throw new UncheckedIOException(new IOException("the disk is full"));
  }

  @Override
  public boolean damaged() {
    return false;
  }
}
