package org.sentuh.simulator.killed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;

/**
 * Passes everything on, and brings trouble to the tick's thread or to the heap. Brought by any
 * thread.
 */
final class TroubledRecorder implements Recorder {

  private static final int FILLERS = 2;
  private static final int MOST_BYTES = 1 << 20;

  private final Recorder recorder;
  private volatile @Nullable Trouble trouble;

  TroubledRecorder(Recorder recorder) {
    this.recorder = recorder;
  }

  void bring(Trouble brought) {
    trouble = brought;
    if (brought == Trouble.FILL) {
      for (int filler = 0; filler < FILLERS; filler++) {
        Thread.ofPlatform().name("filler").daemon().start(TroubledRecorder::fill);
      }
    }
  }

  /** Takes ever smaller pieces, until there is no room for the smallest; and holds them all. */
  @SuppressWarnings("ModifiedButNotUsed") // Holding it is all; until somebody kills the process.
  private static void fill() {
    List<byte[]> held = new ArrayList<>(MOST_BYTES);
    int bytes = MOST_BYTES;
    while (true) {
      try {
        held.add(new byte[bytes]);
      } catch (OutOfMemoryError full) {
        bytes = Math.max(1, bytes / 2);
      }
    }
  }

  @Override
  public boolean offer(Event event) {
    return recorder.offer(event);
  }

  @Override
  public void tick(TickRecord tick) {
    recorder.tick(tick);
    @Nullable Trouble now = trouble;
    if (now == Trouble.DIE) {
      throw new AssertionError("the tick's thread was told to die");
    }
    while (now == Trouble.HANG) {
      LockSupport.park(this);
    }
  }
}
