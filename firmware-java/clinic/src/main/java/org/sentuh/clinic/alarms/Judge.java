package org.sentuh.clinic.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.alarms.OldSteps;
import org.sentuh.clinic.archive.alarms.Series;
import org.sentuh.clinic.archive.alarms.Series.Point;
import org.sentuh.settings.AlarmRule;

/**
 * When a rule held of what a device told over time. The one judge of alarms: what looks now and
 * what tries other numbers over what is stored both ask it. It knows no clock.
 */
final class Judge {

  /** A temperature that nobody renews is not known any more. */
  static final Duration WARM_FOR = Duration.ofMinutes(15);

  private static final double PERCENT = 100;
  private static final double MS_PER_HOUR = 3_600_000;
  private static final double MS_PER_DAY = 86_400_000;

  private Judge() {}

  /** The limit of a rule that counts hours. */
  static Duration hours(AlarmRule rule) {
    return Duration.ofMillis(Math.round(rule.limit() * MS_PER_HOUR));
  }

  /** The limit of a rule that counts days. */
  static Duration days(AlarmRule rule) {
    return Duration.ofMillis(Math.round(rule.limit() * MS_PER_DAY));
  }

  /** It held from a moment on, until another or still. */
  private record Run(Instant began, Optional<Instant> ended) {}

  /**
   * Every time that a rule held for as long as it says, the first one first.
   *
   * @param until what was told later is not known yet
   */
  static List<Episode> episodes(AlarmRule rule, Series series, Instant until) {
    List<Point> points =
        prepared(rule, series.points()).stream().filter(p -> !p.at().isAfter(until)).toList();
    List<Run> runs =
        switch (rule.about()) {
          case SILENCE, UNTESTED -> counting(rule, points);
          case CERTIFICATE -> ending(rule, points);
          default -> beyond(rule, points);
        };
    List<Episode> episodes = new ArrayList<>();
    for (Run run : runs) {
      Instant opened = run.began().plus(rule.lasting());
      boolean longEnough = run.ended().map(opened::isBefore).orElse(true);
      if (longEnough && !opened.isAfter(until)) {
        episodes.add(
            new Episode(
                rule.id(),
                series.device(),
                series.place(),
                run.began(),
                opened,
                run.ended(),
                value(rule, points, opened)));
      }
    }
    return episodes;
  }

  // What is compared.

  private static List<Point> prepared(AlarmRule rule, List<Point> points) {
    return switch (rule.about()) {
      case MOTOR -> drift(points);
      case SKIN -> forgotten(points);
      default -> points;
    };
  }

  /** Not known before the first ones are: what is judged now must be judged so later, too. */
  private static List<Point> drift(List<Point> points) {
    if (points.size() <= OldSteps.FIRST) {
      return List.of();
    }
    double first =
        points.stream()
            .limit(OldSteps.FIRST)
            .mapToDouble(Point::value)
            .average()
            .orElse(Double.NaN);
    return points.stream()
        .skip(OldSteps.FIRST)
        .map(point -> new Point(point.at(), PERCENT * Math.abs(point.value() / first - 1)))
        .toList();
  }

  private static List<Point> forgotten(List<Point> points) {
    List<Point> known = new ArrayList<>();
    for (int index = 0; index < points.size(); index++) {
      Point point = points.get(index);
      Instant end = point.at().plus(WARM_FOR);
      known.add(point);
      if (index + 1 == points.size() || points.get(index + 1).at().isAfter(end)) {
        known.add(new Point(end, Double.NaN));
      }
    }
    return known;
  }

  // When it holds.

  /** What is on the wrong side of its limit; what is not known is not. */
  private static List<Run> beyond(AlarmRule rule, List<Point> points) {
    List<Run> runs = new ArrayList<>();
    Optional<Instant> began = Optional.empty();
    for (Point point : points) {
      boolean holds =
          rule.about().side() == AlarmRule.Side.BELOW
              ? point.value() < rule.limit()
              : point.value() > rule.limit();
      if (holds && began.isEmpty()) {
        began = Optional.of(point.at());
      } else if (!holds && began.isPresent()) {
        runs.add(new Run(began.get(), Optional.of(point.at())));
        began = Optional.empty();
      }
    }
    began.ifPresent(at -> runs.add(new Run(at, Optional.empty())));
    return runs;
  }

  /** What grows from a moment on, until the next. */
  private static List<Run> counting(AlarmRule rule, List<Point> points) {
    Duration limit = hours(rule);
    List<Run> runs = new ArrayList<>();
    for (int index = 0; index < points.size(); index++) {
      Point from = points.get(index);
      Instant began = from.at().plus(limit);
      Optional<Instant> ended =
          index + 1 < points.size() ? Optional.of(points.get(index + 1).at()) : Optional.empty();
      if (from.value() > 0 && ended.map(began::isBefore).orElse(true)) {
        runs.add(new Run(began, ended));
      }
    }
    return runs;
  }

  /** What ends at a moment that is known before; the one that ends last counts. */
  private static List<Run> ending(AlarmRule rule, List<Point> points) {
    Duration limit = days(rule);
    List<Run> runs = new ArrayList<>();
    double latest = 0;
    for (int index = 0; index < points.size(); index++) {
      Point noted = points.get(index);
      latest = Math.max(latest, noted.value());
      Instant close = Instant.ofEpochMilli((long) latest).minus(limit);
      Instant began = close.isBefore(noted.at()) ? noted.at() : close;
      Optional<Instant> ended =
          index + 1 < points.size() ? Optional.of(points.get(index + 1).at()) : Optional.empty();
      if (ended.map(began::isBefore).orElse(true)) {
        runs.add(new Run(began, ended));
      }
    }
    return runs;
  }

  private static double value(AlarmRule rule, List<Point> points, Instant at) {
    return switch (rule.about()) {
      case SILENCE, UNTESTED, CERTIFICATE -> rule.limit();
      default ->
          rule.about().side() == AlarmRule.Side.YES
              ? Double.NaN
              : points.stream()
                  .filter(point -> !point.at().isAfter(at))
                  .reduce((before, after) -> after)
                  .map(Point::value)
                  .orElse(Double.NaN);
    };
  }
}
