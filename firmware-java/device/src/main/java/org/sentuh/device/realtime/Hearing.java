package org.sentuh.device.realtime;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;

/**
 * Listens to what goes to a recorder: which answer a key got, whether the loop broke, how punctual
 * the ticks were. Passes everything on unchanged. Written by the tick's thread, read by any.
 */
public final class Hearing implements Recorder {

  /**
   * What became of one command.
   *
   * @param number 1 and up, so that two equal answers differ
   * @param fact a command that was taken or refused
   */
  public record Answer(long number, Fact fact) {}

  private final Recorder recorder;
  private final AtomicLong ticks = new AtomicLong();
  private final AtomicLong missedPeriods = new AtomicLong();
  private volatile @Nullable Answer answer;
  private volatile boolean broke;

  /** Listens before a recorder. */
  public Hearing(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public boolean offer(Event event) {
    Fact fact = event.fact();
    if (fact instanceof Fact.CommandTaken || fact instanceof Fact.CommandRefused) {
      Answer last = answer;
      answer = new Answer(last == null ? 1 : last.number() + 1, fact);
    }
    broke |= fact instanceof Fact.ProgramFault;
    return recorder.offer(event);
  }

  @Override
  public void tick(TickRecord tick) {
    ticks.incrementAndGet();
    missedPeriods.addAndGet(tick.missedPeriods());
    recorder.tick(tick);
  }

  /** The latest answer, or null before the first. */
  public @Nullable Answer answer() {
    return answer;
  }

  /** Whether the program itself went wrong: then everything is off and no tick follows. */
  public boolean broke() {
    return broke;
  }

  /** How many ticks there were. */
  public long ticks() {
    return ticks.get();
  }

  /** How many periods were missed between them. */
  public long missedPeriods() {
    return missedPeriods.get();
  }
}
