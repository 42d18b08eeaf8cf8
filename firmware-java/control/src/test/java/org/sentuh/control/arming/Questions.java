package org.sentuh.control.arming;

import java.util.List;
import org.sentuh.control.pattern.Title;

/** A few questions, one of each severity, and one that is well with a yes. */
public final class Questions {

  /** So long the answers hold. */
  public static final long VALID_NS = 15 * 60_000_000_000L;

  /** Four of them. */
  public static final Questionnaire FOUR =
      new Questionnaire(
          1,
          VALID_NS,
          List.of(
              question("implant", true, Severity.ASK_MIDWIFE),
              question("skin", true, Severity.NOT_TODAY),
              question("fever", true, Severity.GO_NOW),
              question("seated", false, Severity.ASK_MIDWIFE)));

  private Questions() {}

  static Question question(String id, boolean forbids, Severity severity) {
    return new Question(
        id,
        new Title("Apakah?", "Is it?"),
        forbids,
        severity,
        new Title("Ya.", "Yes."),
        "a book",
        true);
  }
}
