package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Which broker is tried next. Every round goes through all of them once, each round in another
 * order, so that the devices of a clinic spread over its brokers and none insists on a dead one.
 */
final class Brokers {

  private final List<URI> all;
  private final RandomGenerator chance;
  private final List<URI> round = new ArrayList<>();
  private int failures;

  Brokers(List<URI> all, RandomGenerator chance) {
    this.all = List.copyOf(all);
    this.chance = chance;
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no broker is named; name at least one");
    }
  }

  /** The one to try now. */
  URI next() {
    if (round.isEmpty()) {
      round.addAll(all);
      Collections.shuffle(round, Random.from(chance));
    }
    return round.removeLast();
  }

  /** The one that was tried did not serve. */
  void failed() {
    failures++;
  }

  /** The one that was tried has served: the clinic answered through it. */
  void served() {
    failures = 0;
  }

  /** How many whole rounds have failed in a row: the others are tried before any long wait. */
  int failedRounds() {
    return failures / all.size();
  }

  /** Whether every broker has had its turn since one last served. */
  boolean allTried() {
    return failures >= all.size() - 1;
  }
}
