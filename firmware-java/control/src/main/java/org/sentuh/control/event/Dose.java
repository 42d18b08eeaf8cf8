package org.sentuh.control.event;

import java.util.List;

/**
 * Felt intensity times time that reached each zone while it touched, beside what the programme
 * asked for at the mother's level.
 *
 * <p>Within a zone the motors' energies add: its strength is the root of the sum of their squares.
 *
 * @param delivered a zone, in seconds of full intensity
 * @param prescribed a zone, in seconds of full intensity
 */
public record Dose(List<Double> delivered, List<Double> prescribed) {

  /** Keeps lists of one length. */
  public Dose {
    delivered = List.copyOf(delivered);
    prescribed = List.copyOf(prescribed);
    if (delivered.size() != prescribed.size()) {
      throw new IllegalArgumentException(
          delivered.size() + " delivered zones beside " + prescribed.size());
    }
  }

  /**
   * The part of the prescription that reached the back, 0 to 1; what one zone got too much never
   * makes up for another. 1 when nothing was asked.
   */
  public double fidelity() {
    double reached = 0;
    double asked = 0;
    for (int zone = 0; zone < delivered.size(); zone++) {
      reached += Math.min(delivered.get(zone), prescribed.get(zone));
      asked += prescribed.get(zone);
    }
    return asked == 0 ? 1 : reached / asked;
  }
}
