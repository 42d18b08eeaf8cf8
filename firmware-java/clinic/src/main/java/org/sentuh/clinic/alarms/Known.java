package org.sentuh.clinic.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
   * For each rule, where it may have begun to hold long enough in a span, or no longer holds in it:
   * everything else is as it was.
   */
  List<Set<Told.Where>> changed(List<AlarmRule> rules, Instant after, Instant upTo)
      throws ArchiveUnavailable {
    return told.answers(rules.stream().map(rule -> questions(rule, after, upTo)).toList());
  }

  private static List<Told.Question> questions(AlarmRule rule, Instant after, Instant upTo) {
    Duration lasting = rule.lasting();
    return switch (rule.about()) {
      case SILENCE -> {
        Duration limit = Judge.hours(rule).plus(lasting);
        yield List.of(
            Told.lastHeard(after.minus(limit), upTo.minus(limit)),
            Told.changed(Trace.SILENCE, after, upTo));
      }
      case UNTESTED -> {
        Duration limit = Judge.hours(rule).plus(lasting);
        yield List.of(
            Told.changed(Trace.UNTESTED, after.minus(limit), upTo.minus(limit)),
            Told.changed(Trace.UNTESTED, after, upTo));
      }
      case CERTIFICATE -> {
        Duration limit = Judge.days(rule).minus(lasting);
        yield List.of(Told.certified(after.plus(limit), upTo.plus(limit), after.minus(lasting)));
      }
      case SKIN ->
          List.of(
              Told.changed(Trace.SKIN, after.minus(lasting), upTo.minus(lasting)),
              Told.changed(Trace.SKIN, after.minus(Judge.WARM_FOR), upTo));
      default -> {
        Trace trace = trace(rule.about());
        yield List.of(
            Told.changed(trace, after.minus(lasting), upTo.minus(lasting)),
            Told.changed(trace, after, upTo));
      }
    };
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
