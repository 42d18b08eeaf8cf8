package org.sentuh.clinic.research;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table of an export.
 *
 * @param name of its files, as {@code treatments} of {@code treatments.csv}
 * @param columns in their order
 */
record Table<R>(String name, List<Column<R>> columns) {

  private static final String OF_TREATMENT = "1 to 100000";
  private static final String FACTS = "lane event: ";
  private static final String DAYS = "0 to 36500";

  /** One row a treatment. */
  static final Table<Rows.Treatment> TREATMENTS =
      new Table<>(
          "treatments",
          List.of(
              Column.words("person", "16 of 0-9a-f", "keyed hash", Rows.Treatment::person),
              Column.whole("treatment", "", OF_TREATMENT, "counted", row -> some(row.number())),
              Column.whole("day", "d", DAYS, FACTS + "state-changed, wall", Rows.Treatment::day),
              Column.whole(
                  "week_since_birth", "wk", "0 to 26", "mother: born_on", Rows.Treatment::week),
              Column.words(
                  "part_of_day",
                  "night | morning | afternoon | evening",
                  FACTS + "state-changed, wall",
                  Rows.Treatment::partOfDay),
              Column.words("birth", "vaginal | caesarean", "mother: birth", Rows.Treatment::birth),
              Column.words(
                  "programme", "names | other", FACTS + "prepared", Rows.Treatment::programme),
              Column.whole(
                  "revision", "", "1 to 100000", FACTS + "prepared", Rows.Treatment::revision),
              Column.number(
                  "planned_s",
                  "s",
                  "0 to 3600",
                  FACTS + "prepared",
                  row -> row.plan().map(plan -> plan.durationMs() / 1e3)),
              Column.number(
                  "level",
                  "",
                  "0 to 1",
                  FACTS + "prepared",
                  row -> row.plan().map(Rows.Plan::level)),
              Column.number(
                  "ceiling",
                  "",
                  "0 to 1",
                  FACTS + "prepared",
                  row -> row.plan().map(Rows.Plan::ceiling)),
              Column.words(
                  "outcome",
                  "completed | stopped | faulted | broken-off",
                  FACTS + "ended",
                  Rows.Treatment::outcome),
              Column.words("reason", "codes of reasons", FACTS + "ended", Rows.Treatment::why),
              Column.number(
                  "ran_s", "s", "0 to 7200", FACTS + "ended", row -> seconds(row.runMs())),
              Column.number(
                  "paused_s", "s", "0 to 7200", FACTS + "ended", row -> seconds(row.pausedMs())),
              Column.number("fidelity", "", "0 to 1", FACTS + "ended", Rows.Treatment::fidelity),
              Column.whole(
                  "missing_entries",
                  "",
                  "0 to 100000",
                  FACTS + "sequence",
                  row -> some(row.missing()))));

  /** One row a zone of a treatment. */
  static final Table<Rows.Zone> ZONES =
      new Table<>(
          "zones",
          List.of(
              Column.words("person", "16 of 0-9a-f", "keyed hash", Rows.Zone::person),
              Column.whole("treatment", "", OF_TREATMENT, "counted", row -> some(row.number())),
              Column.words("zone", "names of zones, or 1 and up", "panel", Rows.Zone::zone),
              Column.number(
                  "delivered_s",
                  "s",
                  "0 to 7200",
                  FACTS + "ended",
                  row -> Optional.of(row.delivered())),
              Column.number(
                  "prescribed_s",
                  "s",
                  "0 to 7200",
                  FACTS + "ended",
                  row -> Optional.of(row.prescribed()))));

  /** One row for each thing that made a treatment gentler. */
  static final Table<Rows.Limit> LIMITS =
      new Table<>(
          "limits",
          List.of(
              Column.words("person", "16 of 0-9a-f", "keyed hash", Rows.Limit::person),
              Column.whole("treatment", "", OF_TREATMENT, "counted", row -> some(row.number())),
              Column.words("reason", "codes of reasons", FACTS + "limit-began", Rows.Limit::why),
              Column.whole(
                  "times", "", "1 to 4000", FACTS + "limit-began", row -> some(row.times())),
              Column.number(
                  "lasted_s",
                  "s",
                  "0 to 7200",
                  FACTS + "limit-ended",
                  row -> Optional.of(row.lastedMs() / 1e3))));

  /** One row an answer. */
  static final Table<Rows.Answer> ANSWERS =
      new Table<>(
          "answers",
          List.of(
              Column.words("person", "16 of 0-9a-f", "keyed hash", Rows.Answer::person),
              Column.whole("day", "d", DAYS, "lane wellbeing: wall", Rows.Answer::day),
              Column.words(
                  "question", "words of questions", "lane wellbeing", Rows.Answer::question),
              Column.whole("answer", "", "0 to 10", "lane wellbeing", Rows.Answer::answer)));

  /** Every table, in the order of the code book. */
  static final List<Table<?>> ALL = List.of(TREATMENTS, ZONES, LIMITS, ANSWERS);

  private static OptionalLong some(long number) {
    return OptionalLong.of(number);
  }

  private static Optional<Double> seconds(OptionalLong ms) {
    return ms.isPresent() ? Optional.of(ms.getAsLong() / 1e3) : Optional.empty();
  }
}
