package org.sentuh.clinic.archive;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

/**
 * One batch in one transaction: devices are locked first, in the order of their names, and
 * everything else is beneath a device, so two intakes never wait for each other in a circle.
 */
final class Filing {

  /** What the last self-test of a device is kept as, beside the last message of each kind. */
  static final String SELF_TEST = "SELF_TEST";

  /** The same for which of its force sensors are calibrated. */
  static final String CALIBRATED = "CALIBRATED";

  private final Tables tables;
  private final Traces traces;
  private final List<Arrival> batch;
  private final Instant now;
  private final Map<String, Device> devices = new TreeMap<>();
  private final List<Arrival.Refused> refused = new ArrayList<>();
  private final Map<Boot, EnumMap<Lane, Chain>> boots = new TreeMap<>();
  private final Map<Chain, NavigableMap<Long, Chain.Link>> fresh = new HashMap<>();
  private int again;

  /** A boot of a device. */
  record Boot(String device, String name) implements Comparable<Boot> {

    @Override
    public int compareTo(Boot other) {
      int byDevice = device.compareTo(other.device);
      return byDevice != 0 ? byDevice : name.compareTo(other.name);
    }
  }

  Filing(Connection connection, Engine engine, List<Arrival> batch) {
    this.tables = new Tables(connection, engine);
    this.traces = new Traces(connection, engine);
    this.batch = batch;
    this.now = batch.getLast().received();
  }

  Filed file() throws SQLException {
    meetDevices();
    findChains();
    int stored = store();
    heed();
    advance();
    boots.values().forEach(lanes -> lanes.values().forEach(this::completeness));
    tables.update(boots.values(), now);
    tables.update(devices.values());
    traces.put(now.toEpochMilli());
    Quarantine.put(tables.connection, refused);
    return new Filed(acks(), stored, again, refused.size());
  }

  // Who speaks.

  private void meetDevices() throws SQLException {
    for (Arrival arrival : batch) {
      switch (arrival) {
        case Arrival.Told message -> devices.put(message.entry().device().value(), new Device(""));
        case Arrival.Seen message -> devices.put(message.status().device().value(), new Device(""));
        case Arrival.Asked message -> devices.put(message.sync().device().value(), new Device(""));
        case Arrival.Latest message -> devices.put(message.device().value(), new Device(""));
        case Arrival.Answered message ->
            devices.put(message.reported().device().value(), new Device(""));
        case Arrival.Replied message ->
            devices.put(message.reply().device().value(), new Device(""));
        case Arrival.Logged message -> devices.put(message.part().device().value(), new Device(""));
        case Arrival.Refused message -> refused.add(message);
      }
    }
    tables.lock(devices);
    List<Arrival.Latest> latest = new ArrayList<>();
    for (Arrival arrival : batch) {
      long at = arrival.received().toEpochMilli();
      switch (arrival) {
        case Arrival.Told message -> heard(message.entry().device(), at);
        case Arrival.Asked message -> {
          heard(message.sync().device(), at);
          Prescriptions.missedBy(
              tables.connection, message.sync().device(), message.sync().prescriptionRevision());
        }
        case Arrival.Seen message -> saw(message, at);
        case Arrival.Latest message -> {
          latest.add(message);
          traces.health(message);
          ToldWhose.heard(tables.connection, message);
          if (!message.remembered()) {
            heard(message.device(), at);
          }
        }
        case Arrival.Answered message -> {
          Prescriptions.answered(tables.connection, message.reported(), message.received());
          if (!message.remembered()) {
            traces.answered(message.reported(), at);
            heard(message.reported().device(), at);
          }
        }
        case Arrival.Replied message -> {
          Commands.answered(tables.connection, message.reply(), message.received());
          heard(message.reply().device(), at);
        }
        case Arrival.Logged message -> {
          Logs.keep(tables.connection, message.part(), message.received());
          device(message.part().device()).heard(at);
        }
        case Arrival.Refused message -> {}
      }
    }
    tables.keep(latest);
  }

  private void heard(DeviceId who, long at) {
    Device device = device(who);
    traces.heard(device, at);
    device.heard(at);
  }

