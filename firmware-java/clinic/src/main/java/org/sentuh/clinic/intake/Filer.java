package org.sentuh.clinic.intake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Filed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files what has come, one batch at a time, and only then says so: to the devices, and to the
 * broker. While the archive cannot be used, the same batch is tried again and again, and everything
 * behind it waits.
 */
final class Filer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Filer.class);
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 5000;
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

  private final Archive archive;
  private final IntakeSettings settings;
  private final Waiting waiting;
  private final Speaker speaker;
  private final Thread thread;
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong fresh = new AtomicLong();
  private final AtomicLong again = new AtomicLong();
  private final AtomicLong quarantined = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean closed;

  Filer(Archive archive, IntakeSettings settings, Waiting waiting, Speaker speaker) {
    this.archive = archive;
    this.settings = settings;
    this.waiting = waiting;
    this.speaker = speaker;
    this.thread = Thread.ofPlatform().name("file").unstarted(this::run);
  }

  Filer start() {
    thread.start();
    return this;
  }

  IntakeCounts counts() {
    return new IntakeCounts(
        batches.get(),
        fresh.get(),
        again.get(),
        quarantined.get(),
        failures.get(),
        speaker.said(),
        speaker.refused());
  }

  private void run() {
    try {
      while (!closed) {
        List<Waiting.Incoming> batch =
            waiting.take(settings.mostInBatch(), settings.longestBatch().toNanos());
        if (!batch.isEmpty()) {
          file(batch);
        }
      }
    } catch (InterruptedException ended) {
      LOG.debug("no more is filed");
    }
  }

  private void file(List<Waiting.Incoming> batch) throws InterruptedException {
    @Nullable Filed filed = stored(batch);
    if (filed == null) {
      return;
    }
    batches.incrementAndGet();
    fresh.addAndGet(filed.fresh());
    again.addAndGet(filed.again());
    quarantined.addAndGet(filed.quarantined());
    speaker.say(filed.acks());
    for (Waiting.Incoming incoming : batch) {
      incoming.from().acknowledge(incoming.message());
    }
  }

  /** Null when the intake is closed before the archive could be used. */
  private @Nullable Filed stored(List<Waiting.Incoming> batch) throws InterruptedException {
    long pauseMs = FIRST_PAUSE_MS;
    while (!closed) {
      try {
        return archive.file(batch.stream().map(Waiting.Incoming::arrival).toList());
      } catch (ArchiveUnavailable failed) {
        LOG.warn("{}; what came waits, and is filed again in {} ms", failed.getMessage(), pauseMs);
      } catch (RuntimeException bug) {
        LOG.error("a batch cannot be filed; nothing of it is acknowledged", bug);
      }
      failures.incrementAndGet();
      Thread.sleep(pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
    }
    return null;
  }

  /** Ends after the batch in hand. What still waits is not acknowledged, and comes again. */
  @Override
  public void close() {
    closed = true;
    waiting.end();
    try {
      if (!thread.join(LONGEST_GOODBYE)) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
