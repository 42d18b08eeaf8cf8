package org.sentuh.telemetry.uplink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.journal.Backlog;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits over one connection, the most urgent first, and takes the answers.
 *
 * <p>The order: what the uplink itself has to say; what has just happened; then lane by lane as
 * {@link Lane} has them, in each the oldest first; then a log, if somebody asked for one. Consent
 * is asked for before every single entry. A PUBACK frees nothing; only the clinic's ack does.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int NOT_AUTHORISED = 0x87;
  private static final int TOO_LARGE = 0x95;

  private static final long NO_ROOM_NS = 20_000_000;

  private final DeviceId device;
  private final Backlog backlog;
  private final Link link;
  private final Tally tally;
  private final long mostBytes;
  private final Window window;
  private final StoredMarks marks;
  private final LogCourier courier;
  private final WireJson json = new WireJson();
  private final Map<Lane, LaneFeed> feeds = new EnumMap<>(Lane.class);
  private final Deque<Outgoing> said = new ArrayDeque<>();
  private long number;
  private long noRoomUntilNs;
  private boolean toldOfRefused;

  Delivery(
      DeviceId device,
      Backlog backlog,
      Timing timing,
      Link link,
      LinkEvent.Opened opened,
      Tally tally,
      LogCourier courier,
      long nowNs) {
    this.device = device;
    this.backlog = backlog;
    this.link = link;
    this.tally = tally;
    this.mostBytes = opened.mostBytes();
    this.window = new Window(opened.receiveMaximum());
    this.marks = new StoredMarks(backlog.spans());
    this.courier = courier;
    this.noRoomUntilNs = nowNs;
    courier.beginAnew();
    long end = backlog.lastPlace();
    for (Lane lane : Lane.values()) {
      feeds.put(lane, new LaneFeed(lane, backlog, timing, end, nowNs));
    }
  }

  /** Something that the uplink itself has to say; it goes before any entry. */
  void say(Outgoing message) {
    said.add(message);
  }

  /** More has become durable. */
  void written() {
    feeds.values().forEach(LaneFeed::written);
  }

  /** Says what the uplink itself has to say, as far as there is room. */
  void speak(long nowNs) {
    @Nullable Outgoing own = said.peek();
    while (own != null && hasRoom(true, nowNs) && send(Parcel.said(own), nowNs)) {
      said.remove();
      own = said.peek();
    }
  }

  /** Sends entries as long as there are any and room for them. */
  void pump(long nowNs) {
    for (LaneFeed feed : feeds.values()) {
      if (nowNs >= feed.nextLookNs()) {
        feed.look(nowNs);
      }
    }
    boolean more = said.isEmpty();
    while (more) {
      more = sendOne(nowNs);
    }
    courier.next(nowNs).ifPresent(part -> sendLog(part, nowNs));
  }

  /** Only where everything else has gone that may go. */
  private void sendLog(Message.LogPart part, long nowNs) {
    Outgoing message = Outgoing.of(Channel.LOG, part.topic().toString(), json.write(part));
    if (!message.fits(mostBytes)) {
      courier.sent();
      courier.answered(Verdict.NEVER, nowNs);
    } else if (said.isEmpty() && hasRoom(false, nowNs) && send(Parcel.log(message), nowNs)) {
      courier.sent();
    } else {
      courier.postpone(nowNs);
    }
  }

  /** When a part of a log is due; never, where there is none. */
  long logDueNs() {
    return courier.dueNs();
  }

  /** Sends again whatever was sent and is not acked: nobody may have heard it. */
  void sayAgain() {
    feeds.values().forEach(LaneFeed::sayAgain);
  }

  /** When {@link #pump} is due to look whether something was left lying. */
  long nextLookNs() {
    return feeds.values().stream().mapToLong(LaneFeed::nextLookNs).min().orElseThrow();
  }

  /** When the client may have room again; never, where nothing says that it has none. */
  long roomAgainNs(long nowNs) {
    return noRoomUntilNs > nowNs ? noRoomUntilNs : Long.MAX_VALUE;
  }

  /**
   * A PUBACK has come. Answers what it means, and for what; nothing when it was for nothing, or for
   * a part of a log, over which no connection ends.
   */
  Optional<Answer> answered(LinkEvent.Answered answered, long nowNs) {
    Optional<Parcel> parcel = window.answered(answered.number(), nowNs);
    if (parcel.filter(Parcel::isLog).isPresent()) {
      courier.answered(Verdict.of(answered.reasonCode()), nowNs);
      return Optional.empty();
    }
    return parcel.map(sent -> new Answer(sent, settle(sent, answered.reasonCode())));
  }

  /** What became of a parcel. */
  record Answer(Parcel parcel, Verdict verdict) {}

  /**
   * The clinic has said what it has stored. Of a boot of which nothing waited and nothing was sent
   * only the journal knows whether it ever was.
   */
  void acked(Message.Ack ack) {
    if (!marks.knows(ack.boot())) {
      backlog.stored(ack);
      return;
    }
    StoredMarks.News news = marks.heard(ack);
    if (news.refused().keySet().stream().anyMatch(lane -> !isGivenUp(ack, lane))) {
      refuse(ack, news.refused());
    }
    if (news.isNothing()) {
      return;
    }
    backlog.stored(news.ack());
    news.entries()
        .forEach((lane, entries) -> {
          feed(lane).stored(entries);
          tally.stored.addAndGet(entries);
        });
  }

  /**
   * Whether up to where an ack goes everything was written here and nothing waits any more: what
   * was not sent was given up, which the clinic was told of and counts.
   */
  private boolean isGivenUp(Message.Ack ack, Lane lane) {
    long upTo = ack.upTo().getOrDefault(lane, -1L);
    long written = backlog.heads().getOrDefault(ack.boot(), Map.of()).getOrDefault(lane, -1L);
    return upTo <= written
        && backlog.spans().stream()
            .filter(span -> span.boot().equals(ack.boot()) && span.lane() == lane)
            .noneMatch(span -> span.first() <= upTo);
  }

  /** Said once a connection: who says it again and again is counted. */
  private void refuse(Message.Ack ack, Map<Lane, Long> sentUpTo) {
    tally.refused.incrementAndGet();
    if (!toldOfRefused) {
      toldOfRefused = true;
      LOG.warn(
          "An ack for boot {} says that {} is stored, but of these no more was sent than {}; that"
              + " is refused and frees nothing. Look which clinic, or whose archive, answers here",
          ack.boot(),
          ack.upTo(),
          sentUpTo);
    }
  }

  /** The broker left because a packet was too large for it: that was the largest on its way. */
  void largestWasTooLarge() {
    window
        .largest()
        .map(Parcel::waiting)
        .ifPresent(waiting -> keepApart(waiting.entry(), TOO_LARGE));
  }

  /** Since when no PUBACK has come though some are due. */
  Optional<Long> silentSinceNs() {
    return window.silentSinceNs();
  }

  /** Whether all that was sent is answered, and nothing of the uplink's own is left to be said. */
  boolean isQuiet() {
    return window.isEmpty() && said.isEmpty();
  }

  private Verdict settle(Parcel parcel, int reasonCode) {
    Verdict verdict = Verdict.of(reasonCode);
    @Nullable Waiting waiting = parcel.waiting();
    if (waiting != null) {
      switch (verdict) {
        case TAKEN -> tally.taken.incrementAndGet();
        case NOBODY_STORES, LATER -> feed(waiting.entry().lane()).pause();
        case NEVER -> keepApart(waiting.entry(), reasonCode);
        case NOT_ALLOWED -> {
          // The session ends over this; the entry stays where it is.
        }
      }
    }
    return verdict;
  }

  private boolean sendOne(long nowNs) {
    if (sendFresh(Lane.EVENT, true, nowNs)) {
      return true;
    }
    for (Lane lane : Lane.values()) {
      if (sendWaited(lane, nowNs) || sendFresh(lane, false, nowNs)) {
        return true;
      }
    }
    return false;
  }

  private boolean sendFresh(Lane lane, boolean urgent, long nowNs) {
    LaneFeed feed = feed(lane);
    if (!hasRoom(urgent, nowNs) || !agreed(lane)) {
      return false;
    }
    Optional<Waiting> next = feed.nextFresh();
    boolean done = next.isPresent() && deliver(next.get(), urgent, nowNs);
    if (done) {
      feed.freshTaken();
    }
    return done;
  }

  private boolean sendWaited(Lane lane, long nowNs) {
    LaneFeed feed = feed(lane);
    if (!hasRoom(false, nowNs) || !agreed(lane)) {
      return false;
    }
    Optional<Waiting> next = feed.nextWaited();
    boolean done = next.isPresent() && deliver(next.get(), false, nowNs);
    if (done) {
      feed.waitedTaken();
    }
    return done;
  }

  private boolean hasRoom(boolean urgent, long nowNs) {
    return nowNs >= noRoomUntilNs && window.hasRoom(urgent);
  }

  private boolean agreed(Lane lane) {
    boolean agreed = backlog.consents().contains(lane.consent());
    if (!agreed) {
      feed(lane).withheld();
    }
    return agreed;
  }

  /** Sends an entry, or sees that it never can be. Answers whether it is dealt with. */
  private boolean deliver(Waiting waiting, boolean urgent, long nowNs) {
    Entry entry = waiting.entry();
    if (!entry.device().equals(device)) {
      keepApart(entry, NOT_AUTHORISED);
      return true;
    }
    Outgoing message = Outgoing.of(entry);
    if (!message.fits(mostBytes)) {
      keepApart(entry, TOO_LARGE);
      return true;
    }
    if (!send(new Parcel(message, waiting, urgent), nowNs)) {
      return false;
    }
    marks.dealtWith(entry);
    tally.sent.incrementAndGet();
    return true;
  }

  /** Counted before it goes: the PUBACK may be here before this returns. */
  private boolean send(Parcel parcel, long nowNs) {
    number++;
    window.sent(number, parcel, nowNs);
    boolean taken = link.publish(number, parcel.outgoing());
    if (!taken) {
      window.takenBack(number);
      noRoomUntilNs = nowNs + NO_ROOM_NS;
    }
    return taken;
  }

  private void keepApart(Entry entry, int reasonCode) {
    backlog.unsendable(entry, reasonCode);
    marks.dealtWith(entry);
    tally.unsendable.incrementAndGet();
  }

  private LaneFeed feed(Lane lane) {
    LaneFeed feed = feeds.get(lane);
    if (feed == null) {
      throw new IllegalStateException("every lane has a feed");
    }
    return feed;
  }
}
