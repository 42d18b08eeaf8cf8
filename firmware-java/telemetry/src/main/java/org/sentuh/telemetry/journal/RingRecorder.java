package org.sentuh.telemetry.journal;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.treatment.State;

/**
 * Where the loop puts what happened, and where the journal's writer takes it from.
 *
 * <p>The tick's thread stores a reference, puts a fact into memory that outlives the process, and
 * wakes the writer. Above three quarters seconds are refused, so that what remains is there for
 * what happened; the loop counts what is refused and reports it.
 */
final class RingRecorder implements Recorder {

  /**
   * Enough for the events of a treatment that goes wrong in every way, and 12 minutes of seconds.
   */
  static final int EVENTS = 1024;

  /** 20 seconds at the usual 100 ticks a second. */
  static final int TICKS = 2048;

  private final Ring<Told> events = new Ring<>(EVENTS);
  private final Ring<TickRecord> ticks = new Ring<>(TICKS);
  private final List<String> zones;
  private final LastWords words;
  private final Runnable wake;

  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong secondsRefused = new AtomicLong();
  private volatile boolean closed;
  private boolean rested = true;

  /**
   * A recorder of one loop.
   *
   * @param zones the names of the zones, in the order of every second's zones
   * @param words where a fact stands until it is durable
   * @param wake called on the tick's thread for every fact but a second; never blocks
   */
  RingRecorder(List<String> zones, LastWords words, Runnable wake) {
    this.zones = List.copyOf(zones);
    this.words = words;
    this.wake = wake;
  }

  @Override
  public boolean offer(Event event) {
    boolean second = event.fact() instanceof Fact.Second;
    int most = second ? events.places() / 4 * 3 : events.places() - 1;
    if (closed || events.size() > most) {
      count(refused);
      if (second) {
        count(secondsRefused);
      }
      return false;
    }
    events.offer(new Told(event, second ? 0 : words.keep(event)));
    if (!second) {
      wake.run();
    }
    return true;
  }

  /**
   * Ticks are kept from the questions before a massage to its end: a loop that goes on in between
   * would write half a gigabyte a day of nothing.
   */
  @Override
  public void tick(TickRecord tick) {
    State state = tick.snapshot().state();
    boolean rests = state instanceof State.Idle || state.hasEnded();
    if (!closed && !(rests && rested)) {
      ticks.offer(tick);
    }
    rested = rests;
  }

  /** From now on everything is refused. Any thread. */
  void close() {
    closed = true;
  }

  /** Whether nothing is left here and nothing more comes. Closed is asked first: then none can. */
  boolean isDone() {
    return closed && events.size() == 0 && ticks.size() == 0;
  }

  /** What happened, for the writer to take. */
  Ring<Told> events() {
    return events;
  }

  /** Every tick, for the writer to take. */
  Ring<TickRecord> ticks() {
    return ticks;
  }

  /** The names of the zones. */
  List<String> zones() {
    return zones;
  }

  /** How many facts were refused. Any thread. */
  long refused() {
    return refused.get();
  }

  /** How many of those were seconds of samples. Any thread. */
  long secondsRefused() {
    return secondsRefused.get();
  }

  /** Only the tick's thread counts, so no other can come between. */
  private static void count(AtomicLong counter) {
    counter.setRelease(counter.getPlain() + 1);
  }
}
