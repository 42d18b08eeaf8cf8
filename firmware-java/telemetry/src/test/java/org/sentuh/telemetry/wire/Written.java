package org.sentuh.telemetry.wire;

import java.util.ArrayList;
import java.util.List;

/** Lanes as a device writes them, for the tests of what others make of them. */
final class Written {

  private static final WireJson JSON = new WireJson();

  private Written() {}

  /** The first entries of a boot's event lane. */
  static List<Entry> events(int entries) {
    List<Entry> lane = new ArrayList<>();
    for (int sequence = 0; sequence < entries; sequence++) {
      String before = lane.isEmpty() ? Entry.BEGINNING : lane.getLast().hash();
      lane.add(entry(sequence, before, sequence));
    }
    return lane;
  }

  /** The same place in the lane, with another content. */
  static Entry altered(Entry entry) {
    return entry(entry.sequence(), entry.before(), -1 - entry.sequence());
  }

  private static Entry entry(long sequence, String before, long content) {
    Message.Stamp stamp =
        new Message.Stamp(
            Messages.DEVICE, Messages.BOOT, sequence, sequence * 10, Messages.WALL, before);
    return JSON.entry(new Message.Noted(stamp, new Notice.ClockCorrected(content)));
  }
}
