package org.sentuh.clinic.personal;

import java.util.Locale;

/** A kind of thing that is kept of a mother, and what becomes of it when she wishes it deleted. */
enum Kept {
  /** How she is called and her number. */
  IDENTITY(Fate.GOES),
  /** The day and way of the birth, where she lives, when a massage is meant to be. */
  MOTHER(Fate.GOES),
  /** What was found at visits. */
  VISITS(Fate.GOES),
  /** What was done and noted. */
  CARE(Fate.GOES),
  /** That a massage took place, how it went, every limit and stop. */
  EVENTS(Fate.GOES),
  /** What she answered. */
  ANSWERS(Fate.GOES),
  /** How firmly the panel lay, second by second. */
  PRESSURE(Fate.GOES),
  /** Recordings at full rate. */
  RECORDINGS(Fate.GOES),
  /** What was written for her and never signed. */
  DRAFTS(Fate.GOES),
  /** That her treatments are not to be studied. */
  OBJECTION(Fate.GOES),
  /** Which panel she had, from when until when. */
  PANELS(Fate.STAYS),
  /** What was signed for her panel. */
  PRESCRIPTIONS(Fate.STAYS),
  /** Lines of the audit that name her reference. */
  AUDIT(Fate.STAYS);

  /** What becomes of it. */
  enum Fate {
    /** It is deleted. */
    GOES,
    /** It stays, and the page says why. */
    STAYS
  }

  private final Fate fate;

  Kept(Fate fate) {
    this.fate = fate;
  }

  boolean goes() {
    return fate == Fate.GOES;
  }

  /** Its word in messages and in the words of the page. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
