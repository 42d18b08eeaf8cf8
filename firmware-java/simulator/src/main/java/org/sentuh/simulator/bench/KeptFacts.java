package org.sentuh.simulator.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.field.FieldDevice;
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
 * @param framesGivenUp how many frames of seconds it says that it gave up to make room
 * @param troubles when it says that it could not write, in their order
 */
record KeptFacts(
    Set<Long> facts, long seconds, long framesGivenUp, List<Notice.WritingResumed> troubles) {

  private static final double SECOND_NS = 1e9;
  private static final long WRITING_MS = 60_000;

  /** How many seconds of samples it says that it had no room for. */
  long secondsRefused() {
    return troubles.stream().mapToLong(Notice.WritingResumed::samplesRefused).sum();
  }

  /** For how long it says that it could not write for this reason, in seconds; 0 for never. */
  double lastedS(String why) {
    return troubles.stream()
        .filter(trouble -> trouble.why().equals(why))
        .mapToDouble(trouble -> trouble.lastedNs() / SECOND_NS)
        .sum();
  }

  /** Reads a journal, as the next start of its device does. */
  static KeptFacts in(Reporting.Place place, DeviceId device) throws InterruptedException {
    Journal.Settings settings =
        new Journal.Settings(
            place.folder(), place.memory(), device, FieldDevice.newBoot(), place.quotaBytes());
    Journal journal =
        Journal.open(
            settings, Kept.in(place.folder()), new RealTimeClock(), new MachineWallClock());
    try {
      if (!journal.awaitWritten(WRITING_MS)) {
        throw new IllegalStateException("the disk has not taken a batch within a minute");
      }
      Count count = new Count();
      for (Lane lane : Lane.values()) {
        journal.after(lane, 0, Integer.MAX_VALUE).stream().map(Waiting::entry).forEach(count::add);
      }
      return new KeptFacts(count.facts, count.seconds, count.framesGivenUp, count.troubles);
    } finally {
      journal.close();
    }
  }

  private static final class Count {

    private final WireJson json = new WireJson();
    private final Set<Long> facts = new HashSet<>();
    private long seconds;
    private long framesGivenUp;
    private final List<Notice.WritingResumed> troubles = new ArrayList<>();

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
        case Message.Fact fact -> facts.add(fact.event().sequence());
        case Message.Sample sample -> seconds += sample.frame().seconds().size();
        case Message.Noted(var stamp, Notice.WritingResumed resumed) -> troubles.add(resumed);
        case Message.Noted(var stamp, Notice.Discarded gone) ->
            framesGivenUp += gone.lane() == Lane.SAMPLE ? gone.last() - gone.first() + 1 : 0;
        default -> {
          // Neither of the loop nor of a disk.
        }
      }
    }
  }
}
