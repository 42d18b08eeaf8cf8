package org.sentuh.clinic.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.archive.alarms.Series;
import org.sentuh.clinic.archive.alarms.Series.Point;
import org.sentuh.control.pattern.Title;
import org.sentuh.settings.AlarmRule;
import org.sentuh.telemetry.wire.DeviceId;

/** When a rule held of what a device told. */
class JudgeOfAlarmsTest {

  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

  private static AlarmRule rule(AlarmRule.About about, double limit, int lastingMinutes) {
    return new AlarmRule(
        "one",
        about,
        limit,
        AlarmRule.Level.ATTEND,
        Duration.ofMinutes(lastingMinutes),
        AlarmRule.Who.TECHNICIAN,
        Optional.empty(),
        new Title("a", "a"),
        new Title("b", "b"),
        "a choice",
        false);
  }

  private static Instant minute(long minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /** Minutes and values in turn. */
  private static Series series(double... minutesAndValues) {
    List<Point> points = new ArrayList<>();
    for (int index = 0; index < minutesAndValues.length; index += 2) {
      points.add(new Point(minute((long) minutesAndValues[index]), minutesAndValues[index + 1]));
    }
    return new Series(new DeviceId("sentuh-01"), "", points);
  }

  private static List<String> of(AlarmRule rule, Series series, long untilMinute) {
    return Judge.episodes(rule, series, minute(untilMinute)).stream()
        .map(episode ->
            minutes(episode.began())
                + " "
                + minutes(episode.opened())
                + " "
                + episode.closed().map(JudgeOfAlarmsTest::minutes).orElse(-1L))
        .toList();
  }

  private static long minutes(Instant at) {
    return Duration.between(START, at).toMinutes();
  }

  @Test
  void itHoldsAboveItsLimitAndNotAtIt() {
    AlarmRule storage = rule(AlarmRule.About.STORAGE, 80, 0);
    assertThat(of(storage, series(0, 70, 10, 80, 20, 81, 30, 90, 40, 80), 100))
        .containsExactly("20 20 40");
    assertThat(of(storage, series(0, 70, 10, 80, 20, 81, 30, 90, 40, 80), 39))
        .as("what is told later is not known yet")
        .containsExactly("20 20 -1");
    assertThat(of(rule(AlarmRule.About.FREE, 200, 0), series(0, 200, 10, 190), 20))
        .containsExactly("10 10 -1");
  }

  @Test
  void itCallsOnlyWhenItHasLastedAndWhatWasShorterNeverWas() {
    AlarmRule clock = rule(AlarmRule.About.CLOCK, 0, 30);
    Series series = series(0, 1, 29, 0, 40, 1, 71, 0, 80, 1);
    assertThat(of(clock, series, 109)).containsExactly("40 70 71");
    assertThat(of(clock, series, 110)).containsExactly("40 70 71", "80 110 -1");
  }

  @Test
  void silenceCountsFromTheLastWordAndEndsWithTheNext() {
    AlarmRule silent = rule(AlarmRule.About.SILENCE, 2, 0);
    assertThat(of(silent, series(0, 1, 90, 0, 100, 1, 300, 0, 310, 1), 429))
        .containsExactly("220 220 300");
    assertThat(of(silent, series(0, 1, 90, 0, 100, 1, 300, 0, 310, 1), 430))
        .containsExactly("220 220 300", "430 430 -1");
  }

  @Test
  void aCertificateCallsSoManyDaysBeforeItEndsUntilThereIsAnother() {
    AlarmRule soon = rule(AlarmRule.About.CERTIFICATE, 1, 0);
    double ends = minute(3000).toEpochMilli();
    double later = minute(9000).toEpochMilli();
    assertThat(of(soon, series(0, ends), 1559)).isEmpty();
    assertThat(of(soon, series(0, ends), 1560)).containsExactly("1560 1560 -1");
    assertThat(of(soon, series(0, ends, 2000, later), 2500)).containsExactly("1560 1560 2000");
    assertThat(of(soon, series(0, later, 2000, ends), 5000))
        .as("the one that ends last counts")
        .isEmpty();
  }

  @Test
  void aMotorIsComparedWithWhatItFirstDrewAndNotWithOthers() {
    AlarmRule worn = rule(AlarmRule.About.MOTOR, 30, 0);
    assertThat(of(worn, series(0, 40, 10, 42, 20, 38, 30, 50, 40, 53), 100))
        .containsExactly("40 40 -1");
    assertThat(of(worn, series(0, 40, 10, 40, 20, 40, 30, 27), 100))
        .as("less is as telling as more")
        .containsExactly("30 30 -1");
  }

  @Test
  void aTemperatureThatNobodyRenewsIsNotKnownAnyMore() {
    AlarmRule warm = rule(AlarmRule.About.SKIN, 40, 0);
    assertThat(of(warm, series(0, 41), 14)).containsExactly("0 0 -1");
    assertThat(of(warm, series(0, 41), 15)).containsExactly("0 0 15");
    assertThat(of(warm, series(0, 41, 5, 41, 12, Double.NaN), 60)).containsExactly("0 0 12");
  }
}
