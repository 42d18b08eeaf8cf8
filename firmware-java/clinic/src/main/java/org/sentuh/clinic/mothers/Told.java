package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.control.arming.Severity;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Consent;

/**
 * What one panel told of treatments, put together, whatever the order in which it came.
 *
 * @param treatments every treatment, the earliest first
 * @param signs every answer that forbade one, the earliest first
 * @param holds every hold and release, the latest last; those that a start of the device repeated,
 *     too
 * @param sharing whether she lets the clinic know of her treatments, by what was told last of it
 */
public record Told(
    List<HomeTreatment> treatments, List<Sign> signs, List<Hold> holds, boolean sharing) {

  /** So long after the last word of a treatment that has no end it is taken to be broken off. */
  static final Duration LONGEST = Duration.ofHours(2);

  /** Nothing. */
  public static final Told NOTHING = new Told(List.of(), List.of(), List.of(), true);

  /**
   * An answer before a massage forbade it.
   *
   * @param severity what it asks for; where the device did not say, it may have been a danger sign
   * @param question whose answer, by the question's id; empty where she does not share that
   * @param at when, where that is known
   * @param received when the clinic came to know
   */
  public record Sign(
      Optional<Severity> severity, String question, Optional<Instant> at, Instant received) {

    /** Whether the device said that it was a danger sign. */
    public boolean danger() {
      return severity.filter(Severity.GO_NOW::equals).isPresent();
    }

    /** Whether nobody knows that it was none. */
    boolean mayBeDanger() {
      return severity.isEmpty() || danger();
    }

    /** When it was, or at the latest. */
    public Instant moment() {
      return at.orElse(received);
    }
  }

  /**
   * The panel was held, or let go on by a midwife at it.
   *
   * @param stands whether it is held since then
   * @param again whether a start of the panel only repeated it
   * @param by who holds it, {@code midwife}, {@code afar}, {@code danger-sign} or {@code damage};
   *     of a release, whose sign
   * @param at when, where that is known
   * @param received when the clinic came to know
   */
  public record Hold(
      boolean stands, boolean again, String by, Optional<Instant> at, Instant received) {

    /** When it was, or at the latest. */
    public Instant moment() {
      return at.orElse(received);
    }
  }

  /** The hold that stands, by what was told last of it. */
  Optional<Hold> standingHold() {
    return holds.isEmpty() ? Optional.empty() : Optional.of(holds.getLast()).filter(Hold::stands);
  }

  /**
   * Puts it together.
   *
   * @param happenings of one device
   * @param now the clinic's own time
   */
  public static Told of(List<Happening> happenings, Instant now) {
    Map<String, List<Happening>> boots = new LinkedHashMap<>();
    for (Happening told : happenings) {
      boots.computeIfAbsent(told.boot(), boot -> new ArrayList<>()).add(told);
    }
    List<HomeTreatment> treatments = new ArrayList<>();
    List<Sign> signs = new ArrayList<>();
    List<Hold> holds = new ArrayList<>();
    String latest = latestBoot(happenings);
    for (List<Happening> boot : boots.values()) {
      boot.sort(Comparator.comparingLong(Happening::sequence));
      boolean over = !boot.getFirst().boot().equals(latest);
      new Boot(boot, over, now, treatments, signs, holds).read();
    }
    treatments.sort(Comparator.comparing(HomeTreatment::moment));
    signs.sort(Comparator.comparing(Sign::moment));
    holds.sort(Comparator.comparing(Hold::received).thenComparing(Hold::moment));
    return new Told(
        List.copyOf(treatments), List.copyOf(signs), List.copyOf(holds), isShared(happenings));
  }

  private static String latestBoot(List<Happening> happenings) {
    return happenings.stream()
        .max(Comparator.comparing(Happening::received))
        .map(Happening::boot)
        .orElse("");
  }

  private static boolean isShared(List<Happening> happenings) {
    return happenings.stream()
        .filter(told -> told.kind() == Happening.Kind.CONSENT)
        .filter(told -> told.word().equals(Consent.TREATMENT.word()))
        .max(Comparator.comparing(Happening::received).thenComparingLong(Happening::sequence))
        .map(told -> told.why().equals("given"))
        .orElse(true);
  }

  /** One boot's events, in their order. */
  private static final class Boot {

    private final List<Happening> events;
    private final boolean over;
    private final Instant now;
    private final BootClock clock;
    private final List<HomeTreatment> treatments;
    private final List<Sign> signs;
    private final List<Hold> holds;
    private boolean said;
    private String programme = "";
    private @Nullable Happening begun;

    Boot(
        List<Happening> all,
        boolean over,
        Instant now,
        List<HomeTreatment> treatments,
        List<Sign> signs,
        List<Hold> holds) {
      this.clock = new BootClock(all);
      this.events = all.stream().filter(told -> told.kind() != Happening.Kind.FELT).toList();
      this.over = over;
      this.now = now;
      this.treatments = treatments;
      this.signs = signs;
      this.holds = holds;
    }

    void read() {
      for (Happening told : events) {
        switch (told.kind()) {
          case PREPARED -> programme = told.word() + " " + told.why();
          case BEGAN -> {
            breakOff(HomeTreatment.Outcome.BROKEN_OFF);
            begun = told;
            said = false;
          }
          case ENDED -> ended(told);
          case REFUSED -> refused(told);
          case FORBADE -> forbade(told);
          case HOLD -> hold(told);
          default -> {}
        }
      }
      boolean mayGoOn =
          begun != null && !over && Duration.between(begun.received(), now).compareTo(LONGEST) < 0;
      breakOff(mayGoOn ? HomeTreatment.Outcome.RUNNING : HomeTreatment.Outcome.BROKEN_OFF);
    }

    private void breakOff(HomeTreatment.Outcome outcome) {
      if (begun != null) {
        treatments.add(treatment(begun, null, outcome));
        begun = null;
      }
    }

    private void ended(Happening end) {
      if (end.why().equals(Reason.SCREENING_FORBIDS.code())) {
        if (!said) {
          signs.add(new Sign(Optional.empty(), "", clock.at(end), end.received()));
        }
        said = false;
      } else if (end.ms() > 0) {
        treatments.add(treatment(begun, end, outcome(end.word())));
      }
      begun = null;
    }

    private void refused(Happening refusal) {
      if (refusal.why().equals(Refusal.DANGER_SIGN.code())) {
        signs.add(
            new Sign(Optional.of(Severity.GO_NOW), "", clock.at(refusal), refusal.received()));
      }
    }

    /** The end that follows tells of the same answer, and less of it. */
    private void forbade(Happening answer) {
      said = true;
      Optional<Severity> severity =
          Arrays.stream(Severity.values())
              .filter(known -> known.word().equals(answer.word()))
              .findFirst();
      signs.add(new Sign(severity, answer.why(), clock.at(answer), answer.received()));
    }

    private void hold(Happening told) {
      boolean stands = told.word().startsWith("set");
      boolean again = told.word().endsWith("-again");
      holds.add(new Hold(stands, again, told.why(), clock.at(told), told.received()));
    }

    private static HomeTreatment.Outcome outcome(String word) {
      return switch (word) {
        case "completed" -> HomeTreatment.Outcome.COMPLETED;
        case "faulted" -> HomeTreatment.Outcome.FAULTED;
        default -> HomeTreatment.Outcome.STOPPED;
      };
    }

    private HomeTreatment treatment(
        @Nullable Happening begin, @Nullable Happening end, HomeTreatment.Outcome outcome) {
      Happening last = end != null ? end : Objects.requireNonNull(begin);
      Happening first = begin != null ? begin : last;
      return new HomeTreatment(
          last.device(),
          last.boot(),
          begin == null ? OptionalLong.empty() : OptionalLong.of(begin.sequence()),
          end == null ? OptionalLong.empty() : OptionalLong.of(end.sequence()),
          programme,
          outcome,
          end == null ? "" : end.why(),
          Duration.ofMillis(end == null ? 0 : end.ms()),
          clock.at(first),
          last.received());
    }
  }
}
