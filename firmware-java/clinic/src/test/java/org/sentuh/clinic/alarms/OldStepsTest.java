package org.sentuh.clinic.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Trace;
import org.sentuh.clinic.archive.alarms.Series;
import org.sentuh.clinic.archive.alarms.Told;
import org.sentuh.settings.AlarmRule;
import org.sentuh.settings.AlarmsFile;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Wall;

/** What is let go of a device's steps, and that no dry run comes to anything else without it. */
final class OldStepsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T07:00:00Z");
  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final Path RULES = Path.of("..", "..", "config", "alarms.yaml");

  private static void step(Archive archive, Trace what, String place, long daysAgo, double value)
      throws Exception {
    archive.write(connection -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into trace (device, what, place, at_ms, value) values (?, ?, ?, ?, ?)")) {
        insert.setString(1, DEVICE.value());
        insert.setString(2, what.word());
        insert.setString(3, place);
        insert.setLong(4, NOW.minus(Duration.ofDays(daysAgo)).toEpochMilli());
        insert.setDouble(5, value);
        return insert.executeUpdate();
      }
    });
  }

  private static List<Long> daysAgo(Archive archive, Trace what) throws Exception {
    return new Told(archive)
        .steps(what, DEVICE.value(), Told.ANY).stream()
            .flatMap(series -> series.points().stream())
            .map(Series.Point::at)
            .map(at -> Duration.between(at, NOW).toDays())
            .toList();
  }

  private static List<Episode> fires(Archive archive) throws Exception {
    List<Episode> fires = new ArrayList<>();
    for (AlarmRule rule : AlarmsFile.read(RULES).rules()) {
      fires.addAll(new DryRun(archive).of(rule, Set.of(DEVICE.value()), DryRun.MOST_DAYS, NOW));
    }
    return fires;
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void theLastOldOneOfEachThingAndTheFirstOfEachMotorStayAndDryRunsComeToTheSame(Database database)
      throws Exception {
    try (Archive archive = Archive.open(database.fresh())) {
      archive.register(DEVICE, NOW.minus(Duration.ofDays(900)));
      for (long ago : new long[] {800, 700, 500, 20}) {
        step(archive, Trace.STORAGE, "", ago, ago == 500 ? 95 : 10);
      }
      for (long ago : new long[] {890, 880, 870, 600, 500, 400, 30, 10}) {
        step(archive, Trace.MOTOR, "2D", ago, ago < 40 ? 80 : 50);
      }
      step(archive, Trace.MOTOR, "2C", 850, 50);
      List<Episode> before = fires(archive);
      assertThat(before).extracting(Episode::rule).contains("motor-worn");

      AlarmWatch watch = new AlarmWatch(archive, () -> new Wall(NOW, Wall.Quality.TRUSTED));
      watch.tidy();

      assertThat(daysAgo(archive, Trace.STORAGE)).containsExactly(500L, 20L);
      assertThat(daysAgo(archive, Trace.MOTOR))
          .containsExactly(850L, 890L, 880L, 870L, 400L, 30L, 10L);
      assertThat(fires(archive)).isEqualTo(before);
      watch.tidy();
      assertThat(fires(archive)).isEqualTo(before);
      watch.close();
    }
  }
}
