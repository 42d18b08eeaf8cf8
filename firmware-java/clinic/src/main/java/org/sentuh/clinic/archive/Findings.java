package org.sentuh.clinic.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a midwife finds at a visit after a birth. Everything may be left out. Of BSES-SF and EPDS
 * only scores are kept: their questions belong to their authors, and a clinic asks them from the
 * forms that it has the right to use.
 *
 * @param mother whose
 * @param on the day of the visit
 * @param by the sign of who found it
 * @param at when it was written, by the clinic's clock
 * @param fundalCm fundal height by tape, 0 to 40 cm
 * @param lochia its colour
 * @param foul whether it smells foul
 * @param bleeding how much she bleeds
 * @param latch the five scores of LATCH, 0 to 2 each; empty where it was not used
 * @param bses the sum of BSES-SF, 14 to 70
 * @param epds the sum of EPDS, 0 to 30
 * @param epdsTen its item 10 alone, 0 to 3; not more than the sum
 * @param feeding what the baby gets
 * @param note in the midwife's words; may be empty
 */
public record Findings(
    String mother,
    LocalDate on,
    String by,
    Instant at,
    OptionalDouble fundalCm,
    Optional<Lochia> lochia,
    Optional<Boolean> foul,
    Optional<Bleeding> bleeding,
    List<Integer> latch,
    OptionalInt bses,
    OptionalInt epds,
    OptionalInt epdsTen,
    Optional<Feeding> feeding,
    String note) {

  /** The colour of lochia, in the order of the weeks. */
  public enum Lochia {
    /** Red. */
    RUBRA,
    /** Red and watery. */
    SANGUINOLENTA,
    /** Yellow or brown. */
    SEROSA,
    /** White. */
    ALBA
  }

  /** How much she bleeds, for the day that it is. */
  public enum Bleeding {
    /** Little. */
    LITTLE,
    /** As it ought to be. */
    USUAL,
    /** More than it ought to be, or a pad within an hour. */
    HEAVY
  }

  /** What the baby gets. */
  public enum Feeding {
    /** Her milk alone, at the breast or expressed. */
    HER_MILK,
    /** Her milk and something else. */
    MIXED,
    /** No milk of hers. */
    OTHER
  }

  /** Refuses what no instrument gives. */
  public Findings {
    latch = List.copyOf(latch);
    if (!latch.isEmpty() && latch.size() != 5) {
      throw new IllegalArgumentException(
          "LATCH has " + latch.size() + " scores: allowed are five, or none");
    }
    latch.forEach(score -> within("a score of LATCH", score, 0, 2));
    fundalCm.ifPresent(cm -> within("fundal height in cm", cm, 0, 40));
    bses.ifPresent(sum -> within("the sum of BSES-SF", sum, 14, 70));
    epds.ifPresent(sum -> within("the sum of EPDS", sum, 0, 30));
    epdsTen.ifPresent(item -> within("item 10 of EPDS", item, 0, Math.min(3, epds.orElse(3))));
  }

  private static void within(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " is " + value + ": allowed is " + least + " to " + most);
    }
  }
}
