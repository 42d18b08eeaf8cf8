package org.sentuh.clinic.fleet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Reason;
import org.sentuh.clinic.archive.alarms.AlarmRecords;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.telemetry.wire.Wall;

/**
 * The fleet in figures, in Prometheus' text form. There is one line a figure however many devices
 * there are, and no device is named. Any thread.
 */
public final class FleetMetrics {

  /** The words of the levels, the most urgent first. */
  static final List<String> LEVELS = List.of("urgent", "attend", "inform");

  private final FleetRecords records;
  private final AlarmRecords alarms;
  private final Wall.Clock clock;

  /**
   * Figures of an archive.
   *
   * @param clock the clinic's time of day
   */
  public FleetMetrics(Archive archive, Wall.Clock clock) {
    this.records = new FleetRecords(archive);
    this.alarms = new AlarmRecords(archive);
    this.clock = clock;
  }

  /** All of them now. */
  public String text() throws ArchiveUnavailable {
    Instant at = clock.now().at();
    FleetRecords.Figures now = records.figures(at);
    StringBuilder text = new StringBuilder();
    gauge(text, "devices", "Devices that are registered or were ever heard.", now.devices());
    gauge(text, "devices_online", "Devices that are there now.", now.online());
    gauge(text, "devices_never_reported", "Devices never heard.", now.neverReported());
    gauge(text, "devices_silent", "Devices not heard for a day.", now.silent());
    gauge(text, "devices_behind", "Devices of which entries are on their way.", now.behind());
    gauge(text, "holes", "Ranges of entries that will not come any more.", now.holes());
    gauge(text, "entries_altered", "Entries stored although something is wrong.", now.altered());
    gauge(
        text,
        "prescriptions_waiting",
        "Prescriptions that are signed and not with the broker.",
        now.prescriptionsWaiting());
    gauge(
        text,
        "last_heard_timestamp_seconds",
        "When any device was last heard, since 1970.",
        now.lastHeardMs() / 1000);
    head(text, "alarms_open", "Alarms that are so now and were not put off.", "gauge");
    Map<String, Integer> calling = levels(at);
    for (String level : LEVELS) {
      text.append("sentuh_alarms_open{level=\"")
          .append(level)
          .append("\"} ")
          .append(calling.getOrDefault(level, 0))
          .append('\n');
    }
    head(text, "messages_refused_total", "Messages that could not be taken.", "counter");
    for (Reason reason : Reason.values()) {
      text.append("sentuh_messages_refused_total{reason=\"")
          .append(reason.word())
          .append("\"} ")
          .append(now.refused().getOrDefault(reason.word(), 0L))
          .append('\n');
    }
    return text.toString();
  }

  private Map<String, Integer> levels(Instant at) throws ArchiveUnavailable {
    Map<String, Integer> levels = new HashMap<>();
    alarms
        .calling(at)
        .values()
        .forEach(
            device -> device.forEach((level, count) -> levels.merge(level, count, Integer::sum)));
    return levels;
  }

  private static void gauge(StringBuilder text, String name, String help, long value) {
    head(text, name, help, "gauge");
    text.append("sentuh_").append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder text, String name, String help, String type) {
    text.append("# HELP sentuh_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE sentuh_").append(name).append(' ').append(type).append('\n');
  }
}
