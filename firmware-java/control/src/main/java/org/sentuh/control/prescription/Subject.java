package org.sentuh.control.prescription;

import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.safety.Limits;

/**
 * What a proof is about.
 *
 * @param score the programme on a mother's back
 * @param panel the panel that is worn
 * @param limits the bounds
 * @param crossFade how touches are laid on the panel's motors, worked out once for all
 */
record Subject(Score score, Panel panel, Limits limits, CrossFade crossFade) {

  Subject(Score score, Panel panel, Limits limits) {
    this(score, panel, limits, new CrossFade(panel));
  }

  /** The highest level that any of her commands can lead to. */
  double ceiling() {
    return Math.min(score.programme().ceiling(), limits.intensity().cap());
  }

  int motors() {
    return panel.motors().size();
  }

  String motor(int motor) {
    return panel.motors().get(motor).name();
  }
}
