package org.sentuh.simulator.bench;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.sentuh.control.event.Fact;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.realtime.MachineWallClock;
import org.sentuh.simulator.realtime.RealTimeClock;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.WireJson;

/**
 * What a journal has kept of one boot that is over.
 *
 * @param facts the loop's numbers of all that are in it
 * @param seconds how many seconds of samples are in it
 * @param secondsRefused how many it says that it had no room for
 * @param stalledNs for how long it says that it could not write
 */
record KeptFacts(Set<Long> facts, long seconds, long secondsRefused, long stalledNs) {

  private static final long QUOTA_BYTES = 16L << 20;
  private static final long WRITING_MS = 60_000;

  /** Reads the journal in a folder, as the next start of its device does. */
  static KeptFacts in(Path folder, DeviceId device) throws InterruptedException {
    Journal.Settings settings =
        new Journal.Settings(folder, device, FieldDevice.newBoot(), QUOTA_BYTES);
    Journal journal =
        Journal.open(settings, Kept.in(folder), new RealTimeClock(), new MachineWallClock());
    try {
      if (!journal.awaitWritten(WRITING_MS)) {
        throw new IllegalStateException("the disk has not taken a batch within a minute");
      }
      Count count = new Count();
      for (Lane lane : Lane.values()) {
        journal.after(lane, 0, Integer.MAX_VALUE).stream().map(Waiting::entry).forEach(count::add);
      }
      return new KeptFacts(count.facts, count.seconds, count.secondsRefused, count.stalledNs);
    } finally {
      journal.close();
    }
  }

  private static final class Count {

    private final WireJson json = new WireJson();
    private final Set<Long> facts = new HashSet<>();
    private long seconds;
    private long secondsRefused;
    private long stalledNs;

    void add(Entry entry) {
      if (json.read(entry.lane().channel().of(entry.device()), entry.body())
          instanceof Received.Understood<Message>(Message message)) {
        count(message);
      } else {
        throw new IllegalStateException("the journal holds what is no message: " + entry.body());
      }
    }

    private void count(Message message) {
      switch (message) {
        case Message.Fact fact -> {
          facts.add(fact.event().sequence());
          secondsRefused += fact.event().fact() instanceof Fact.Dropped lost ? lost.facts() : 0;
        }
        case Message.Sample sample -> seconds += sample.frame().seconds().size();
        case Message.Noted(var stamp, Notice.WritingResumed resumed) -> {
          secondsRefused += resumed.samplesRefused();
          stalledNs += resumed.lastedNs();
        }
        default -> {
          // Neither of the loop nor of a disk.
        }
      }
    }
  }
}
