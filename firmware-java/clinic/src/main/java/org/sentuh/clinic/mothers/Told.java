package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Consent;

/**
 * What one panel told of treatments, put together, whatever the order in which it came.
 *
 * @param treatments every treatment, the earliest first
 * @param signs every answer that forbade one, the earliest first
 * @param sharing whether she lets the clinic know of her treatments, by what was told last of it
 */
public record Told(List<HomeTreatment> treatments, List<Sign> signs, boolean sharing) {

  /** So long after the last word of a treatment that has no end it is taken to be broken off. */
  static final Duration LONGEST = Duration.ofHours(2);

  /** Nothing. */
  public static final Told NOTHING = new Told(List.of(), List.of(), true);

  /**
   * An answer before a massage forbade it. Which answer that was stays on the device.
   *
   * @param danger whether the device said that it was a danger sign; where it did not, it may have
   *     been one
   * @param at when, where that is known
   * @param received when the clinic came to know
   */
  public record Sign(boolean danger, Optional<Instant> at, Instant received) {

    /** When it was, or at the latest. */
    public Instant moment() {
      return at.orElse(received);
    }
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
    String latest = latestBoot(happenings);
    for (List<Happening> boot : boots.values()) {
      boot.sort(Comparator.comparingLong(Happening::sequence));
      boolean over = !boot.getFirst().boot().equals(latest);
      new Boot(boot, over, now, treatments, signs).read();
    }
    treatments.sort(Comparator.comparing(HomeTreatment::moment));
    signs.sort(Comparator.comparing(Sign::moment));
    return new Told(List.copyOf(treatments), List.copyOf(signs), isShared(happenings));
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
    private String programme = "";
    private @Nullable Happening begun;

    Boot(
        List<Happening> all,
        boolean over,
        Instant now,
        List<HomeTreatment> treatments,
        List<Sign> signs) {
      this.clock = new BootClock(all);
      this.events = all.stream().filter(told -> told.kind() != Happening.Kind.FELT).toList();
      this.over = over;
      this.now = now;
      this.treatments = treatments;
      this.signs = signs;
    }

    void read() {
      for (Happening told : events) {
        switch (told.kind()) {
          case PREPARED -> programme = told.word() + " " + told.why();
          case BEGAN -> {
            breakOff(HomeTreatment.Outcome.BROKEN_OFF);
            begun = told;
          }
          case ENDED -> ended(told);
          case REFUSED -> refused(told);
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
        signs.add(new Sign(false, clock.at(end), end.received()));
      } else if (end.ms() > 0) {
        treatments.add(treatment(begun, end, outcome(end.word())));
      }
      begun = null;
    }

    private void refused(Happening refusal) {
      if (refusal.why().equals(Refusal.DANGER_SIGN.code())) {
        signs.add(new Sign(true, clock.at(refusal), refusal.received()));
      }
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
