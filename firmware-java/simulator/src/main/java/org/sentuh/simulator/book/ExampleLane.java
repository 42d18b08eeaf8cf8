package org.sentuh.simulator.book;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** A lane of an imagined boot, numbered and chained as a device does it. */
final class ExampleLane {

  private static final long SECOND_NS = 1_000_000_000L;

  private final WireJson json = new WireJson();
  private final List<Entry> entries = new ArrayList<>();

  /** The next entry, a second of the boot after the one before. */
  void add(Function<Message.Stamp, Message.Stamped> message) {
    int sequence = entries.size();
    long atNs = (2 + sequence) * SECOND_NS;
    Wall wall = new Wall(Examples.WALL.at().plusNanos(atNs), Wall.Quality.TRUSTED);
    String before = entries.isEmpty() ? Entry.BEGINNING : entries.getLast().hash();
    Message.Stamp stamp =
        new Message.Stamp(Examples.DEVICE, Examples.BOOT, sequence, atNs, wall, before);
    entries.add(json.entry(message.apply(stamp)));
  }

  /** What it has so far. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
