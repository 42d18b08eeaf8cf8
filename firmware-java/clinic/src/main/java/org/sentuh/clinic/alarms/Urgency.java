package org.sentuh.clinic.alarms;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.sentuh.clinic.archive.alarms.Alarm;
import org.sentuh.settings.AlarmRule;

/** What calls comes before what sleeps, what nobody sees to before the rest, then by level. */
final class Urgency {

  private Urgency() {}

  static Comparator<Alarm> of(Instant now) {
    return Comparator.comparing((Alarm alarm) -> alarm.sleeps(now))
        .thenComparingInt(alarm -> -level(alarm))
        .thenComparing(alarm -> alarm.acknowledged().isPresent())
        .thenComparing(Alarm::opened)
        .thenComparingLong(Alarm::number);
  }

  private static int level(Alarm alarm) {
    return AlarmRule.Level.valueOf(alarm.level().toUpperCase(Locale.ROOT)).ordinal();
  }
}
