package org.sentuh.clinic.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.FleetRecords;

/**
 * Every device as the archive knows it: what was read before is not read again where nothing has
 * changed. It holds nothing that the archive does not, and any desk finds the same. Any thread.
 */
final class Fleet {

  /** A transaction that took long, or a machine whose clock is behind, is still seen. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** Whatever has changed in another way is seen then. */
  private static final Duration ANEW = Duration.ofMinutes(10);

  private final FleetRecords records;
  private final Map<String, DeviceFacts> devices = new TreeMap<>();
  private Instant read = Instant.MIN;
  private Instant newest = Instant.EPOCH;
  private long refusedInAll = -1;
  private Map<String, Long> refused = Map.of();

  Fleet(FleetRecords records) {
    this.records = records;
  }

  /** All of them, by name. */
  synchronized List<DeviceFacts> all(Instant now) throws ArchiveUnavailable {
    if (read.equals(Instant.MIN) || read.plus(ANEW).isBefore(now) || now.isBefore(read)) {
      devices.clear();
      newest = Instant.EPOCH;
      take(records.all(now));
      read = now;
    } else {
      take(records.changedSince(newest.minus(OVERLAP)));
    }
    long inAll = records.refusedInAll();
    if (inAll != refusedInAll) {
      refused = records.refused();
      refusedInAll = inAll;
    }
    Map<String, Long> overdue = records.overdue(now);
    return devices.entrySet().stream()
        .map(one ->
            one.getValue()
                .with(
                    overdue.getOrDefault(one.getKey(), 0L), refused.getOrDefault(one.getKey(), 0L)))
        .toList();
  }

  private void take(List<DeviceFacts> changed) {
    for (DeviceFacts one : changed) {
      devices.put(one.seen().device().value(), one);
      newest = latest(one.seen()).filter(newest::isBefore).orElse(newest);
    }
  }

  private static Optional<Instant> latest(DeviceSeen seen) {
    return Stream.of(seen.registered(), seen.lastHeard(), seen.death(), seen.goodbye())
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }
}
