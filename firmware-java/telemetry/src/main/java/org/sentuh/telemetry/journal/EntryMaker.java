package org.sentuh.telemetry.journal;

import java.util.List;
import java.util.Map;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.TickBlock;

/**
 * Makes entries of what happened: an event becomes one at once, seconds become frames, ticks become
 * blocks. The writer's thread.
 */
final class EntryMaker {

  private final Chains chains;
  private final Clock clock;
  private final Batch batch;
  private final SecondFraming seconds = new SecondFraming();
  private final TickFraming ticks = new TickFraming();

  /** A maker that numbers with these chains and puts what it makes into this batch. */
  EntryMaker(Chains chains, Clock clock, Batch batch) {
    this.chains = chains;
    this.clock = clock;
    this.batch = batch;
  }

  /** A fact of the loop; a treatment's end closes what is being gathered. */
  void fact(Event event, List<String> zones) {
    switch (event.fact()) {
      case Fact.Second second -> second(event, second, zones);
      case Fact.Ended ended -> {
        event(event);
        closeAll();
      }
      default -> event(event);
    }
  }

  private void event(Event event) {
    add(chains.add(Lane.EVENT, event.atNs(), stamp -> new Message.Fact(stamp, event)));
  }

  private void second(Event event, Fact.Second second, List<String> zones) {
    if (!seconds.takes(event, zones)) {
      closeSeconds();
    }
    seconds.add(event, second, zones);
    batch.add(new Batch.Second(zones, event, chains.wallAt(event.atNs())));
    if (seconds.isFull()) {
      closeSeconds();
    }
  }

  /** The batch holds every word of the boot up to this one. */
  void told(long word) {
    batch.told(chains.boot(), word);
  }

  /** One tick at full rate. */
  void tick(TickRecord tick) {
    if (!ticks.takes(tick)) {
      closeTicks();
    }
    ticks.add(tick);
  }

  /** A fact of the recording itself. */
  void note(Notice notice) {
    add(chains.add(Lane.EVENT, stamp -> new Message.Noted(stamp, notice)));
  }

  /** Answers of the mother. */
  void wellbeing(Map<String, Integer> answers) {
    add(chains.add(Lane.WELLBEING, stamp -> new Message.Wellbeing(stamp, answers)));
  }

  /** Closes what nothing has followed for long. */
  void closeOld() {
    long nowNs = clock.nowNs();
    if (seconds.isOld(nowNs)) {
      closeSeconds();
    }
    if (ticks.isOld(nowNs)) {
      closeTicks();
    }
  }

  /** Closes what is being gathered. */
  void closeAll() {
    closeSeconds();
    closeTicks();
  }

  private void closeSeconds() {
    if (!seconds.isEmpty()) {
      var frame = seconds.close();
      batch.framed(chains.add(Lane.SAMPLE, stamp -> new Message.Sample(stamp, frame)));
    }
  }

  private void closeTicks() {
    if (!ticks.isEmpty()) {
      long firstAtNs = ticks.firstAtNs();
      List<TickRecord> block = ticks.close();
      String data = TickBlock.encode(block);
      add(
          chains.add(
              Lane.FULL_RATE, stamp -> new Message.FullRate(stamp, firstAtNs, block.size(), data)));
    }
  }

  private void add(Entry entry) {
    batch.add(entry);
  }
}
