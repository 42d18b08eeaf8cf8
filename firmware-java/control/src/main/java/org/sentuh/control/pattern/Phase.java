package org.sentuh.control.pattern;

import java.util.List;

/**
 * A part of a programme: strokes in an order, repeated, under one ramp of strength.
 *
 * @param title what people call it
 * @param strokes one at least, as written
 * @param order how they are played
 * @param repeats how often all of them are played, 1 to 100
 * @param ramp how the strength goes over the whole phase
 */
public record Phase(Title title, List<Stroke> strokes, Order order, int repeats, Ramp ramp) {

  /** Refuses a phase in which nothing is played. */
  public Phase {
    strokes = List.copyOf(strokes);
    Range.check("repeats", repeats, 1, 100, "");
    if (strokes.isEmpty()) {
      throw new IllegalArgumentException("phase '" + title.en() + "' has no stroke");
    }
  }
}