  private void saw(Arrival.Seen message, long at) throws SQLException {
    Device device = device(message.status().device());
    if (!message.remembered() && !message.status().why().equals("death")) {
      traces.heard(device, at);
    }
    device.saw(message.status(), message.remembered(), at);
    if (!message.status().why().equals("death")) { // which tells of an earlier moment
      tables.agreed(message.status(), at);
    }
  }

  private void completeness(Chain chain) {
    if (chain.isIncomplete() != chain.wasIncomplete()) {
      traces.incomplete(chain.key.device(), chain.isIncomplete() ? 1 : -1);
    }
  }

  private Device device(DeviceId device) {
    return devices.computeIfAbsent(device.value(), Device::new);
  }

  // Which boots and lanes are concerned.

  private void findChains() throws SQLException {
    for (Arrival arrival : batch) {
      switch (arrival) {
        case Arrival.Told(Entry entry, var notice, Instant at) -> {
          boot(entry.device(), entry.boot());
          notice.flatMap(Filing::about).ifPresent(boot -> boot(entry.device(), boot));
        }
        case Arrival.Asked(Message.Sync sync, Instant at) -> {
          boot(sync.device(), sync.boot());
          sync.spans().forEach(span -> boot(sync.device(), span.boot()));
        }
        default -> {}
      }
    }
    tables.find(boots);
    List<Chain.Key> missing = new ArrayList<>();
    for (Arrival arrival : batch) {
      if (arrival instanceof Arrival.Told(Entry entry, var notice, Instant at)) {
        Chain.Key key = new Chain.Key(entry.device(), entry.boot(), entry.lane());
        if (chain(key) == null) {
          missing.add(key);
        }
      }
    }
    make(missing);
  }

  private static Optional<String> about(Notice notice) {
    return switch (notice) {
      case Notice.BootEnded ended -> Optional.of(ended.boot());
      case Notice.Discarded discarded -> Optional.of(discarded.boot());
      case Notice.Unsendable unsendable -> Optional.of(unsendable.boot());
      default -> Optional.empty();
    };
  }

  private void boot(DeviceId device, String boot) {
    boots.computeIfAbsent(new Boot(device.value(), boot), b -> new EnumMap<>(Lane.class));
  }

  private @Nullable Chain chain(Chain.Key key) {
    @Nullable Map<Lane, Chain> lanes = boots.get(new Boot(key.device().value(), key.boot()));
    return lanes == null ? null : lanes.get(key.lane());
  }

  private void make(List<Chain.Key> missing) throws SQLException {
    if (!missing.isEmpty()) {
      tables.make(missing, now);
      tables.find(boots);
    }
  }

  private Chain made(Chain.Key key) throws SQLException {
    @Nullable Chain chain = chain(key);
    if (chain == null) {
      make(List.of(key));
      chain = chain(key);
    }
    if (chain == null) {
      throw new IllegalStateException("the lane " + key + " was made and is not there");
    }
    return chain;
  }

  // What is new.

  private int store() throws SQLException {
    List<Engine.Placed> placed = new ArrayList<>();
    List<Arrival.Told> messages = new ArrayList<>();
    Map<Long, Map<Long, String>> seen = new HashMap<>();
    for (Arrival arrival : batch) {
      if (arrival instanceof Arrival.Told message) {
        Chain chain = made(key(message.entry()));
        String hash = message.entry().hash();
        @Nullable String first =
            seen.computeIfAbsent(chain.number, n -> new HashMap<>())
                .putIfAbsent(message.entry().sequence(), hash);
        if (first == null) {
          placed.add(place(chain, message, hash));
          messages.add(message);
        } else {
          judgeRepeated(chain, message, hash, first);
        }
      }
    }
    return placed.isEmpty() ? 0 : store(placed, messages);
  }

