package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.NewestPrescription;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.settings.DayTimes;

/**
 * Where a mother stands, by what is known of her and nothing else: no clock, no archive. Gaps are
 * timed by the clinic's own receipt. Nothing is called missed that the clinic has not heard of.
 */
public final class Judge {

  private final Rules rules;

  /** Judges by these rules. */
  public Judge(Rules rules) {
    this.rules = rules;
  }

  /** Where she stands. */
  public Standing judge(Known known, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, known.schedule().zone());
    List<List<Cell>> days = days(known, today, now);
    Verdict verdict = verdict(known, days, now);
    return new Standing(
        known.mother(),
        ChronoUnit.DAYS.between(known.mother().bornOn(), today),
        verdict.need(),
        verdict.because(),
        verdict.since(),
        days,
        known.panel().map(Handed::device),
        known.heard());
  }

  /**
   * Until when she stands there if nothing is heard: the next moment at which time alone may have
   * changed something. At that moment she is to be judged again.
   */
  Instant until(Known known, Instant now) {
    ZoneId zone = known.schedule().zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<Instant> moments = new ArrayList<>();
    moments.add(today.plusDays(1).atStartOfDay(zone).toInstant());
    for (int ago = rules.days() - 1; ago >= 0; ago--) {
      for (DayTimes.Window window : known.schedule().times().windows()) {
        Instant ends = today.minusDays(ago).atTime(window.to()).atZone(zone).toInstant();
        moments.add(today.minusDays(ago).atTime(window.from()).atZone(zone).toInstant());
        moments.add(ends.plus(rules.grace()));
      }
    }
    known.panel().ifPresent(handed -> moments.add(handed.at().plus(rules.grace())));
    known.heard().ifPresent(heard -> moments.add(heard.plus(rules.silence())));
    known.told().treatments().stream()
        .filter(treatment -> treatment.outcome() == HomeTreatment.Outcome.RUNNING)
        .forEach(running -> moments.add(running.received().plus(Told.LONGEST)));
    known.prescription().ifPresent(newest -> moments.add(newest.signedAt().plus(rules.answer())));
    end(known).ifPresent(end -> moments.add(end.minus(rules.ahead())));
    return moments.stream().filter(now::isBefore).min(Instant::compareTo).orElseThrow();
  }

  // What is known of each window.

  private List<List<Cell>> days(Known known, LocalDate today, Instant now) {
    List<List<Cell>> days = new ArrayList<>();
    List<HomeTreatment> treatments = known.treatments();
    for (int ago = rules.days() - 1; ago >= 0; ago--) {
      LocalDate day = today.minusDays(ago);
      DayOfWindows windows = windows(known, treatments, day);
      List<Cell> cells = new ArrayList<>();
      for (int window = 0; window < known.schedule().times().windows().size(); window++) {
        cells.add(cell(known, day, window, windows.in(window), now));
      }
      days.add(List.copyOf(cells));
    }
    return List.copyOf(days);
  }

  private static DayOfWindows windows(Known known, List<HomeTreatment> treatments, LocalDate day) {
    ZoneId zone = known.schedule().zone();
    DayOfWindows windows = new DayOfWindows(known.schedule().times());
    for (HomeTreatment treatment : treatments) {
      ZonedDateTime at = treatment.moment().atZone(zone);
      if (at.toLocalDate().equals(day)) {
        windows.add(treatment, at.toLocalTime());
      }
    }
    return windows;
  }

  private Cell cell(
      Known known, LocalDate day, int window, Optional<HomeTreatment> treatment, Instant now) {
    if (treatment.isPresent()) {
      return switch (treatment.get().outcome()) {
        case COMPLETED -> Cell.DONE;
        case RUNNING -> Cell.NOT_DUE;
        default -> Cell.PARTIAL;
      };
    }
    DayTimes.Window times = known.schedule().times().windows().get(window);
    ZoneId zone = known.schedule().zone();
    Instant begins = day.atTime(times.from()).atZone(zone).toInstant();
    Instant ends = day.atTime(times.to()).atZone(zone).toInstant();
    if (known.panel().isEmpty()
        || !known.schedule().has(day)
        || begins.isBefore(known.panel().get().at())
        || begins.isAfter(now)) {
      return Cell.NOT_DUE;
    }
    if (rested(known, ends)) {
      return Cell.HELD;
    }
    if (refused(known).filter(at -> at.isBefore(ends)).isPresent()) {
      return Cell.REFUSED;
    }
    Instant told = ends.plus(rules.grace());
    if (now.isBefore(told)) {
      return Cell.NOT_DUE;
    }
    boolean knowing =
        known.told().sharing()
            && !known.outstanding()
            && known.heard().filter(heard -> !heard.isBefore(told)).isPresent();
    return knowing ? Cell.MISSED : Cell.UNKNOWN;
  }

  private static boolean rested(Known known, Instant ends) {
    boolean forbidden = known.openSigns().stream().anyMatch(sign -> sign.moment().isBefore(ends));
    boolean withheld =
        known.rests()
            && known.prescription().filter(newest -> newest.signedAt().isBefore(ends)).isPresent();
    boolean held =
        known.told().standingHold().filter(hold -> hold.moment().isBefore(ends)).isPresent();
    return forbidden || withheld || held;
  }

  private static Optional<Instant> refused(Known known) {
    return known
        .prescription()
        .filter(newest -> newest.state() == PrescriptionSeen.State.REFUSED)
        .flatMap(NewestPrescription::answeredAt);
  }

  // What she needs.

  private record Verdict(Need need, Because because, Instant since) {}

  private Verdict verdict(Known known, List<List<Cell>> days, Instant now) {
    return forbidden(known)
        .or(() -> silent(known, days, now))
        .or(() -> refusing(known))
        .or(() -> endedEarly(known))
        .or(() -> missed(known, days))
        .or(() -> resting(known))
        .or(() -> unprepared(known, now))
        .orElseGet(() ->
            new Verdict(
                Need.FINE, new Because.AsPlanned(), known.heard().orElse(known.mother().since())));
  }

  private static Optional<Verdict> forbidden(Known known) {
    List<Told.Sign> open = known.openSigns();
    return open.stream()
        .filter(Told.Sign::danger)
        .findFirst()
        .or(() -> open.stream().filter(Told.Sign::mayBeDanger).findFirst())
        .or(() -> open.stream().findFirst())
        .map(sign ->
            new Verdict(
                sign.mayBeDanger() ? Need.DANGER : Need.FORBIDDEN,
                new Because.AnswerForbade(sign),
                sign.moment()));
  }

  private Optional<Verdict> silent(Known known, List<List<Cell>> days, Instant now) {
    if (known.panel().isEmpty()) {
      return Optional.empty();
    }
    Instant handed = known.panel().get().at();
    Optional<Instant> heard = known.heard().filter(at -> !at.isBefore(handed));
    if (heard.isEmpty()) {
      return now.isBefore(handed.plus(rules.grace()))
          ? Optional.empty()
          : unknown(new Because.NeverReported(handed), handed);
    }
    if (!known.told().sharing()) {
      return unknown(new Because.NotShared(), heard.get());
    }
    if (Duration.between(heard.get(), now).compareTo(rules.silence()) >= 0) {
      return unknown(new Because.NoNews(heard.get()), heard.get());
    }
    boolean waits = known.outstanding() && days.stream().anyMatch(d -> d.contains(Cell.UNKNOWN));
    return waits ? unknown(new Because.EntriesOutstanding(), heard.get()) : Optional.empty();
  }

  private static Optional<Verdict> unknown(Because because, Instant since) {
    return Optional.of(new Verdict(Need.UNKNOWN, because, since));
  }

  private static Optional<Verdict> refusing(Known known) {
    return known
        .prescription()
        .filter(newest -> newest.state() == PrescriptionSeen.State.REFUSED)
        .map(newest ->
            new Verdict(
                Need.REFUSED,
                new Because.Refused(newest.refused()),
                newest.answeredAt().orElse(newest.signedAt())));
  }

  private static Optional<Verdict> endedEarly(Known known) {
    List<HomeTreatment> treatments = known.treatments();
    return treatments.isEmpty() || !treatments.getLast().outcome().isPartial()
        ? Optional.empty()
        : Optional.of(
            new Verdict(
                Need.PARTIAL,
                new Because.EndedEarly(treatments.getLast()),
                treatments.getLast().moment()));
  }

  /** One window that was left out is nobody's need, unless it is the last that has passed. */
  private static Optional<Verdict> missed(Known known, List<List<Cell>> days) {
    List<Cell> passed =
        days.stream().flatMap(List::stream).filter(cell -> cell != Cell.NOT_DUE).toList();
    long missed = passed.stream().filter(cell -> cell == Cell.MISSED).count();
    if (missed == 0 || (missed == 1 && passed.getLast() != Cell.MISSED)) {
      return Optional.empty();
    }
    List<HomeTreatment> treatments = known.treatments();
    Optional<Instant> last =
        treatments.isEmpty() ? Optional.empty() : Optional.of(treatments.getLast().moment());
    Instant since = last.or(() -> known.panel().map(Handed::at)).orElse(known.mother().since());
    return Optional.of(new Verdict(Need.MISSED, new Because.Missed((int) missed, last), since));
  }

  private static Optional<Verdict> resting(Known known) {
    return known
        .prescription()
        .filter(newest -> known.rests())
        .map(newest ->
            new Verdict(
                Need.HELD,
                new Because.Rests(
                    known.line("state").filter("revoked"::equals).isPresent(),
                    known.line("why").orElse("")),
                newest.signedAt()))
        .or(() ->
            known
                .told()
                .standingHold()
                .map(hold -> new Verdict(Need.HELD, new Because.HeldAtPanel(hold), hold.moment())));
  }

  private Optional<Verdict> unprepared(Known known, Instant now) {
    if (known.panel().isEmpty()) {
      return prescription(new Because.NoPanel(), known.mother().since());
    }
    if (known.prescription().isEmpty()) {
      return prescription(new Because.NotPrescribed(), known.panel().get().at());
    }
    NewestPrescription newest = known.prescription().get();
    boolean waits = newest.state() != PrescriptionSeen.State.ACCEPTED;
    if (waits && !now.isBefore(newest.signedAt().plus(rules.answer()))) {
      return prescription(new Because.NotAnswered(newest.signedAt()), newest.signedAt());
    }
    return end(known)
        .filter(end -> !now.isBefore(end.minus(rules.ahead())))
        .flatMap(end -> prescription(new Because.Ends(end), end));
  }

  private static Optional<Instant> end(Known known) {
    return known.line("until").flatMap(Judge::instant);
  }

  private static Optional<Verdict> prescription(Because because, Instant since) {
    return Optional.of(new Verdict(Need.PRESCRIPTION, because, since));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException otherForm) {
      return Optional.empty();
    }
  }
}
