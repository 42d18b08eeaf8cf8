package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.journal.Backlog;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * One connection, from the first attempt to its end: the birth, the subscriptions, {@code sync} and
 * the clinic's answer to it, what is sent and what comes, and the goodbye.
 *
 * <p>On the uplink's thread alone. Whoever owns it looks at {@link #isOver} after every call.
 */
final class Session {

  /** The most spans in a sync, so that it stays below what a reader takes. */
  static final int MOST_SPANS = 400;

  private static final int REFUSED_FROM = 0x80;
  private static final int PACKET_TOO_LARGE = 0x95;
  private static final long LATE_NS = 2_000_000_000L;

  private final UplinkSettings settings;
  private final Timing timing;
  private final Backlog backlog;
  private final Downlink downlink;
  private final Wall.Clock wall;
  private final Tally tally;
  private final LogCourier courier;
  private final URI broker;
  private final boolean elsewhere;
  private final Link link;
  private final WireJson json = new WireJson();

  private State state = State.OPENING;
  private @Nullable Delivery delivery;
  private Set<Consent> saidConsents = Set.of();
  private boolean confirmed;
  private boolean nobodyStores;
  private String trouble = "";
  private long stateSinceNs;
  private long answerDueNs;
  private long answerTermNs;
  private long healthDueNs;

  private enum State {
    OPENING,
    SUBSCRIBING,
    TALKING,
    EMPTYING,
    GOODBYE,
    OVER
  }

  /** What a session is made of besides its connection. */
  record Parts(
      UplinkSettings settings,
      Timing timing,
      Backlog backlog,
      Downlink downlink,
      Wall.Clock wall,
      Tally tally,
      LogCourier courier) {}

  /**
   * Begins to connect.
   *
   * @param elsewhere whether another broker is worth trying when the clinic does not answer here
   */
  Session(
      Parts parts,
      Link.Transport transport,
      URI broker,
      boolean elsewhere,
      Consumer<LinkEvent> events,
      long nowNs) {
    this.settings = parts.settings();
    this.timing = parts.timing();
    this.backlog = parts.backlog();
    this.downlink = parts.downlink();
    this.wall = parts.wall();
    this.tally = parts.tally();
    this.courier = parts.courier();
    this.broker = broker;
    this.elsewhere = elsewhere;
    this.stateSinceNs = nowNs;
    this.answerTermNs = timing.answer().toNanos();
    this.link = transport.open(broker, status(false, "death", backlog.consents()), events);
  }

  /** Something has happened on the connection. */
  void hear(LinkEvent event, Optional<Message> message, long nowNs) {
    switch (event) {
      case LinkEvent.Opened opened -> opened(opened, nowNs);
      case LinkEvent.Subscribed subscribed -> subscribed(subscribed, nowNs);
      case LinkEvent.Answered answered -> answered(answered, nowNs);
      case LinkEvent.Arrived arrived ->
          message.ifPresent(understood -> arrived(understood, arrived.retained(), nowNs));
      case LinkEvent.Ended ended -> ended(ended);
    }
  }

  /** Does what is due, and sends what there is. */
  void step(boolean written, long nowNs) {
    @Nullable Delivery open = delivery;
    if (open == null || state == State.OVER) {
      giveUpIfDue(nowNs);
      return;
    }
    if (written) {
      open.written();
    }
    sayWhatIsDue(nowNs);
    giveUpIfDue(nowNs);
    if (state != State.OVER) {
      open.speak(nowNs);
    }
    if (state == State.TALKING || state == State.EMPTYING) {
      open.pump(nowNs);
    }
    farewell(open, nowNs);
  }

  /**
   * When there will be something to do even if nothing happens until then: of each state only what
   * it sees to, for what nobody sees to would be due for ever.
   */
  long nextNs(long nowNs) {
    @Nullable Delivery open = delivery;
    if (open == null) {
      return stateSinceNs + timing.connect().toNanos();
    }
    long next =
        open.silentSinceNs().map(since -> since + timing.puback().toNanos()).orElse(Long.MAX_VALUE);
    next = Math.min(next, open.roomAgainNs(nowNs));
    return Math.min(
        next,
        switch (state) {
          case OPENING, SUBSCRIBING -> stateSinceNs + timing.connect().toNanos();
          case TALKING ->
              Math.min(
                  Math.min(open.nextLookNs(), open.logDueNs()),
                  confirmed ? healthDueNs : Math.min(healthDueNs, answerDueNs));
          case EMPTYING -> Math.min(open.nextLookNs(), farewellDueNs());
          case GOODBYE -> farewellDueNs();
          case OVER -> nowNs;
        });
  }

