package org.sentuh.clinic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** Writes a lane of a boot as a device does: numbered, chained, to the byte. */
public final class ToldLane {

  /** When everything here was said. */
  public static final Wall WALL =
      new Wall(Instant.parse("2026-11-25T02:40:00.120Z"), Wall.Quality.TRUSTED);

  private final WireJson wire = new WireJson();
  private final DeviceId device;
  private final String boot;
  private final Lane lane;
  private long sequence;
  private String before = Entry.BEGINNING;

  /** Begins a lane; event and wellbeing can be written. */
  public ToldLane(DeviceId device, String boot, Lane lane) {
    this.device = device;
    this.boot = boot;
    this.lane = lane;
  }

  /** The next entry, with a fact of its lane. */
  public Entry next() {
    Message.Stamp stamp = stamp();
    return written(
        switch (lane) {
          case EVENT ->
              new Message.Fact(
                  stamp,
                  new Event(
                      boot,
                      stamp.sequence(),
                      stamp.atNs(),
                      new Fact.ContactChanged("lower-left", stamp.sequence() % 2 == 0)));
          case WELLBEING -> new Message.Wellbeing(stamp, Map.of("calm", 8, "pain", 2));
          default -> throw new IllegalStateException("no entries of " + lane + " are written here");
        });
  }

  /** The next entry of the lane of events, told at a time of day. */
  public Entry next(Fact fact, Wall wall) {
    Message.Stamp stamp =
        new Message.Stamp(device, boot, sequence, 10_000_000L * sequence, wall, before);
    return written(new Message.Fact(stamp, new Event(boot, sequence, stamp.atNs(), fact)));
  }

  /** So many next entries. */
  public List<Entry> next(int count) {
    return IntStream.range(0, count).mapToObj(index -> next()).toList();
  }

  /** The next entry, in which the recording itself tells something. */
  public Entry next(Notice notice) {
    return written(new Message.Noted(stamp(), notice));
  }

  /** As if the hash of the entry before were another. */
  public Entry nextOn(String otherBefore) {
    before = otherBefore;
    return next();
  }

  private Message.Stamp stamp() {
    return new Message.Stamp(device, boot, sequence, 10_000_000L * sequence, WALL, before);
  }

  private Entry written(Message.Stamped message) {
    Entry entry = wire.entry(message);
    sequence++;
    before = entry.hash();
    return entry;
  }
}
