package org.sentuh.telemetry.uplink;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.journal.Backlog;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what the journal holds to the clinic, and what the clinic wishes to the device.
 *
 * <p>{@link #run} belongs on a thread of its own, which alone publishes; tests call {@link #step}.
 * Being offline is nothing special: it is a slow reader of the journal. Nothing here makes the loop
 * wait, and nothing that fails here stops the device; {@link #status} says what is in the way.
 */
public final class Uplink implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
  private static final int MOST_REPLIES = 64;
  private static final long CLOSE_S = 10;
  private static final long WATCH_MS = 1000;

  private final Session.Parts parts;
  private final LogCourier courier;
  private final Link.Transport transport;
  private final Clock clock;
  private final Brokers brokers;
  private final Backoff backoff;
  private final CommandDesk desk;
  private final Reception reception;
  private final Tally tally = new Tally();
  private final Mailbox mailbox = new Mailbox();
  private final BlockingQueue<Reply> replies = new ArrayBlockingQueue<>(MOST_REPLIES);
  private final CountDownLatch finished = new CountDownLatch(1);

  private @Nullable Session session;
  private int links;
  private long connectAtNs;
  private long seenWritten;
  private String trouble = "";
  private volatile boolean begun;
  private volatile boolean closing;
  private volatile boolean healthAsked;
  private volatile UplinkStatus status;

  /** An answer to a command, and what was asked. */
  private record Reply(Message.CommandReply reply, Message.Request asked) {}

  /**
   * An uplink that has not begun.
   *
   * @param settings who speaks, and to whom
   * @param backlog what waits to be sent
   * @param downlink what the world may say to the device
   * @param clock monotonic time
   * @param wall the time of day
   * @param chance for the back-off and the order of brokers
   */
  public Uplink(
      UplinkSettings settings,
      Backlog backlog,
      Downlink downlink,
      Clock clock,
      Wall.Clock wall,
      RandomGenerator chance) {
    this(
        settings,
        backlog,
        downlink,
        clock,
        wall,
        chance,
        Timing.NORMAL,
        new PahoTransport(settings, Timing.NORMAL));
  }

  Uplink(
      UplinkSettings settings,
      Backlog backlog,
      Downlink downlink,
      Clock clock,
      Wall.Clock wall,
      RandomGenerator chance,
      Timing timing,
      Link.Transport transport) {
    this.courier = new LogCourier(settings.device(), wall);
    this.parts = new Session.Parts(settings, timing, backlog, downlink, wall, tally, courier);
    this.transport = transport;
    this.clock = clock;
    this.brokers = new Brokers(settings.brokers(), chance);
    this.backoff = new Backoff(timing, chance);
    this.desk = new CommandDesk(downlink, wall);
    this.reception = new Reception(settings.device(), tally);
    this.connectAtNs = clock.nowNs();
    this.status = told(UplinkStatus.Phase.WAITING);
  }

  /** How the uplink is now. Any thread. */
  public UplinkStatus status() {
    return status;
  }

  /** Something about the device itself has changed that the clinic ought to know at once. */
  public void sayHealth() {
    healthAsked = true;
    mailbox.knock();
  }

  /** Works until closed or interrupted. */
  @Override
  public void run() {
    begun = true;
    Thread watch = Thread.ofVirtual().name("uplink-journal-watch").start(this::watchTheJournal);
    try {
      while (!(closing && session == null)) {
        mailbox.await(stepOrRecover());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      watch.interrupt();
      endSession("");
      status = told(UplinkStatus.Phase.CLOSED);
      finished.countDown();
    }
  }

  /** Says goodbye if it can within a few seconds, and waits until the work has ended. */
  @Override
  public void close() {
    closing = true;
    mailbox.knock();
    try {
      if (begun && !finished.await(CLOSE_S, TimeUnit.SECONDS)) {
        LOG.warn("The uplink has not ended in {} s; it is left behind", CLOSE_S);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes what has happened, does what is due and sends what there is.
   *
   * @return for how long there is nothing to do unless something happens, in nanoseconds
   */
  long step() {
    long nowNs = clock.nowNs();
    takeLetters(nowNs);
    if (session == null && !closing && nowNs >= connectAtNs) {
      connect(nowNs);
    }
    long nextNs = session == null ? connectAtNs : talk(session, nowNs);
    publishStatus();
    return closing && session == null ? 0 : Math.max(0, nextNs - nowNs);
  }

  private long talk(Session open, long nowNs) {
    if (closing) {
      open.leave(nowNs);
    }
    answerCommands(open, nowNs);
    if (healthAsked && open.isOnline()) {
      healthAsked = false;
      open.sayHealth(nowNs);
    }
    long written = parts.backlog().written();
    open.step(written != seenWritten, nowNs);
    seenWritten = written;
    if (open.isConfirmed()) {
      brokers.served();
    }
    if (open.isOver()) {
      ended(open, nowNs);
      return connectAtNs;
    }
    return courier.hasReport() && open.isOnline() ? nowNs : open.nextNs(nowNs);
  }

  private void answerCommands(Session open, long nowNs) {
    @Nullable Reply next = open.isOnline() ? replies.poll() : null;
    while (next != null) {
      open.reply(next.reply());
      if (next.asked() == Message.Request.FETCH_PRESCRIPTION) {
        open.askAgain(nowNs);
      } else if (next.asked() == Message.Request.FETCH_LOG) {
        sendLog(next.reply(), nowNs);
      }
      next = replies.poll();
    }
    if (open.isOnline()) {
      Optional<Message.CommandReply> report = courier.takeReport();
      while (report.isPresent()) {
        open.reply(report.get());
        report = courier.takeReport();
      }
    }
  }

  /** One that is asked for twice is sent twice: whoever asks again has not got it. */
  private void sendLog(Message.CommandReply reply, long nowNs) {
    if (reply.state().equals("accepted")) {
      courier.take(reply.id(), parts.downlink().log(), nowNs);
    }
  }

  private void takeLetters(long nowNs) {
    Optional<Mailbox.Letter> letter = mailbox.take();
    while (letter.isPresent()) {
      if (session != null && letter.get().link() == links) {
        LinkEvent event = letter.get().event();
        Optional<Message> message =
            event instanceof LinkEvent.Arrived arrived ? reception.read(arrived) : Optional.empty();
        session.hear(event, message, nowNs);
      }
      letter = mailbox.take();
    }
  }

  private void connect(long nowNs) {
    links++;
    int link = links;
    session =
        new Session(
            parts,
            transport,
            brokers.next(),
            !brokers.allTried(),
            event -> heard(link, event),
            nowNs);
  }

  private void ended(Session over, long nowNs) {
    trouble = over.trouble();
    if (!over.isConfirmed()) {
      brokers.failed();
    }
    connectAtNs = nowNs + backoff.waitNs(brokers.failedRounds());
    if (!trouble.isEmpty()) {
      LOG.info(
          "Connection to {} ended: {}; the next one in {} ms",
          over.broker(),
          trouble,
          TimeUnit.NANOSECONDS.toMillis(connectAtNs - nowNs));
    }
    session = null;
  }

  /** On a thread of the connection. A command is taken here and now, whatever else is going on. */
  private void heard(int link, LinkEvent event) {
    boolean kept;
    if (event instanceof LinkEvent.Arrived arrived && Reception.isCommand(arrived)) {
      kept = commanded(arrived);
    } else {
      kept = mailbox.post(link, event);
    }
    if (!kept) {
      tally.dropped.incrementAndGet();
    }
  }

  private boolean commanded(LinkEvent.Arrived arrived) {
    boolean kept = true;
    if (reception.read(arrived).orElse(null) instanceof Message.RemoteCommand command) {
      kept = replies.offer(new Reply(desk.take(command), command.request()));
      mailbox.knock();
    }
    return kept;
  }

  private void watchTheJournal() {
    try {
      long seen = parts.backlog().written();
      while (!Thread.currentThread().isInterrupted()) {
        parts.backlog().awaitMore(seen, WATCH_MS);
        long now = parts.backlog().written();
        if (now != seen) {
          seen = now;
          mailbox.knock();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A journal that cannot be read just now is trouble, not the end. */
  private long stepOrRecover() {
    try {
      return step();
    } catch (RuntimeException broken) {
      LOG.error("The uplink stumbled; it begins anew", broken);
      long nowNs = clock.nowNs();
      brokers.failed();
      endSession("the uplink stumbled over " + broken.getClass().getSimpleName());
      connectAtNs = nowNs + backoff.waitNs(brokers.failedRounds());
      publishStatus();
      return connectAtNs - nowNs;
    }
  }

  private void endSession(String why) {
    if (session != null) {
      session.end(why);
      session = null;
    }
    trouble = why;
  }

  private void publishStatus() {
    UplinkStatus before = status;
    UplinkStatus.Phase phase =
        session == null
            ? UplinkStatus.Phase.WAITING
            : session.isOnline() ? UplinkStatus.Phase.ONLINE : UplinkStatus.Phase.CONNECTING;
    UplinkStatus now = told(phase);
    status = now;
    if (now.confirmed() && !before.confirmed()) {
      LOG.info("The clinic answers over {}", now.broker());
    }
    if (now.nobodyStores() && !before.nobodyStores()) {
      LOG.warn("The broker {} has nobody who stores; entries stay here", now.broker());
    }
  }

  private UplinkStatus told(UplinkStatus.Phase phase) {
    @Nullable Session open = session;
    return new UplinkStatus(
        phase,
        open == null ? "" : open.broker().toString(),
        open != null && open.isConfirmed(),
        open != null && open.nobodyStores(),
        open == null || !open.isOnline() ? trouble : open.trouble(),
        tally.connects.get(),
        tally.sent.get(),
        tally.taken.get(),
        tally.stored.get(),
        tally.unsendable.get(),
        tally.refused.get(),
        tally.dropped.get());
  }
}
