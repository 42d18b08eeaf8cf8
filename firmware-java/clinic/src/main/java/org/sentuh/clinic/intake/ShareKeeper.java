package org.sentuh.clinic.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds shares of the devices by leases in the archive, and listens to those alone. A share is one
 * session at the broker whose client id belongs to the share, not to the intake: who takes a share
 * over goes on with the messages that wait in it, and the broker itself shows the former holder
 * out.
 */
final class ShareKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShareKeeper.class);

  /** A lease is renewed so often in its term, and given up after so many failures. */
  private static final int RENEWALS_A_TERM = 3;

  private final Archive archive;
  private final IntakeSettings settings;
  private final Wall.Clock clock;
  private final Function<String, Listener> listen;
  private final Map<String, Listener> held = new HashMap<>();
  private final Thread thread;
  private int failures;
  private volatile boolean closed;

  ShareKeeper(
      Archive archive,
      IntakeSettings settings,
      Wall.Clock clock,
      Function<String, Listener> listen) {
    this.archive = archive;
    this.settings = settings;
    this.clock = clock;
    this.listen = listen;
    this.thread = Thread.ofVirtual().name("shares").unstarted(this::run);
  }

  ShareKeeper start() {
    thread.start();
    return this;
  }

  int held() {
    synchronized (held) {
      return held.size();
    }
  }

  boolean isListening() {
    synchronized (held) {
      return !held.isEmpty() && held.values().stream().allMatch(Listener::isListening);
    }
  }

  private void run() {
    try {
      while (!closed) {
        renew();
        Thread.sleep(settings.leaseTerm().dividedBy(RENEWALS_A_TERM));
      }
    } catch (InterruptedException ended) {
      LOG.debug("no more leases are renewed");
    }
  }

  private void renew() {
    try {
      hold(archive.lease(settings.name(), clock.now().at(), settings.leaseTerm()));
      failures = 0;
    } catch (ArchiveUnavailable failed) {
      failures++;
      LOG.warn("leases cannot be renewed: {}", failed.getMessage());
      if (failures >= RENEWALS_A_TERM) {
        hold(Set.of());
      }
    }
  }

  private void hold(Set<String> shares) {
    synchronized (held) {
      List<Listener> given = new ArrayList<>();
      held.entrySet()
          .removeIf(entry -> !shares.contains(entry.getKey()) && given.add(entry.getValue()));
      // All at once: while one waited for another, its share's new holder would be shown out.
      given.forEach(Listener::stop);
      given.forEach(Listener::close);
      if (!given.isEmpty()) {
        LOG.info("{} shares are another intake's now", given.size());
      }
      for (String share : shares) {
        held.computeIfAbsent(share, taken -> listen.apply(taken).start());
      }
    }
  }

  /** Gives all shares to the others at once. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    hold(Set.of());
    try {
      archive.release(settings.name());
    } catch (ArchiveUnavailable failed) {
      LOG.warn("the shares are free only when their terms end: {}", failed.getMessage());
    }
  }
}
