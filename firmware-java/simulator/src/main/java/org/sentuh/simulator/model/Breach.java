package org.sentuh.simulator.model;

import java.util.List;

/**
 * Something that must hold and does not, with the shortest way there.
 *
 * @param invariant what must hold
 * @param trace what happened since the beginning, a step a line, the last one breaks it
 */
record Breach(String invariant, List<String> trace) {

  /** Both, as lines. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("does not hold: ").append(invariant);
    for (int step = 0; step < trace.size(); step++) {
      text.append("\n  ").append(step + 1).append(". ").append(trace.get(step));
    }
    return text.toString();
  }
}
