package org.sentuh.telemetry.journal;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.wire.TickBlock;

/** Gathers ticks into blocks of one second. The writer's thread. */
final class TickFraming {

  private static final long SECOND_NS = 1_000_000_000L;

  private final ArrayList<TickRecord> ticks = new ArrayList<>();

  /** Whether a tick can stand in the block that is being gathered. */
  boolean takes(TickRecord tick) {
    return ticks.isEmpty()
        || (ticks.size() < TickBlock.MOST_TICKS
            && tick.snapshot().tNs() - firstAtNs() < SECOND_NS
            && motors(tick) == motors(ticks.getFirst())
            && sites(tick) == sites(ticks.getFirst()));
  }

  /** Adds a tick that the block takes. */
  void add(TickRecord tick) {
    ticks.add(tick);
  }

  /** Whether there is nothing in it. */
  boolean isEmpty() {
    return ticks.isEmpty();
  }

  /** Whether nothing has followed for long. */
  boolean isOld(long nowNs) {
    return !ticks.isEmpty() && nowNs - firstAtNs() >= 2 * SECOND_NS;
  }

  /** The time of the block's first tick. */
  long firstAtNs() {
    return ticks.getFirst().snapshot().tNs();
  }

  /** The block; the next one begins. */
  List<TickRecord> close() {
    List<TickRecord> block = List.copyOf(ticks);
    ticks.clear();
    return block;
  }

  private static int motors(TickRecord tick) {
    return tick.snapshot().verdict().frame().motors();
  }

  private static int sites(TickRecord tick) {
    return tick.sample().pressure().sites();
  }
}
