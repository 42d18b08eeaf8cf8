package org.sentuh.simulator.virtualpi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What is written to the motor drivers, transaction by transaction, each with its address first;
 * their registers are what these writes make of them. Filled by one thread, compared afterwards.
 */
final class DriverWrites {

  private final Set<Integer> drivers;
  private final List<byte[]> writes = new ArrayList<>();

  DriverWrites(List<Integer> drivers) {
    this.drivers = Set.copyOf(drivers);
  }

  synchronized void hear(byte[] written) {
    if (drivers.contains(Byte.toUnsignedInt(written[0]))) {
      writes.add(written);
    }
  }

  synchronized int count() {
    return writes.size();
  }

  synchronized long bytes() {
    return writes.stream().mapToLong(write -> write.length).sum();
  }

  /** The first of them, as many as there are up to a number. */
  synchronized DriverWrites first(int most) {
    DriverWrites first = new DriverWrites(List.copyOf(drivers));
    first.writes.addAll(writes.subList(0, Math.min(most, writes.size())));
    return first;
  }

  /** How many writes differ from another's, a missing one included. */
  synchronized int differingFrom(DriverWrites other) {
    int differing = Math.abs(writes.size() - other.writes.size());
    for (int at = 0; at < Math.min(writes.size(), other.writes.size()); at++) {
      differing += Arrays.equals(writes.get(at), other.writes.get(at)) ? 0 : 1;
    }
    return differing;
  }
}
