package org.sentuh.clinic.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.alarms.Series;
import org.sentuh.settings.AlarmRule;

/** When a rule would have called somebody, over what is stored. It writes nothing. Any thread. */
final class DryRun {

  /** No longer a time is looked at. */
  static final int MOST_DAYS = 90;

  private final Known known;

  DryRun(Transactions archive) {
    this.known = new Known(archive);
  }

  /**
   * Every time that a rule would have called somebody within some days, the last one first.
   *
   * @param devices of which devices
   * @param days 1 to {@link #MOST_DAYS}
   */
  List<Episode> of(AlarmRule rule, Set<String> devices, int days, Instant now)
      throws ArchiveUnavailable {
    Instant from = now.minus(Duration.ofDays(days));
    List<Episode> fired = new ArrayList<>();
    for (Series series : known.all(rule)) {
      if (devices.contains(series.device().value())) {
        Judge.episodes(rule, series, now).stream()
            .filter(episode -> !episode.opened().isBefore(from))
            .forEach(fired::add);
      }
    }
    fired.sort(Comparator.comparing(Episode::opened).reversed());
    return fired;
  }
}
