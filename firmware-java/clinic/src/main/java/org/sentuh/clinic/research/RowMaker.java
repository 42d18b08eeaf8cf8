package org.sentuh.clinic.research;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.personal.Wishes;
import org.sentuh.clinic.mothers.Account;
import org.sentuh.clinic.mothers.History;
import org.sentuh.clinic.mothers.HomeTreatment;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Dose;
import org.sentuh.telemetry.wire.Consent;

/**
 * Makes the rows of one mother out of the archive, as far as she agrees to it.
 *
 * <p>Of a moment only the distance to her first treatment in days, the weeks since the birth and
 * the quarter of the day are written: Safe Harbor (45 CFR 164.514 (b)(2)(i)(C)) lets no element of
 * a date but its year stand, while a distance between two days says neither of them. Each is worked
 * out in the time zone that she lives in. The rest of that list (names, places, numbers, device
 * identifiers) is not read for a row at all.
 */
final class RowMaker {

  /** Weeks since the birth beyond this are written as this. */
  static final int MOST_WEEKS = 26;

  private static final int MOST_ANSWERS = 10_000;

  private final Archive archive;
  private final Wishes wishes;
  private final History history;
  private final Map<String, Panel> panels;
  private final Instant before;

  RowMaker(Archive archive, Map<String, Panel> panels, Instant before) {
    this.archive = archive;
    this.wishes = new Wishes(archive);
    this.history = new History(archive, before);
    this.panels = panels;
    this.before = before;
  }

  /** Her rows without a name; empty where she does not agree or there is nothing. */
  Optional<Rows> of(Mother mother) throws ArchiveUnavailable {
    if (wishes.objects(mother.code())) {
      return Optional.empty();
    }
    List<Agreement.Hand> hands = new ArrayList<>();
    List<Wear> worn = new ArrayList<>();
    for (Handed handed : archive.mothers().panels(mother.code())) {
      List<Happening> told = history.told(handed);
      worn.add(new Wear(handed, told));
      hands.add(
          new Agreement.Hand(
              handed,
              History.hers(handed, told, Happening.Kind.CONSENT),
              wishes.said(handed.device())));
    }
    Set<Consent> agreed = Agreement.of(hands);
    return agreed.contains(Consent.TREATMENT) && agreed.contains(Consent.RESEARCH)
        ? rows(mother, worn, agreed.contains(Consent.WELLBEING))
        : Optional.empty();
  }

  /** A panel while she had it, and all that it told. */
  private record Wear(Handed handed, List<Happening> told) {}

  private Optional<Rows> rows(Mother mother, List<Wear> worn, boolean answered)
      throws ArchiveUnavailable {
    List<History.Played> played = new ArrayList<>();
    List<History.Felt> felt = new ArrayList<>();
    for (Wear one : worn) {
      history.played(one.handed(), one.told(), before).stream()
          .filter(each -> each.treatment().outcome() != HomeTreatment.Outcome.RUNNING)
          .forEach(played::add);
      if (answered) {
        felt.addAll(history.felt(one.handed(), one.told(), MOST_ANSWERS));
      }
    }
    if (played.isEmpty()) {
      return Optional.empty();
    }
    played.sort(Comparator.comparing(each -> each.treatment().moment()));
    felt.sort(Comparator.comparing(History.Felt::received));
    return Optional.of(new Hers(mother, firstDay(mother, played)).rows(played, felt));
  }

  private static Optional<LocalDate> firstDay(Mother mother, List<History.Played> played) {
    return played.stream()
        .flatMap(each -> each.treatment().at().stream())
        .min(Comparator.naturalOrder())
        .map(at -> LocalDate.ofInstant(at, mother.zone()));
  }

  /** The rows of one mother while they are made. */
  private final class Hers {

    private final Mother mother;
    private final Optional<LocalDate> first;
    private final List<Rows.Treatment> treatments = new ArrayList<>();
    private final List<Rows.Zone> zones = new ArrayList<>();
    private final List<Rows.Limit> limits = new ArrayList<>();

