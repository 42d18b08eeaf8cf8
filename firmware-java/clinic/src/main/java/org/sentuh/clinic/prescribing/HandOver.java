package org.sentuh.clinic.prescribing;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A panel goes from one mother to another, or from and to the clinic. What was prescribed for the
 * one before ends with it, signed in the same step, so that nobody is treated within somebody
 * else's bounds; and nothing is prescribed to a panel for another mother than the one who has it.
 *
 * @param device which panel
 * @param from the reference of who has it; empty where it comes from the clinic
 * @param to the reference of who gets it; empty where it goes back to the clinic
 * @param by the sign of who hands it over
 * @param at when, by the clinic's clock
 */
public record HandOver(
    DeviceId device, Optional<String> from, Optional<String> to, String by, Instant at) {

  /** What the end of a prescription says. */
  static final String WHY = "panel handed over / panel berpindah tangan";

  /** Refuses one that changes nothing, and whatever is no reference. */
  public HandOver {
    from.ifPresent(mother -> Reference.of("from", mother));
    to.ifPresent(mother -> Reference.of("to", mother));
    Reference.of("by", by);
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          device
              + " would go from "
              + from.orElse("the clinic")
              + " to "
              + to.orElse("the clinic")
              + ": allowed is another; name who has it, and who gets it");
    }
  }

  /**
   * The end of what was prescribed for the one before, or for another mother than the one who gets
   * a panel that the clinic had made ready; empty where there is nothing to end.
   *
   * @param newest what was prescribed last to the panel, if anything was
   * @throws org.sentuh.settings.SettingsRefused for a document that is no prescription
   */
  public Optional<Draft.Withheld> revocation(Optional<String> newest) {
    return from.or(() -> newest.flatMap(HandOver::madeReadyFor).filter(mother -> !isFor(mother)))
        .map(mother -> new Draft.Withheld(new Draft.Slip(mother, by, at), true, WHY));
  }

  private static Optional<String> madeReadyFor(String document) {
    return PrescriptionDocument.read("the prescription", document)
            instanceof Prescription.Active active
        ? Optional.of(active.slip().mother())
        : Optional.empty();
  }

  private boolean isFor(String mother) {
    return to.filter(mother::equals).isPresent();
  }

  /**
   * Whether something may be prescribed to a panel for a mother: whenever no other one has it.
   *
   * @param wearer who has the panel; empty for nobody, as while it is made ready
   * @param mother for whom it is to be prescribed
   */
  public static boolean allows(Optional<String> wearer, String mother) {
    return wearer.map(mother::equals).orElse(true);
  }
}
