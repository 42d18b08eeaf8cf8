package org.sentuh.clinic.archive.alarms;

import java.time.Instant;
import java.util.List;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * One thing of one device over time, as steps.
 *
 * @param device whose
 * @param place a motor's site or a zone's number; empty for the device as a whole
 * @param points in their order
 */
public record Series(DeviceId device, String place, List<Point> points) {

  /**
   * From then on it is so.
   *
   * @param at by the clinic's clock
   * @param value NaN where it is not known; of what grows with time 1 where it begins to count and
   *     0 where it no longer does; of what ends once, when that is, in ms since 1970
   */
  public record Point(Instant at, double value) {}

  /** Keeps its own copy. */
  public Series {
    points = List.copyOf(points);
  }
}
