package org.sentuh.simulator.demo;

import org.sentuh.control.arming.Question;
import org.sentuh.device.readiness.Readiness;

/** A mother who is well: to every question she gives the answer that does not forbid. */
public final class WellMother {

  private WellMother() {}

  /** Is asked anew, and answers. */
  public static void answers(Readiness readiness) {
    for (Question question : readiness.ask().questions()) {
      readiness.answer(question.id(), !question.forbids());
    }
  }
}
