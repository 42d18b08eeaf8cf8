package org.sentuh.clinic.mothers;

import java.util.EnumSet;
import java.util.Set;
import org.sentuh.clinic.archive.Findings;

/**
 * What of a visit needs somebody now or soon. A proposal of this project from published cut-offs;
 * it awaits a clinician's signature, and every page that shows it says so.
 */
public enum Concern {
  /** Item 10 of EPDS is not 0: thoughts of harming herself. Somebody stays with her, now. */
  SELF_HARM,
  /** She bleeds more than she ought to. */
  HEAVY_BLEEDING,
  /** Lochia smells foul. */
  FOUL_LOCHIA,
  /** EPDS is above its original cut-off of 12.5. */
  LOW_MOOD;

  /** EPDS at and above this is {@link #LOW_MOOD}. */
  static final int EPDS_CUT_OFF = 13;

  /** Whether nobody may go on before something has been done and written down. */
  public boolean isNow() {
    return this == SELF_HARM || this == HEAVY_BLEEDING;
  }

  /** What these findings need, the most urgent first. */
  public static Set<Concern> of(Findings findings) {
    Set<Concern> concerns = EnumSet.noneOf(Concern.class);
    if (findings.epdsTen().orElse(0) > 0) {
      concerns.add(SELF_HARM);
    }
    if (findings.bleeding().filter(Findings.Bleeding.HEAVY::equals).isPresent()) {
      concerns.add(HEAVY_BLEEDING);
    }
    if (findings.foul().orElse(false)) {
      concerns.add(FOUL_LOCHIA);
    }
    if (findings.epds().orElse(0) >= EPDS_CUT_OFF) {
      concerns.add(LOW_MOOD);
    }
    return concerns;
  }
}