  private long farewellDueNs() {
    return stateSinceNs + timing.farewell().toNanos();
  }

  /** Says what the uplink has to say to a command. */
  void reply(Message.CommandReply reply) {
    say(
        Channel.COMMAND_REPLY,
        Channel.COMMAND_REPLY.topic(settings.device(), reply.id()),
        json.write(reply));
  }

  /** Says how the device is as soon as it may. */
  void sayHealth(long nowNs) {
    healthDueNs = nowNs;
  }

  /** Asks the clinic again for all that it has to say. */
  void askAgain(long nowNs) {
    if (state == State.TALKING) {
      sync(nowNs);
    }
  }

  /**
   * Sends what is on its way, says goodbye, and ends. Whoever has heard the birth hears a goodbye,
   * though the subscriptions are not granted yet: otherwise the broker would tell of a death.
   */
  void leave(long nowNs) {
    if (state == State.TALKING || state == State.SUBSCRIBING) {
      enter(State.EMPTYING, nowNs);
    } else if (state != State.GOODBYE && state != State.EMPTYING) {
      end("");
    }
  }

  boolean isOver() {
    return state == State.OVER;
  }

  boolean isOnline() {
    return delivery != null && state != State.OVER;
  }

  /** Whether the clinic has answered over this connection. */
  boolean isConfirmed() {
    return confirmed;
  }

  boolean nobodyStores() {
    return nobodyStores;
  }

  /** What is in the way, or why it ended; empty for nothing. */
  String trouble() {
    return trouble;
  }

  /** Ends at once, and leaves it to the broker to tell of it. */
  void end(String why) {
    if (state != State.OVER) {
      trouble = why;
      state = State.OVER;
      link.abandon();
    }
  }

  private void opened(LinkEvent.Opened opened, long nowNs) {
    if (state != State.OPENING) {
      return;
    }
    tally.connects.incrementAndGet();
    delivery =
        new Delivery(settings.device(), backlog, timing, link, opened, tally, courier, nowNs);
    enter(State.SUBSCRIBING, nowNs);
    healthDueNs = nowNs;
    answerDueNs = Long.MAX_VALUE;
    if (opened.topicAliases() > 0) {
      trouble = "the broker offers topic aliases; set max_topic_alias 0 there";
    }
    birth();
    link.subscribe(Reception.filters(settings.device()));
  }

  /** Only now is asked, for the answer would come before anybody listens. */
  private void subscribed(LinkEvent.Subscribed subscribed, long nowNs) {
    List<Integer> refused =
        subscribed.reasonCodes().stream().filter(code -> code >= REFUSED_FROM).toList();
    if (!refused.isEmpty()) {
      end(
          "the broker does not let "
              + settings.device()
              + " subscribe ("
              + refused.getFirst()
              + "); "
              + "look at the certificate's name and the access list");
    } else if (state == State.SUBSCRIBING) {
      enter(State.TALKING, nowNs);
      sync(nowNs);
    }
  }

  private void answered(LinkEvent.Answered answered, long nowNs) {
    @Nullable Delivery open = delivery;
    if (open == null) {
      return;
    }
    open.answered(answered, nowNs)
        .ifPresent(answer -> {
          switch (answer.verdict()) {
            case TAKEN -> nobodyStores = nobodyStores && answer.parcel().waiting() == null;
            case NOBODY_STORES -> nobodyStores = nobodyStores || answer.parcel().waiting() != null;
            case NOT_ALLOWED -> end(notAllowed(answer.parcel(), answered.reasonCode()));
            case LATER, NEVER -> {
              // One message of many; the delivery has seen to it.
            }
          }
        });
  }

  private String notAllowed(Parcel parcel, int reasonCode) {
    String kind =
        Channel.parse(parcel.outgoing().topic())
            .map(topic -> topic.channel().name().toLowerCase(java.util.Locale.ROOT))
            .orElse("its topic");
    return "the broker does not let "
        + settings.device()
        + " publish "
        + kind
        + " ("
        + reasonCode
        + "); look at the certificate's name and the access list; nothing was lost";
  }

  private void arrived(Message message, boolean retained, long nowNs) {
    switch (message) {
      case Message.Ack ack -> {
        if (delivery != null) {
          delivery.acked(ack);
        }
        confirm(retained, nowNs);
      }
      case Message.Desired desired -> {
        offered(desired);
        confirm(retained, nowNs);
      }
      default -> {
        // The reception lets nothing else through, and commands are taken where they arrive.
      }
    }
  }

