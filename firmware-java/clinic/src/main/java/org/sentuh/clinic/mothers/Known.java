package org.sentuh.clinic.mothers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.NewestPrescription;
import org.sentuh.settings.Schedule;

/**
 * All that is known of a mother when she is judged.
 *
 * @param mother who
 * @param schedule when a massage is meant to be: by what is prescribed, or where that leaves it to
 *     her, as her midwife has noted
 * @param panel the panel that she has
 * @param heard when the clinic last heard of that panel, by its own clock
 * @param outstanding whether it has told of entries that have not come yet
 * @param told what it told, also in the hands of others before her
 * @param prescription what was prescribed to it last
 * @param care what was last done for her
 */
public record Known(
    Mother mother,
    Schedule schedule,
    Optional<Handed> panel,
    Optional<Instant> heard,
    boolean outstanding,
    Told told,
    Optional<NewestPrescription> prescription,
    Optional<Care> care) {

  /**
   * Hers alone: a treatment of another hand is nobody else's, and one of which nobody knows when it
   * was counts for her only if no other hand was there before it came.
   */
  List<HomeTreatment> treatments() {
    return told.treatments().stream()
        .filter(treatment -> isHers(treatment.at(), treatment.received()))
        .toList();
  }

  /** The answers before a massage that forbade it, and that nobody has taken care of. */
  List<Told.Sign> openSigns() {
    Instant cared = care.map(Care::at).orElse(Instant.MIN);
    Instant begun =
        treatments().stream()
            .map(HomeTreatment::moment)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    return told.signs().stream()
        .filter(sign -> isHers(sign.at(), sign.received()))
        .filter(sign -> sign.received().isAfter(cared))
        .filter(sign -> !begun.isAfter(sign.moment()))
        .filter(sign -> !isSeenTo(sign))
        .toList();
  }

  /**
   * A danger sign holds the panel, and a midwife who releases it stands beside her. What a start of
   * the panel only repeats shows that of nobody.
   */
  private boolean isSeenTo(Told.Sign sign) {
    return sign.danger()
        && told.holds().stream()
            .anyMatch(
                hold -> !hold.stands() && !hold.again() && hold.moment().isAfter(sign.moment()));
  }

  private boolean isHers(Optional<Instant> at, Instant received) {
    return panel
        .filter(handed -> at.map(handed::covers).orElse(handed.number() == 1))
        .filter(handed -> handed.covers(received) || at.isPresent())
        .isPresent();
  }

  /** The value of a line of what was prescribed. */
  Optional<String> line(String key) {
    return prescription.flatMap(newest -> newest.line(key));
  }

  /** Whether what was prescribed lets the massage rest. */
  boolean rests() {
    return line("state").filter(state -> !state.equals("active")).isPresent();
  }
}
