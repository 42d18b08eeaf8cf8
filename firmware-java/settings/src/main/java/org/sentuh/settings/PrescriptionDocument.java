package org.sentuh.settings;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.pattern.Programme;

/**
 * Reads what a midwife has prescribed, as it comes from the clinic: a head, and below {@code
 * programme} a programme as those in {@code config/programmes}. Nobody writes it by hand, so it is
 * no file of {@code config}.
 *
 * <pre>
 * prescription: 1            its form
 * state: active              or held, revoked, unbound
 * mother: M-0412             the clinic's reference, never her name; nobody where it is unbound
 * midwife: BD-7
 * issued: 2026-11-26T02:40:00Z
 * until: 2026-12-10T17:00:00Z
 * ceiling: 0.5               optional, up to the programme's own
 * back_mm: 262               optional: C7 to T12; else the back that her panel is drawn for
 * treatments: 2              within any 24 hours
 * between_s: 14400
 * times: 06:00-12:00 15:00-20:00     optional: when in a day one may begin; else whenever she likes
 * days: mon wed fri          optional, with times: on which days; else on every one
 * zone: Asia/Jakarta         with times: by whose clock
 * why: a wound that heals    where it is not active
 * next_key: ...              optional
 * programme: {kind: programme, ...}
 * </pre>
 */
public final class PrescriptionDocument {

  private static final Pattern SIGN = Pattern.compile("[\\p{L}0-9.-]{1,40}");
  private static final String SIGNS = "1 to 40 letters, digits, '.' and '-', no name of a person";
  private static final Pattern TIME = Pattern.compile("[0-9TZ:.-]{1,30}");
  private static final String TIMES = "a moment in UTC, as 2026-12-10T17:00:00Z";
  private static final Pattern LINE = Pattern.compile("[0-9a-z: -]{1,60}");
  private static final String TIMES_OF_DAY =
      "1 to 4 parts of a day in their order, as 06:00-12:00 15:00-20:00";
  private static final String DAYS = "days of a week, as mon wed fri";
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,40}");
  private static final String ZONES = "a time zone, as Asia/Jakarta";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/=]{1,100}");
  private static final String KEYS = "a public key of Ed25519, base 64 of its X.509 form";
  private static final String FORM = "prescription";
  private static final int LONGEST_WHY = 200;

  private enum State {
    ACTIVE,
    HELD,
    REVOKED,
    UNBOUND
  }

  private PrescriptionDocument() {}

  /** Reads a prescription from a text; refusals call it by the name given. */
  public static Prescription read(String name, String content) {
    Section top =
        Section.document(
            SettingsText.of(name, content),
            FORM,
            "state",
            "mother",
            "midwife",
            "issued",
            "until",
            "why",
            "back_mm",
            "ceiling",
            "treatments",
            "between_s",
            "times",
            "days",
            "zone",
            "next_key",
            "programme");
    top.whole(FORM, 1, 1);
    Prescription.Slip slip =
        new Prescription.Slip(
            top.name("mother", SIGN, SIGNS),
            top.name("midwife", SIGN, SIGNS),
            moment(top, "issued"),
            nextKey(top));
    State state = top.oneOf("state", List.of(State.values()), Section::word);
    return switch (state) {
      case ACTIVE -> active(top, slip);
      case HELD, REVOKED ->
          new Prescription.Withheld(slip, state == State.REVOKED, top.text("why", LONGEST_WHY));
      case UNBOUND -> new Prescription.Unbound(slip, top.text("why", LONGEST_WHY));
    };
  }

  private static Prescription active(Section top, Prescription.Slip slip) {
    Programme programme = ProgrammeFile.within(top, "programme");
    double ceiling = top.number("ceiling", 0.05, programme.ceiling(), programme.ceiling());
    Instant until = moment(top, "until");
    if (!until.isAfter(slip.issued())) {
      throw top.refusal("until", "later than " + slip.issued() + ", issued", "let it last longer");
    }
    return new Prescription.Active(
        slip,
        until,
        back(top),
        programme.upTo(ceiling),
        new Prescription.Rest(
            top.whole("treatments", 1, 4), top.number("between_s", 7_200, 86_400)),
        schedule(top));
  }

  private static Optional<Schedule> schedule(Section top) {
    if (!top.has("times")) {
      for (String alone : List.of("days", "zone")) {
        if (top.has(alone)) {
          throw top.refusal(alone, "only beside times", "say when in a day as well");
        }
      }
      return Optional.empty();
    }
    DayTimes times = read(top, "times", LINE, TIMES_OF_DAY, DayTimes::of);
    Set<DayOfWeek> days =
        top.has("days")
            ? read(top, "days", LINE, DAYS, Schedule::days)
            : EnumSet.allOf(DayOfWeek.class);
    return Optional.of(new Schedule(times, days, read(top, "zone", ZONE, ZONES, ZoneId::of)));
  }

  private static <T> T read(
      Section top, String key, Pattern form, String allowed, Function<String, T> reader) {
    try {
      return reader.apply(top.name(key, form, allowed));
    } catch (IllegalArgumentException | DateTimeException otherForm) {
      throw top.refusal(key, allowed, "write it like that").because(otherForm);
    }
  }

  private static Optional<BackLength> back(Section top) {
    return top.has("back_mm")
        ? Optional.of(
            new BackLength(top.number("back_mm", BackLength.SHORTEST_MM, BackLength.LONGEST_MM)))
        : Optional.empty();
  }

  private static Optional<String> nextKey(Section top) {
    return top.has("next_key") ? Optional.of(top.name("next_key", KEY, KEYS)) : Optional.empty();
  }

  private static Instant moment(Section top, String key) {
    try {
      return Instant.parse(top.name(key, TIME, TIMES));
    } catch (DateTimeException otherForm) {
      throw top.refusal(key, TIMES, "write it like that").because(otherForm);
    }
  }
}
