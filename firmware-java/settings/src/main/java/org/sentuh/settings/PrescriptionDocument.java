package org.sentuh.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * state: active              or held, revoked
 * mother: M-0412             the clinic's reference, never her name
 * midwife: BD-7
 * issued: 2026-11-26T02:40:00Z
 * until: 2026-12-10T17:00:00Z
 * ceiling: 0.5               optional, up to the programme's own
 * back_mm: 262               optional: C7 to T12; else the back that her panel is drawn for
 * treatments: 2              within any 24 hours
 * between_s: 14400
 * why: a wound that heals    where it is held or revoked
 * next_key: ...              optional
 * programme: {kind: programme, ...}
 * </pre>
 */
public final class PrescriptionDocument {

  private static final Pattern SIGN = Pattern.compile("[\\p{L}0-9.-]{1,40}");
  private static final String SIGNS = "1 to 40 letters, digits, '.' and '-', no name of a person";
  private static final Pattern TIME = Pattern.compile("[0-9TZ:.-]{1,30}");
  private static final String TIMES = "a moment in UTC, as 2026-12-10T17:00:00Z";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/=]{1,100}");
  private static final String KEYS = "a public key of Ed25519, base 64 of its X.509 form";
  private static final String FORM = "prescription";
  private static final int LONGEST_WHY = 200;

  private enum State {
    ACTIVE,
    HELD,
    REVOKED
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
    return state == State.ACTIVE
        ? active(top, slip)
        : new Prescription.Withheld(slip, state == State.REVOKED, top.text("why", LONGEST_WHY));
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
            top.whole("treatments", 1, 4), top.number("between_s", 7_200, 86_400)));
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
