package org.sentuh.telemetry.uplink;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.journal.Backlog;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** A journal without a disk. Any thread. */
final class MemoryBacklog implements Backlog {

  private record Key(String boot, Lane lane) {}

  /** What the uplink said cannot be sent. */
  record Apart(Entry entry, int reasonCode) {}

  private final WireJson json = new WireJson();
  private final DeviceId device;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final Map<Key, Entry> newest = new HashMap<>();
  private final Set<Consent> consents = EnumSet.allOf(Consent.class);
  private final List<Apart> apart = new ArrayList<>();
  private final List<Message.Ack> acks = new ArrayList<>();
  private final List<Entry> all = new ArrayList<>();
  private long places;
  private boolean broken;

  MemoryBacklog(DeviceId device) {
    this.device = device;
  }

  synchronized Entry event(String boot) {
    Message.Stamp stamp = stamp(boot, Lane.EVENT);
    return add(
        json.entry(
            new Message.Fact(
                stamp, new Event(boot, stamp.sequence(), stamp.atNs(), new Fact.Dropped(places)))));
  }

  /** Every ack that the uplink has passed on. */
  synchronized List<Message.Ack> acks() {
    return List.copyOf(acks);
  }

  synchronized Entry sample(String boot) {
    Fact.Second second =
        new Fact.Second(
            0, 0.2, List.of(new Fact.ZoneSecond(0.5, 1, 2, 0.1, true)), List.of(34.5), 0.25, 3);
    return add(
        json.entry(
            new Message.Sample(
                stamp(boot, Lane.SAMPLE),
                new SampleFrame(List.of("lower-left"), 0, List.of(second)))));
  }

  synchronized Entry wellbeing(String boot) {
    return add(
        json.entry(new Message.Wellbeing(stamp(boot, Lane.WELLBEING), Map.of("comfort", 7))));
  }

  synchronized Entry fullRate(String boot, int bytes) {
    return add(
        json.entry(
            new Message.FullRate(
                stamp(boot, Lane.FULL_RATE), 0, bytes / 4, "A".repeat(bytes / 4 * 4))));
  }

  /** An entry that another device wrote, whose journal this was. */
  synchronized Entry ofAnotherDevice(String other) {
    Entry entry = new Entry(new DeviceId(other), "b0", Lane.EVENT, 0, Entry.BEGINNING, "{}");
    return add(entry);
  }

  synchronized void agree(Consent consent, boolean given) {
    if (given) {
      consents.add(consent);
    } else {
      consents.remove(consent);
    }
  }

  synchronized void breakDisk(boolean nowBroken) {
    broken = nowBroken;
  }

  synchronized List<Entry> everWritten() {
    return List.copyOf(all);
  }

  synchronized List<Entry> waitingEntries() {
    return waiting.values().stream().map(Waiting::entry).toList();
  }

  synchronized List<Apart> apart() {
    return List.copyOf(apart);
  }

  private Message.Stamp stamp(String boot, Lane lane) {
    Entry before = newest.get(new Key(boot, lane));
    return new Message.Stamp(
        device,
        boot,
        before == null ? 0 : before.sequence() + 1,
        places * 1000,
        new Wall(SteppedTime.START, Wall.Quality.TRUSTED),
        before == null ? Entry.BEGINNING : before.hash());
  }

  private Entry add(Entry entry) {
    places++;
    waiting.put(places, new Waiting(places, entry));
    newest.put(new Key(entry.boot(), entry.lane()), entry);
    all.add(entry);
    notifyAll();
    return entry;
  }

  private void checkDisk() {
    if (broken) {
      throw new IllegalStateException("the disk does not answer");
    }
  }

  @Override
  public synchronized List<Waiting> after(Lane lane, long place, int most) {
    checkDisk();
    return waiting.tailMap(place, false).values().stream()
        .filter(entry -> entry.entry().lane() == lane)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized long lastPlace() {
    checkDisk();
    return places;
  }

  @Override
  public synchronized List<Message.Span> spans() {
    checkDisk();
    Map<Key, long[]> spans = new java.util.LinkedHashMap<>();
    for (Waiting each : waiting.values()) {
      Entry entry = each.entry();
      spans
              .computeIfAbsent(
                  new Key(entry.boot(), entry.lane()), key -> new long[] {entry.sequence(), 0})[1] =
          entry.sequence();
    }
    return spans.entrySet().stream()
        .map(span ->
            new Message.Span(
                span.getKey().boot(), span.getKey().lane(), span.getValue()[0], span.getValue()[1]))
        .toList();
  }

  @Override
  public synchronized Map<String, Map<Lane, Long>> heads() {
    checkDisk();
    Map<String, Map<Lane, Long>> heads = new HashMap<>();
    newest.forEach((key, entry) ->
        heads
            .computeIfAbsent(key.boot(), boot -> new EnumMap<>(Lane.class))
            .put(key.lane(), entry.sequence()));
    return heads;
  }

  /** There is no room for these any more. */
  synchronized void discard(List<Entry> entries) {
    waiting.values().removeIf(each -> entries.contains(each.entry()));
  }

  @Override
  public synchronized void stored(Message.Ack ack) {
    checkDisk();
    acks.add(ack);
    if (newest.keySet().stream().noneMatch(key -> key.boot().equals(ack.boot()))) {
      return; // that boot never was
    }
    ack.upTo()
        .forEach((lane, upTo) -> {
          Key key = new Key(ack.boot(), lane);
          Entry last = newest.get(key);
          if (last == null || last.sequence() < upTo) {
            throw new AssertionError("an ack beyond what was written reached the journal: " + ack);
          }
          waiting
              .values()
              .removeIf(each ->
                  each.entry().lane() == lane
                      && each.entry().boot().equals(ack.boot())
                      && each.entry().sequence() <= upTo);
        });
  }

  @Override
  public synchronized void unsendable(Entry entry, int reasonCode) {
    waiting.values().removeIf(each -> each.entry().equals(entry));
    apart.add(new Apart(entry, reasonCode));
    add(
        json.entry(
            new Message.Noted(
                stamp("b1", Lane.EVENT),
                new Notice.Unsendable(entry.lane(), entry.boot(), entry.sequence(), reasonCode))));
  }

  @Override
  public synchronized Set<Consent> consents() {
    return Set.copyOf(consents);
  }

  @Override
  public synchronized long written() {
    return places;
  }

  @Override
  public synchronized void awaitMore(long written, long mostMs) throws InterruptedException {
    long deadlineNs = System.nanoTime() + mostMs * 1_000_000;
    long leftMs = mostMs;
    while (places <= written && leftMs > 0) {
      wait(leftMs);
      leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
    }
  }
}
