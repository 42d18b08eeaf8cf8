package org.sentuh.telemetry.journal;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.SampleFrame;

/**
 * Gathers seconds that follow one another into frames. The writer's thread.
 *
 * <p>A frame tells only the time of its first second, so a second that comes half a second or more
 * off the place where the frame would put it begins a new one.
 */
final class SecondFraming {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final long OFF_PLACE_NS = SECOND_NS / 2;

  private final ArrayList<Fact.Second> seconds = new ArrayList<>();
  private List<String> zones = List.of();
  private long firstAtNs;

  /** Whether a second can stand in the frame that is being gathered. */
  boolean takes(Event event, List<String> itsZones) {
    long placeNs = firstAtNs + seconds.size() * SECOND_NS;
    return seconds.isEmpty()
        || (seconds.size() < SampleFrame.MOST_SECONDS
            && zones.equals(itsZones)
            && Math.abs(event.atNs() - placeNs) < OFF_PLACE_NS);
  }

  /** Adds a second that the frame takes. */
  void add(Event event, Fact.Second second, List<String> itsZones) {
    if (seconds.isEmpty()) {
      zones = itsZones;
      firstAtNs = event.atNs();
    }
    seconds.add(second);
  }

  /** Whether there is nothing in it. */
  boolean isEmpty() {
    return seconds.isEmpty();
  }

  /** Whether it has its ten seconds. */
  boolean isFull() {
    return seconds.size() == SampleFrame.MOST_SECONDS;
  }

  /** Whether nothing has followed for a whole frame. */
  boolean isOld(long nowNs) {
    return !seconds.isEmpty() && nowNs - firstAtNs >= 2 * SampleFrame.MOST_SECONDS * SECOND_NS;
  }

  /** The frame; the next one begins. */
  SampleFrame close() {
    SampleFrame frame = new SampleFrame(zones, firstAtNs, seconds);
    seconds.clear();
    return frame;
  }
}
