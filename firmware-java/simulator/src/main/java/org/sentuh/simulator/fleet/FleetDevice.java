package org.sentuh.simulator.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * One simulated device: what it says is made up, but every line is what a device would publish, and
 * its two lanes are complete. One thread makes entries, another one hears the acks.
 */
final class FleetDevice {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final List<String> ZONES =
      List.of(
          "upper-left", "upper-right", "middle-left", "middle-right", "lower-left", "lower-right");

  private final DeviceId id;
  private final String boot;
  private final Map<Lane, FleetLane> lanes;
  private long made;

  FleetDevice(WireJson wire, DeviceId id, String boot) {
    this.id = id;
    this.boot = boot;
    this.lanes =
        Map.of(
            Lane.EVENT, new FleetLane(wire, id, boot),
            Lane.SAMPLE, new FleetLane(wire, id, boot));
  }

  DeviceId id() {
    return id;
  }

  /** The next thing that it has to say: a stroke or, now and then, a frame. */
  Entry next(long atNs, Wall wall) {
    long number = made++;
    if (number % Fleet.ENTRIES_A_FRAME == Fleet.ENTRIES_A_FRAME - 1) {
      return lane(Lane.SAMPLE).next(atNs, wall, stamp -> new Message.Sample(stamp, frame(stamp)));
    }
    int stroke = (int) (number % 12);
    Fact fact = new Fact.StrokeBegan(1, (int) (number / 12), stroke, number * SECOND_NS);
    return lane(Lane.EVENT)
        .next(atNs, wall, stamp -> new Message.Fact(stamp, new Event(boot, number, atNs, fact)));
  }

  /** The last thing that it has to say. */
  Entry goodbye(long atNs, Wall wall) {
    return lane(Lane.EVENT)
        .next(atNs, wall, stamp -> new Message.Noted(stamp, new Notice.Goodbye()));
  }

  private static SampleFrame frame(Message.Stamp stamp) {
    List<Fact.Second> seconds = new ArrayList<>();
    for (int second = 0; second < SampleFrame.MOST_SECONDS; second++) {
      double level = 0.4 + 0.001 * second;
      List<Fact.ZoneSecond> zones = new ArrayList<>();
      for (int zone = 0; zone < ZONES.size(); zone++) {
        double kpa = 2.1 + 0.17 * zone + 0.013 * ((stamp.sequence() + second) % 17);
        zones.add(new Fact.ZoneSecond(kpa - 0.21, kpa, kpa + 0.34, level, true));
      }
      long placeNs = (stamp.sequence() * SampleFrame.MOST_SECONDS + second) * SECOND_NS;
      seconds.add(new Fact.Second(placeNs, level, zones, List.of(33.1, 33.4, 33.2), 0.412, 3.012));
    }
    return new SampleFrame(
        ZONES, Math.max(0, stamp.atNs() - SampleFrame.MOST_SECONDS * SECOND_NS), seconds);
  }

  private FleetLane lane(Lane lane) {
    FleetLane found = lanes.get(lane);
    if (found == null) {
      throw new IllegalArgumentException("a simulated device says nothing in " + lane);
    }
    return found;
  }

  /** An entry of it is said now. */
  void said(Entry entry, long nowNs) {
    lane(entry.lane()).said(nowNs);
  }

  /** Hears what the clinic has; answers how many entries of it are new. An older boot has none. */
  long heard(Message.Ack ack, long nowNs, Latencies latencies) {
    if (!ack.boot().equals(boot)) {
      return 0;
    }
    long stored = 0;
    for (Map.Entry<Lane, Long> upTo : ack.upTo().entrySet()) {
      @Nullable FleetLane lane = lanes.get(upTo.getKey());
      stored += lane == null ? 0 : lane.stored(upTo.getValue(), nowNs, latencies);
    }
    return stored;
  }
}
