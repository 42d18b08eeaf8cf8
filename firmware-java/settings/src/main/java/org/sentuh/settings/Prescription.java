package org.sentuh.settings;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.control.arming.Allowance;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.pattern.Programme;

/**
 * What a midwife has written for one mother: a programme and how often, or that the panel rests.
 * Data only: who starts it is at the device.
 */
public sealed interface Prescription {

  /** Who wrote it, for whom, when. */
  Slip slip();

  /**
   * The head of every prescription.
   *
   * @param mother the clinic's reference for her, never her name
   * @param midwife the short sign of who wrote it
   * @param issued when
   * @param nextKey the key that will sign later ones, base 64, where the clinic is about to change
   *     it
   */
  record Slip(String mother, String midwife, Instant issued, Optional<String> nextKey) {}

  /**
   * A programme may be used.
   *
   * @param slip its head
   * @param until when it ends
   * @param back the length of her back, where it was measured
   * @param programme what is played, its ceiling already as low as the midwife wants it
   * @param rest how often; may only be stricter than the device's own allowance
   * @param schedule when one may begin; empty where that is left to her
   */
  record Active(
      Slip slip,
      Instant until,
      Optional<BackLength> back,
      Programme programme,
      Rest rest,
      Optional<Schedule> schedule)
      implements Prescription {}

  /**
   * The panel rests until another prescription comes.
   *
   * @param slip its head
   * @param revoked whether it ends what was prescribed, or lets it rest
   * @param why in the midwife's words, up to 200 characters
   */
  record Withheld(Slip slip, boolean revoked, String why) implements Prescription {}

  /**
   * The clinic lets the panel go: what was prescribed ends, and once everything is told, all that
   * is of a mother is erased, and the clinic's key with it.
   *
   * @param slip its head; nobody's mother, as {@link #NOBODY}
   * @param why in the words of who lets it go, up to 200 characters
   */
  record Unbound(Slip slip, String why) implements Prescription {

    /** Stands for a mother where there is none. */
    public static final String NOBODY = "nobody";
  }

  /**
   * How often.
   *
   * @param treatments how many within any 24 hours, 1 to 4
   * @param betweenS the rest between two of them, 7200 to 86400 s
   */
  record Rest(int treatments, double betweenS) {

    /** A device's allowance, with what is stricter here. */
    public Allowance narrowing(Allowance allowance) {
      return new Allowance(
          Math.min(treatments, allowance.treatments()),
          Math.max(betweenS, allowance.betweenS()),
          allowance.zoneHourS(),
          allowance.zoneDayS(),
          allowance.countsFromS());
    }
  }
}