  /** A clinic that answers late was not there when this connection first spoke. */
  private void confirm(boolean retained, long nowNs) {
    if (confirmed || retained) {
      return;
    }
    confirmed = true;
    if (delivery != null && nowNs - stateSinceNs >= LATE_NS) {
      delivery.sayAgain();
    }
  }

  private void offered(Message.Desired desired) {
    say(Channel.PRESCRIPTION_REPORTED, json.write(downlink.offer(desired)));
  }

  private void ended(LinkEvent.Ended ended) {
    if (ended.reasonCode() == PACKET_TOO_LARGE && delivery != null) {
      delivery.largestWasTooLarge();
    }
    end(ended.why());
  }

  private void sayWhatIsDue(long nowNs) {
    if (state != State.TALKING) {
      return;
    }
    if (!backlog.consents().equals(saidConsents)) {
      birth();
    }
    if (nowNs >= healthDueNs) {
      healthDueNs = nowNs + timing.health().toNanos();
      say(Channel.HEALTH, json.write(agreed(downlink.health())));
    }
    if (!confirmed && nowNs >= answerDueNs) {
      unanswered(nowNs);
    }
  }

  /** Nobody has answered. Another broker may have the clinic; if not, this one may get it back. */
  private void unanswered(long nowNs) {
    String why = "unconfirmed: the clinic does not answer; look whether its intake runs";
    if (elsewhere) {
      end(why);
      return;
    }
    trouble = why;
    answerTermNs = Math.min(2 * answerTermNs, timing.againMost().toNanos());
    sync(nowNs);
  }

  private void giveUpIfDue(long nowNs) {
    boolean opening = state == State.OPENING || state == State.SUBSCRIBING;
    if (opening && nowNs - stateSinceNs >= timing.connect().toNanos()) {
      end("the broker did not answer in " + timing.connect().toSeconds() + " s");
    }
    @Nullable Delivery open = delivery;
    if (open != null && state != State.OVER) {
      open.silentSinceNs()
          .filter(since -> nowNs - since >= timing.puback().toNanos())
          .ifPresent(since ->
              end("no PUBACK in " + timing.puback().toSeconds() + " s; the client is given up"));
    }
  }

  private void farewell(Delivery open, long nowNs) {
    boolean late = nowNs >= farewellDueNs();
    if (state == State.EMPTYING && (open.isQuiet() || late)) {
      enter(State.GOODBYE, nowNs);
      open.say(status(false, "goodbye", backlog.consents()));
      open.speak(nowNs);
    } else if (state == State.GOODBYE && (open.isQuiet() || late)) {
      state = State.OVER;
      link.leave();
    }
  }

  private void birth() {
    saidConsents = Set.copyOf(backlog.consents());
    say(status(true, "birth", saidConsents));
  }

  private void sync(long nowNs) {
    answerDueNs = nowNs + answerTermNs;
    List<Message.Span> spans =
        backlog.spans().stream()
            .filter(span -> backlog.consents().contains(span.lane().consent()))
            .limit(MOST_SPANS)
            .toList();
    say(
        Channel.SYNC,
        json.write(
            new Message.Sync(
                settings.device(), settings.boot(), spans, downlink.prescriptionRevision())));
  }

  /** Even how much there is of what she withholds is not said. */
  private Message.Health agreed(Message.Health health) {
    Set<Consent> consents = backlog.consents();
    Map<Lane, Long> waiting =
        health.waiting().entrySet().stream()
            .filter(lane -> consents.contains(lane.getKey().consent()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return health.waiting(waiting);
  }

  private Outgoing status(boolean online, String why, Set<Consent> consents) {
    DeviceId device = settings.device();
    return Outgoing.of(
        Channel.STATUS,
        Channel.STATUS.topic(device),
        json.write(
            new Message.Status(
                device, online, settings.boot(), wall.now(), why, settings.software(), consents)));
  }

  private void say(Channel channel, String body) {
    say(channel, channel.topic(settings.device()), body);
  }

  private void say(Channel channel, String topic, String body) {
    say(Outgoing.of(channel, topic, body));
  }

  private void say(Outgoing message) {
    if (delivery != null) {
      delivery.say(message);
    }
  }

  private void enter(State next, long nowNs) {
    state = next;
    stateSinceNs = nowNs;
  }

  /** The broker of this connection. */
  URI broker() {
    return broker;
  }
}
