package org.sentuh.simulator.fleet;

import java.util.function.Function;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * One lane of one device's boot: numbered and chained as a journal does it, and when each entry was
 * said, until the clinic has it. One thread says, another one hears the acks.
 */
final class FleetLane {

  private static final int ROOM_AT_FIRST = 64;

  private final WireJson wire;
  private final DeviceId device;
  private final String boot;
  private long sequence;
  private String before = Entry.BEGINNING;

  private long stored = -1;
  private long said = -1;

  /** When the entries after {@link #stored} were said: a ring, by sequence. */
  private long[] saidAtNs = new long[ROOM_AT_FIRST];

  FleetLane(WireJson wire, DeviceId device, String boot) {
    this.wire = wire;
    this.device = device;
    this.boot = boot;
  }

  /** The next entry. */
  Entry next(long atNs, Wall wall, Function<Message.Stamp, Message.Stamped> message) {
    Entry entry =
        wire.entry(message.apply(new Message.Stamp(device, boot, sequence, atNs, wall, before)));
    sequence++;
    before = entry.hash();
    return entry;
  }

  /** The next one is said now. */
  synchronized void said(long nowNs) {
    said++;
    if (said - stored > saidAtNs.length) {
      grow();
    }
    saidAtNs[place(said)] = nowNs;
  }

  private void grow() {
    long[] more = new long[2 * saidAtNs.length];
    for (long one = stored + 1; one < said; one++) {
      more[(int) (one % more.length)] = saidAtNs[place(one)];
    }
    saidAtNs = more;
  }

  private int place(long one) {
    return (int) (one % saidAtNs.length);
  }

  /** The clinic has these; answers how many of them are new. */
  synchronized long stored(long upTo, long nowNs, Latencies latencies) {
    long before = stored;
    for (long one = stored + 1; one <= Math.min(upTo, said); one++) {
      latencies.add(nowNs - saidAtNs[place(one)], 1);
      stored = one;
    }
    return stored - before;
  }
}
