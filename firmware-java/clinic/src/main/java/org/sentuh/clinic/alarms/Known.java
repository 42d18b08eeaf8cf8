package org.sentuh.clinic.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Trace;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.alarms.Series;
import org.sentuh.clinic.archive.alarms.Told;
import org.sentuh.settings.AlarmRule;

/** What the archive knows for a rule. Any thread. */
final class Known {

  private final Told told;

  Known(Transactions archive) {
    this.told = new Told(archive);
  }

  /** Of every device. */
  List<Series> all(AlarmRule rule) throws ArchiveUnavailable {
    return of(rule, new Told.Where(Told.ANY, Told.ANY));
  }

  /** Of one device and place. */
  List<Series> of(AlarmRule rule, Told.Where where) throws ArchiveUnavailable {
    return switch (rule.about()) {
      case SILENCE -> told.special(Told.Special.SILENCE, where.device());
      case UNTESTED -> told.special(Told.Special.UNTESTED, where.device());
      case CERTIFICATE -> told.special(Told.Special.CERTIFICATE, where.device());
      default -> told.steps(trace(rule.about()), where.device(), where.place());
    };
  }

  /**
   * Where a rule may have begun to hold long enough in a span, or no longer holds in it: everything
   * else is as it was.
   */
  List<Told.Where> changed(AlarmRule rule, Instant after, Instant upTo) throws ArchiveUnavailable {
    Duration lasting = rule.lasting();
    Duration hours = Duration.ofMillis(Math.round(rule.limit() * 3_600_000));
    Duration days = Duration.ofMillis(Math.round(rule.limit() * 86_400_000));
    return switch (rule.about()) {
      case SILENCE ->
          both(
              told.lastHeard(after.minus(hours).minus(lasting), upTo.minus(hours).minus(lasting)),
              told.changed(Trace.SILENCE, after, upTo));
      case UNTESTED ->
          both(
              told.changed(
                  Trace.UNTESTED,
                  after.minus(hours).minus(lasting),
                  upTo.minus(hours).minus(lasting)),
              told.changed(Trace.UNTESTED, after, upTo));
      case CERTIFICATE ->
          told.certified(
              after.plus(days).minus(lasting),
              upTo.plus(days).minus(lasting),
              after.minus(lasting));
      case SKIN ->
          both(
              told.changed(Trace.SKIN, after.minus(lasting), upTo.minus(lasting)),
              told.changed(Trace.SKIN, after.minus(Judge.WARM_FOR), upTo));
      default -> {
        Trace trace = trace(rule.about());
        yield both(
            told.changed(trace, after.minus(lasting), upTo.minus(lasting)),
            told.changed(trace, after, upTo));
      }
    };
  }

  private static List<Told.Where> both(List<Told.Where> one, List<Told.Where> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  /** What is kept of what a rule is about, where it is kept as steps. */
  static Trace trace(AlarmRule.About about) {
    return switch (about) {
      case SILENCE -> Trace.SILENCE;
      case UNTESTED -> Trace.UNTESTED;
      case WAITING -> Trace.WAITING;
      case STORAGE -> Trace.STORAGE;
      case FREE -> Trace.FREE;
      case FULL -> Trace.FULL;
      case CLOCK -> Trace.CLOCK;
      case SKIN -> Trace.SKIN;
      case SELF_TEST -> Trace.SELF_TEST;
      case MOTOR -> Trace.MOTOR;
      case CONTACT -> Trace.CONTACT;
      case INCOMPLETE -> Trace.INCOMPLETE;
      case PRESCRIPTION -> Trace.PRESCRIPTION;
      case CERTIFICATE ->
          throw new IllegalArgumentException("certificates are no steps, see Told.Special");
    };
  }
}