  private int store(List<Engine.Placed> placed, List<Arrival.Told> messages) throws SQLException {
    boolean[] isFresh = tables.engine.put(tables.connection, placed);
    List<Integer> known = new ArrayList<>();
    List<Happenings.Stored> told = new ArrayList<>();
    int stored = 0;
    for (int index = 0; index < isFresh.length; index++) {
      Engine.Placed entry = placed.get(index);
      Chain chain = made(key(messages.get(index).entry()));
      if (isFresh[index]) {
        stored++;
        fresh
            .computeIfAbsent(chain, c -> new TreeMap<>())
            .put(entry.sequence(), new Chain.Link(entry.before(), entry.hash()));
        Arrival.Told message = messages.get(index);
        told.add(new Happenings.Stored(chain.number, message.entry(), message.received()));
        traces.told(message.entry(), message.notice(), message.received().toEpochMilli());
      } else {
        known.add(index);
      }
    }
    Happenings.put(tables.connection, told);
    if (!known.isEmpty()) {
      Map<Long, Map<Long, String>> hashes = tables.hashes(known.stream().map(placed::get).toList());
      for (int index : known) {
        Engine.Placed entry = placed.get(index);
        String first =
            hashes.getOrDefault(entry.chain(), Map.of()).getOrDefault(entry.sequence(), "");
        Arrival.Told message = messages.get(index);
        judgeRepeated(made(key(message.entry())), message, entry.hash(), first);
      }
    }
    return stored;
  }

  private static Chain.Key key(Entry entry) {
    return new Chain.Key(entry.device(), entry.boot(), entry.lane());
  }

  private static Engine.Placed place(Chain chain, Arrival.Told message, String hash) {
    Entry entry = message.entry();
    return new Engine.Placed(
        chain.number,
        chain.day,
        entry.sequence(),
        hash,
        entry.before(),
        message.received().toEpochMilli(),
        entry.body());
  }

  private void judgeRepeated(Chain chain, Arrival.Told message, String hash, String first)
      throws SQLException {
    if (hash.equals(first)) {
      again++;
    } else {
      blame(chain, message.entry().sequence(), Reason.OTHER_CONTENT, message.received());
      refuse(
          message.entry(),
          Reason.OTHER_CONTENT,
          message.entry()
              + " is stored with the hash "
              + first
              + " and came again with "
              + hash
              + "; the first one stays",
          message.received());
    }
  }

  private void blame(Chain chain, long sequence, Reason reason, Instant at) throws SQLException {
    tables.blame(chain.number, sequence, reason, at.toEpochMilli());
  }

  private void refuse(Entry entry, Reason reason, String why, Instant at) {
    refused.add(
        new Arrival.Refused(
            entry.lane().channel().topic(entry.device()),
            entry.body().getBytes(StandardCharsets.UTF_8),
            reason,
            why,
            at));
  }

  // What the recording itself tells.

  private void heed() throws SQLException {
    for (Arrival arrival : batch) {
      switch (arrival) {
        case Arrival.Told(Entry entry, var notice, Instant at) -> {
          if (notice.isPresent()) {
            heed(entry, notice.get(), at);
          }
        }
        case Arrival.Asked(Message.Sync sync, Instant at) -> {
          for (Message.Span span : sync.spans()) {
            heed(sync.device(), span, at);
          }
        }
        default -> {}
      }
    }
  }

  private void heed(Entry entry, Notice notice, Instant at) throws SQLException {
    DeviceId device = entry.device();
    switch (notice) {
      case Notice.Goodbye() -> tables.goodbye(device.value(), entry.boot(), at);
      case Notice.BootEnded ended -> {
        tables.bootEnded(device.value(), entry.boot(), ended, at);
        for (Map.Entry<Lane, Long> lane : ended.last().entrySet()) {
          wrote(device, ended.boot(), lane.getKey(), lane.getValue());
        }
      }
      case Notice.Discarded(Lane lane, String boot, long first, long last, String why) ->
          hole(new Chain.Key(device, boot, lane), first, last, why, at);
      case Notice.Unsendable(Lane lane, String boot, long sequence, int reasonCode) ->
          hole(
              new Chain.Key(device, boot, lane),
              sequence,
              sequence,
              "unsendable " + reasonCode,
              at);
      case Notice.SelfTested tested -> tables.keep(device, SELF_TEST, at, entry.body());
      case Notice.SensorsCalibrated calibrated -> tables.keep(device, CALIBRATED, at, entry.body());
      default -> {}
    }
  }

