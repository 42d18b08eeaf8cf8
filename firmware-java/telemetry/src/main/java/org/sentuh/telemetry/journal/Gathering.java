package org.sentuh.telemetry.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything comes together that the writer is to write: the loops' rings, and what other
 * threads ask. {@link #take} is for the writer's thread; no tick's thread ever takes a lock here.
 */
final class Gathering {

  private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
  private static final int MOST_REQUESTS = 4096;

  private final EntryMaker maker;
  private final Batch batch;
  private final LastWords words;
  private final ArrayBlockingQueue<Request> requests = new ArrayBlockingQueue<>(MOST_REQUESTS);
  private final ArrayList<RingRecorder> recorders = new ArrayList<>();
  private boolean closed;
  private long refused;
  private long secondsRefused;

  /** What is taken becomes entries by this maker in this batch. */
  Gathering(EntryMaker maker, Batch batch, LastWords words) {
    this.maker = maker;
    this.batch = batch;
    this.words = words;
  }

  /** The recorder of a new loop; the ones before it take no more. Any thread. */
  synchronized RingRecorder recorder(List<String> zones, Runnable wake) {
    recorders.forEach(RingRecorder::close);
    RingRecorder recorder = new RingRecorder(zones, words, wake);
    recorders.add(recorder);
    if (closed) {
      recorder.close();
    }
    return recorder;
  }

  /** Asks the writer for something; answers false when too much has been asked. Any thread. */
  boolean ask(Request request) {
    boolean taken = requests.offer(request);
    if (!taken) {
      countRefused();
    }
    return taken;
  }

  private synchronized void countRefused() {
    refused++;
  }

  /** From now on nothing more is taken from a loop. Any thread. */
  synchronized void close() {
    closed = true;
    recorders.forEach(RingRecorder::close);
  }

  /** How many facts there was no room for. Any thread. */
  synchronized long refused() {
    return refused + recorders.stream().mapToLong(RingRecorder::refused).sum();
  }

  /** How many seconds of samples there was no room for. Any thread. */
  synchronized long secondsRefused() {
    return secondsRefused + recorders.stream().mapToLong(RingRecorder::secondsRefused).sum();
  }

  /**
   * Takes all that has come, as far as the batch has room.
   *
   * @param writing whether the disk takes it; seconds and ticks are refused while it does not
   */
  void take(boolean writing) {
    for (RingRecorder recorder : current()) {
      events(recorder, writing);
      ticks(recorder, writing);
    }
    for (Request next = next(); next != null; next = next()) {
      Request taken = next;
      make(taken, () -> request(taken));
    }
    if (writing) {
      maker.closeOld();
    }
  }

  /** Whether something has not been taken yet. */
  boolean isWaiting() {
    return !requests.isEmpty() || !current().isEmpty();
  }

  /** Those that may hold something; one that is closed and empty is counted and forgotten. */
  private synchronized List<RingRecorder> current() {
    for (RingRecorder recorder : List.copyOf(recorders)) {
      if (recorder.isDone()) {
        refused += recorder.refused();
        secondsRefused += recorder.secondsRefused();
        recorders.remove(recorder);
      }
    }
    return List.copyOf(recorders);
  }

  private void events(RingRecorder recorder, boolean writing) {
    for (Told told = next(recorder); told != null; told = next(recorder)) {
      Event taken = told.event();
      if (writing || !(taken.fact() instanceof Fact.Second)) {
        make(taken, () -> maker.fact(taken, recorder.zones()));
      } else {
        countSecond();
      }
      maker.told(told.word());
    }
  }

  /** What cannot be said in a message is counted, and takes nothing with it. */
  private void make(Object what, Runnable making) {
    try {
      making.run();
    } catch (IllegalArgumentException unsayable) {
      LOG.error("no entry can be made of {}", what, unsayable);
      countRefused();
    }
  }

  private @Nullable Told next(RingRecorder recorder) {
    return batch.hasRoom() ? recorder.events().poll() : null;
  }

  private @Nullable Request next() {
    return batch.hasRoom() ? requests.poll() : null;
  }

  private synchronized void countSecond() {
    secondsRefused++;
  }

  private void ticks(RingRecorder recorder, boolean writing) {
    Ring<TickRecord> ticks = recorder.ticks();
    for (TickRecord tick = ticks.poll(); tick != null; tick = ticks.poll()) {
      if (writing) {
        maker.tick(tick);
      }
    }
  }

  private void request(Request request) {
    switch (request) {
      case Request.Note(Notice notice) -> maker.note(notice);
      case Request.Answers(var answers) -> maker.wellbeing(answers);
      case Request.Stored(Message.Ack ack) ->
          ack.upTo().forEach((lane, upTo) -> batch.stored(new Batch.Track(ack.boot(), lane), upTo));
      case Request.Unsendable(Entry entry, int reasonCode) -> unsendable(entry, reasonCode);
      case Request.Damaged(Batch.Span span) -> {
        batch.discard(span);
        maker.note(
            new Notice.Discarded(
                span.track().lane(), span.track().boot(), span.first(), span.last(), "damaged"));
      }
    }
  }

  /** That a notice of this kind cannot be sent is not noted again: there would be no end to it. */
  private void unsendable(Entry entry, int reasonCode) {
    batch.apart(
        new Batch.Apart(new Batch.Track(entry.boot(), entry.lane()), entry.sequence(), reasonCode));
    @Nullable Notice notice = notice(entry);
    if (!(notice instanceof Notice.Unsendable)) {
      maker.note(new Notice.Unsendable(entry.lane(), entry.boot(), entry.sequence(), reasonCode));
    }
  }

  private static @Nullable Notice notice(Entry entry) {
    Topic topic = new Topic(entry.device(), Channel.EVENT, "");
    return new WireJson().read(topic, entry.body())
                instanceof Received.Understood<Message>(Message message)
            && message instanceof Message.Noted(var stamp, Notice notice)
        ? notice
        : null;
  }
}
