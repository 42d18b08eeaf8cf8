package org.sentuh.telemetry.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Recorder;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/**
 * A process that keeps a journal in real time until somebody kills it. It says on its standard
 * output what it has been told to be durable, and every fact and second that it has offered.
 */
final class KilledJournal implements Clock {

  private KilledJournal() {}

  /** Folder and boot. */
  public static void main(String[] words) {
    PrintStream out = System.out;
    KilledJournal clock = new KilledJournal();
    Path folder = Path.of(words[0]);
    Journal journal =
        Journal.open(
            new Journal.Settings(
                folder, folder.resolve("memory"), Bench.DEVICE, words[1], Bench.QUOTA),
            Kept.in(folder),
            clock,
            () -> new Wall(Instant.now(), Wall.Quality.TRUSTED));
    Recorder recorder = journal.recorder(Happenings.ZONES);
    Thread.ofPlatform().daemon().start(() -> tell(journal, out));
    Happenings happen = new Happenings(words[1]);
    long beganNs = clock.nowNs();
    for (int turn = 1; ; turn++) {
      clock.sleepUntil(beganNs + turn * 2_000_000L);
      Event event = turn % 3 == 0 ? happen.stroke(turn) : happen.state(turn);
      if (recorder.offer(event)) {
        out.println("fact " + event.sequence() + " offered");
        out.flush();
      }
      if (turn % 10 == 0) {
        long second = turn / 10; // ten seconds of samples in every real one would be too few
        recorder.offer(happen.second(second * SteppedClock.SECOND_NS));
        out.println("second " + second);
        out.flush();
      }
    }
  }

  /** What the uplink would be told, as soon as it would be told it. */
  private static void tell(Journal journal, PrintStream out) {
    long event = 0;
    long sample = 0;
    while (true) {
      for (Waiting waiting : journal.after(Lane.EVENT, event, 1000)) {
        event = waiting.place();
        say(out, waiting.entry());
      }
      for (Waiting waiting : journal.after(Lane.SAMPLE, sample, 1000)) {
        sample = waiting.place();
        say(out, waiting.entry());
      }
    }
  }

  private static void say(PrintStream out, Entry entry) {
    out.println(
        "told "
            + entry.boot()
            + " "
            + entry.lane().word()
            + " "
            + entry.sequence()
            + " "
            + entry.hash());
    out.flush();
  }

  @Override
  public long nowNs() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    while (nowNs() < deadlineNs) {
      LockSupport.parkNanos(deadlineNs - nowNs());
    }
  }
}