  /**
   * A device has forgotten only what was acknowledged to it, or what it gave up and said so. Where
   * it no longer has what the archive lacks, the archive has lost it: somebody put back an older
   * copy of the database, for instance. That will never come, and must not hold up the rest.
   */
  private void heed(DeviceId device, Message.Span span, Instant at) throws SQLException {
    Chain.Key key = new Chain.Key(device, span.boot(), span.lane());
    @Nullable Chain known = chain(key);
    long upTo = known == null ? -1 : known.upTo;
    if (span.first() > upTo + 1) {
      hole(key, upTo + 1, span.first() - 1, Gap.GONE, at);
    }
    wrote(device, span.boot(), span.lane(), span.last());
  }

  private void wrote(DeviceId device, String boot, Lane lane, long last) throws SQLException {
    if (last >= 0) {
      Chain chain = made(new Chain.Key(device, boot, lane));
      chain.lastTold = Math.max(chain.lastTold, last);
    }
  }

  private void hole(Chain.Key key, long first, long last, String why, Instant at)
      throws SQLException {
    long from = Math.max(0, first);
    if (from <= last) {
      Chain chain = made(key);
      chain.lastTold = Math.max(chain.lastTold, last);
      tables.hole(chain.number, from, last, why, at.toEpochMilli());
    }
  }

  // How far it is complete.

  private void advance() throws SQLException {
    List<Chain> chains = boots.values().stream().flatMap(b -> b.values().stream()).toList();
    Map<Long, List<Chain.Hole>> holes = tables.holes(chains);
    List<Chain> late = new ArrayList<>();
    for (Chain chain : chains) {
      NavigableMap<Long, Chain.Link> news = fresh.getOrDefault(chain, new TreeMap<>());
      if (!news.isEmpty() && news.firstKey() <= chain.upTo) {
        late.add(chain);
      }
    }
    for (Chain chain : late) {
      NavigableMap<Long, Chain.Link> given = fresh.getOrDefault(chain, new TreeMap<>());
      broken(chain, tables.brokenAround(chain, given.headMap(chain.upTo, true).keySet()));
    }
    for (Chain chain : chains) {
      advance(
          chain,
          fresh.getOrDefault(chain, new TreeMap<>()),
          holes.getOrDefault(chain.number, List.of()));
    }
  }

  private void advance(Chain chain, NavigableMap<Long, Chain.Link> news, List<Chain.Hole> holes)
      throws SQLException {
    boolean allInHand = chain.highest <= chain.upTo;
    if (!news.isEmpty()) {
      chain.highest = Math.max(chain.highest, news.lastKey());
    }
    if (!chain.canAdvance(news, holes)) {
      return;
    }
    if (allInHand) {
      broken(chain, chain.advance(news, holes, Long.MAX_VALUE));
      return;
    }
    NavigableMap<Long, Chain.Link> page;
    do {
      page = tables.links(chain);
      boolean whole = page.size() < Tables.PAGE;
      broken(chain, chain.advance(page, holes, whole ? Long.MAX_VALUE : page.lastKey()));
    } while (page.size() == Tables.PAGE && chain.upTo >= page.lastKey());
  }

  private void broken(Chain chain, List<Long> sequences) throws SQLException {
    for (long sequence : sequences) {
      Entry entry = tables.entry(chain, sequence);
      blame(chain, sequence, Reason.BROKEN_CHAIN, now);
      refuse(
          entry,
          Reason.BROKEN_CHAIN,
          entry
              + " says that the entry before it has the hash "
              + entry.before()
              + ", but that has another; both are kept",
          now);
    }
  }

  // What to say.

  private List<Message.Ack> acks() {
    List<Message.Ack> acks = new ArrayList<>();
    boots.forEach((boot, lanes) -> {
      Map<Lane, Long> upTo = new EnumMap<>(Lane.class);
      lanes.forEach((lane, chain) -> {
        if (chain.upTo >= 0) {
          upTo.put(lane, chain.upTo);
        }
      });
      if (!upTo.isEmpty()) {
        acks.add(new Message.Ack(new DeviceId(boot.device()), boot.name(), upTo));
      }
    });
    return acks;
  }
}
