package org.sentuh.control.prescription;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.pattern.Passage;
import org.sentuh.control.pattern.ProgrammeFit;
import org.sentuh.control.pattern.ProgrammeFit.Overreach;
import org.sentuh.control.prescription.Margin.Means;

/** How far the programme reaches beyond the panel's outermost motors. */
final class Reach implements Bound {

  static final String NAME = "reach";

  private final Subject subject;

  Reach(Subject subject) {
    this.subject = subject;
  }

  @Override
  public Margin margin() {
    @Nullable Overreach furthest = null;
    for (Overreach reach : ProgrammeFit.overreaches(subject.score(), subject.panel())) {
      if (furthest == null || reach.outsideMm() > furthest.outsideMm()) {
        furthest = reach;
      }
    }
    return new Margin(
        NAME,
        furthest == null ? 0 : furthest.outsideMm(),
        subject.panel().pitchMm() / 2,
        true,
        "mm",
        furthest == null ? -1 : startNs(furthest),
        furthest == null ? null : furthest.words(),
        Means.CONSERVATIVE,
        "choose a larger panel or end the stroke earlier");
  }

  private long startNs(Overreach reach) {
    for (Passage passage : subject.score().passages()) {
      if (passage.phase() == reach.phase() && passage.number() == reach.stroke()) {
        return passage.startNs();
      }
    }
    throw new AssertionError("a stroke that is never played reaches nowhere");
  }
}
