package org.sentuh.telemetry.uplink;

import java.util.concurrent.atomic.AtomicLong;

/** What the uplink counts; from any thread. */
final class Tally {

  final AtomicLong connects = new AtomicLong();
  final AtomicLong sent = new AtomicLong();
  final AtomicLong taken = new AtomicLong();
  final AtomicLong stored = new AtomicLong();
  final AtomicLong unsendable = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong dropped = new AtomicLong();
}
