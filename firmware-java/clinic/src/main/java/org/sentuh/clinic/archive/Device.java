package org.sentuh.clinic.archive;

import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Message;

/** A device's presence within a transaction. Times in milliseconds since 1970, the clinic's own. */
final class Device {

  final String name;
  @Nullable Long registered;
  @Nullable Long firstHeard;
  @Nullable Long lastHeard;
  boolean online;
  @Nullable String boot;
  @Nullable Long birthWall;
  @Nullable Long birth;
  @Nullable Long goodbye;
  @Nullable Long death;
  @Nullable String deathKey;
  @Nullable String software;
  long deaths;

  Device(String name) {
    this.name = name;
  }

  void heard(long receivedMs) {
    firstHeard = firstHeard == null ? receivedMs : Math.min(firstHeard, receivedMs);
    lastHeard = lastHeard == null ? receivedMs : Math.max(lastHeard, receivedMs);
  }

  /**
   * Takes a status in. A death says when the connection was made whose will it is: one of an older
   * connection is counted, but does not make a device absent that has come again since.
   */
  void saw(Message.Status status, boolean remembered, long receivedMs) {
    long wall = status.wall().at().toEpochMilli();
    boolean older = status.boot().equals(boot) && birthWall != null && wall < birthWall;
    switch (status.why()) {
      case "birth" -> {
        born(status.boot(), wall, older, receivedMs);
        software = older && software != null ? software : status.software();
      }
      case "goodbye" -> {
        if (status.boot().equals(boot) && !older && online) {
          online = false;
          goodbye = receivedMs;
        } else if (boot == null) {
          goodbye = receivedMs;
        }
      }
      default -> died(status.boot(), wall, older, receivedMs);
    }
    // The broker, not the device, tells of a death.
    if (!remembered && !status.why().equals("death")) {
      heard(receivedMs);
    }
  }

  private void born(String itsBoot, long wall, boolean older, long receivedMs) {
    boolean same = itsBoot.equals(boot) && birthWall != null && wall == birthWall;
    if (!older && !same) {
      online = true;
      boot = itsBoot;
      birthWall = wall;
      birth = receivedMs;
    }
  }

  private void died(String itsBoot, long wall, boolean older, long receivedMs) {
    String key = itsBoot + " " + wall;
    if (key.equals(deathKey)) {
      return;
    }
    deathKey = key;
    deaths++;
    if (!older && (boot == null || itsBoot.equals(boot))) {
      online = false;
      death = receivedMs;
    }
  }
}