    Hers(Mother mother, Optional<LocalDate> first) {
      this.mother = mother;
      this.first = first;
    }

    Rows rows(List<History.Played> played, List<History.Felt> felt) throws ArchiveUnavailable {
      for (History.Played each : played) {
        int number = treatments.size() + 1;
        Account account = history.account(each);
        treatments.add(treatment(number, each, account));
        account.dose().ifPresent(dose -> zones(number, account.panel(), dose));
        account.limits().stream()
            .map(limit ->
                new Rows.Limit(
                    "", number, limit.why().code(), limit.times(), limit.lasted().toMillis()))
            .forEach(limits::add);
      }
      return new Rows(treatments, zones, limits, felt.stream().flatMap(this::answers).toList());
    }

    private Rows.Treatment treatment(int number, History.Played played, Account account) {
      HomeTreatment treatment = played.treatment();
      boolean ended = treatment.ended().isPresent();
      return new Rows.Treatment(
          "",
          number,
          day(treatment.at()),
          week(treatment.at()),
          partOfDay(treatment.at()),
          mother.birth().name().toLowerCase(Locale.ROOT),
          treatment.programme().replaceAll(" .*", ""),
          played.prepared().isPresent()
              ? OptionalLong.of(played.prepared().get().revision())
              : OptionalLong.empty(),
          played
              .prepared()
              .map(plan ->
                  new Rows.Plan(plan.durationNs() / 1_000_000, plan.level(), plan.ceiling())),
          treatment.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          treatment.why(),
          ended ? OptionalLong.of(treatment.run().toMillis()) : OptionalLong.empty(),
          ended ? OptionalLong.of(account.paused().toMillis()) : OptionalLong.empty(),
          account.dose().map(Dose::fidelity),
          account.gaps());
    }

    private void zones(int number, String panelName, Dose dose) {
      Optional<Panel> panel =
          Optional.ofNullable(panels.get(panelName))
              .filter(known -> known.zones() == dose.delivered().size());
      for (int zone = 0; zone < dose.delivered().size(); zone++) {
        int at = zone;
        zones.add(
            new Rows.Zone(
                "",
                number,
                panel
                    .map(known -> known.sensors().get(at).name())
                    .orElse(Integer.toString(zone + 1)),
                dose.delivered().get(zone),
                dose.prescribed().get(zone)));
      }
    }

    private Stream<Rows.Answer> answers(History.Felt felt) {
      return felt.answers().entrySet().stream()
          .map(answer ->
              new Rows.Answer(
                  "",
                  day(felt.at()),
                  answer.getKey(),
                  answer.getValue() < 0
                      ? OptionalLong.empty()
                      : OptionalLong.of(answer.getValue())));
    }

    private Optional<LocalDate> local(Optional<Instant> at) {
      return at.map(moment -> LocalDate.ofInstant(moment, mother.zone()));
    }

    private OptionalLong day(Optional<Instant> at) {
      Optional<LocalDate> on = local(at);
      return on.isPresent() && first.isPresent()
          ? OptionalLong.of(Math.max(0, ChronoUnit.DAYS.between(first.get(), on.get())))
          : OptionalLong.empty();
    }

    private OptionalLong week(Optional<Instant> at) {
      Optional<LocalDate> on = local(at);
      return on.isPresent()
          ? OptionalLong.of(
              Math.clamp(ChronoUnit.WEEKS.between(mother.bornOn(), on.get()), 0, MOST_WEEKS))
          : OptionalLong.empty();
    }

    private String partOfDay(Optional<Instant> at) {
      if (at.isEmpty()) {
        return "";
      }
      return switch (at.get().atZone(mother.zone()).getHour() / 6) {
        case 0 -> "night";
        case 1 -> "morning";
        case 2 -> "afternoon";
        default -> "evening";
      };
    }
  }
}
