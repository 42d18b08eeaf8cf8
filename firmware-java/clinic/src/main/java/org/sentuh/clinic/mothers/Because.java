package org.sentuh.clinic.mothers;

import java.time.Instant;
import java.util.Optional;

/** Why a mother stands where she does. What people read is made of it by whoever shows it. */
public sealed interface Because {

  /**
   * An answer forbade a massage, and nobody has written down what was done about it.
   *
   * @param sign when, what the answer asks for, and whose it was, as far as the panel told
   */
  record AnswerForbade(Told.Sign sign) implements Because {}

  /**
   * Her panel has never reported since she has it.
   *
   * @param handedOver since when she has it
   */
  record NeverReported(Instant handedOver) implements Because {}

  /**
   * The clinic has not heard of her panel.
   *
   * @param heard when it last did, by its own clock
   */
  record NoNews(Instant heard) implements Because {}

  /** Something that her panel has told of has not come yet. */
  record EntriesOutstanding() implements Because {}

  /** She does not let the clinic know of her treatments. */
  record NotShared() implements Because {}

  /**
   * The panel does not take what was prescribed.
   *
   * @param why in the panel's words
   */
  record Refused(String why) implements Because {}

  /**
   * A massage ended before its programme did.
   *
   * @param treatment which
   */
  record EndedEarly(HomeTreatment treatment) implements Because {}

  /**
   * Massages did not take place.
   *
   * @param windows how many of those that are shown
   * @param last when there was one before; empty where none is known
   */
  record Missed(int windows, Optional<Instant> last) implements Because {}

  /**
   * The massage rests.
   *
   * @param revoked whether it was ended
   * @param why in the midwife's words
   */
  record Rests(boolean revoked, String why) implements Because {}

  /**
   * A hold stands at the panel, which a midwife at it releases.
   *
   * @param hold since when, and who set it
   */
  record HeldAtPanel(Told.Hold hold) implements Because {}

  /** She has no panel. */
  record NoPanel() implements Because {}

  /** Nothing is prescribed to the panel that she has. */
  record NotPrescribed() implements Because {}

  /**
   * Her panel has not answered to what was prescribed.
   *
   * @param signed when that was signed
   */
  record NotAnswered(Instant signed) implements Because {}

  /**
   * What was prescribed for her has come to its end, or will soon.
   *
   * @param until when
   */
  record Ends(Instant until) implements Because {}

  /** As planned. */
  record AsPlanned() implements Because {}
}
