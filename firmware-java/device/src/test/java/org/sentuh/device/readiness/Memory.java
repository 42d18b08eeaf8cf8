package org.sentuh.device.readiness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A disk that a test can fill. */
public final class Memory implements Keeping {

  public final TreeMap<String, String> lines = new TreeMap<>();
  boolean full;
  boolean damaged;

  @Override
  public Optional<String> value(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  @Override
  public void keep(String name, String line) {
    if (full) {
      throw new UncheckedIOException(new IOException("the disk is full"));
    }
    lines.put(name, line);
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  /** What is kept under a name that something must be kept under. */
  String line(String name) {
    return Objects.requireNonNull(lines.get(name), name);
  }
}
