package org.sentuh.simulator.bedside;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sentuh.device.readiness.Keeping;

/** What a device keeps while it is switched off. */
public final class Disk implements Keeping {

  private final Map<String, String> lines = new TreeMap<>();

  @Override
  public synchronized Optional<String> value(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  @Override
  public synchronized void keep(String name, String line) {
    lines.put(name, line);
  }

  @Override
  public boolean damaged() {
    return false;
  }
}
