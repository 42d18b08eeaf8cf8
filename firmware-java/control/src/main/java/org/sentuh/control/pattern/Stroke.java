package org.sentuh.control.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;

/**
 * One movement of a programme: a hand's course, the sides it is played on, and how strongly.
 *
 * <p>A pure function of time. A hand is laid on and lifted over a quarter of a second, never at
 * once.
 *
 * @param path the course of the hand
 * @param sides where it is played
 * @param intensity 0 to 1 of the mother's level
 * @param spreadMm how far around the course it is felt, 0 to 40 mm
 */
public record Stroke(Path path, Sides sides, double intensity, double spreadMm) {

  /** How long a hand takes to be laid on, and to be lifted, in nanoseconds. */
  public static final long EASE_NS = 250_000_000;

  /** Refuses a stroke stronger than the mother's level or wider than a palm. */
  public Stroke {
    Range.check("intensity", intensity, 0, 1, "");
    Range.check("spread", spreadMm, 0, 40, " mm");
  }

  /** How long the stroke lasts on that back, in nanoseconds. */
  public long durationNs(BackLength back) {
    return path.turnNs(back) * path.turns() * (sides == Sides.ALTERNATE ? 2 : 1);
  }

  /**
   * The touches at one moment: none, one, or a mirrored pair.
   *
   * @param tNs nanoseconds since the stroke began, 0 to its duration
   */
  public List<Touch> touches(long tNs, BackLength back) {
    return touches(tNs, tNs, back);
  }

  /** How often a hand is laid on or goes on to the next turn, on either side. */
  public int hands() {
    return path.turns() * (sides == Sides.ALTERNATE ? 2 : 1);
  }

  /**
   * The touches in the middle between two moments of one hand's movement, as strong as they are at
   * any moment between.
   *
   * @param fromNs nanoseconds since the stroke began
   * @param toNs later, before the hand is lifted
   */
  public List<Touch> strongest(long fromNs, long toNs, BackLength back) {
    long middleNs = fromNs + (toNs - fromNs) / 2;
    long handNs = middleNs / path.turnNs(back) * path.turnNs(back);
    long peakNs = together() ? durationNs(back) / 2 : handNs + path.movementNs(back) / 2;
    return touches(middleNs, Math.clamp(peakNs, fromNs, toNs), back);
  }

  private boolean together() {
    return path.unbroken() && sides != Sides.ALTERNATE;
  }

  /** The touches at the places of one moment with the strength of another in the same movement. */
  private List<Touch> touches(long tNs, long strengthNs, BackLength back) {
    long turnNs = path.turnNs(back);
    boolean alternate = sides == Sides.ALTERNATE;
    int hand = (int) (tNs / turnNs);
    int turn = Math.min(alternate ? hand / 2 : hand, path.turns() - 1);
    long inTurnNs = tNs - hand * turnNs;
    if (inTurnNs >= path.movementNs(back)) {
      return List.of();
    }
    double strength =
        together()
            ? intensity * ease(strengthNs, durationNs(back))
            : intensity * ease(strengthNs - hand * turnNs, path.movementNs(back));
    return switch (sides) {
      case BOTH -> pair(turn, inTurnNs, strength, back);
      case LEFT -> one(turn, inTurnNs, Side.LEFT, strength, back);
      case RIGHT -> one(turn, inTurnNs, Side.RIGHT, strength, back);
      case ALTERNATE -> one(turn, inTurnNs, hand % 2 == 0 ? Side.LEFT : Side.RIGHT, strength, back);
    };
  }

  private List<Touch> one(int turn, long tNs, Side side, double strength, BackLength back) {
    @Nullable Place place = path.at(turn, tNs, side, back);
    return place == null ? List.of() : List.of(new Touch(place, strength, spreadMm));
  }

  private List<Touch> pair(int turn, long tNs, double strength, BackLength back) {
    @Nullable Place right = path.at(turn, tNs, Side.RIGHT, back);
    if (right == null) {
      return List.of();
    }
    Place left = new Place(-right.xMm(), right.yMm());
    return List.of(new Touch(left, strength, spreadMm), new Touch(right, strength, spreadMm));
  }

  /** 0 to 1 while the hand is laid on, 1 to 0 while it is lifted. */
  private static double ease(long tNs, long lengthNs) {
    long easeNs = Math.min(EASE_NS, lengthNs / 2);
    return Math.clamp((double) Math.min(tNs, lengthNs - tNs) / easeNs, 0, 1);
  }
}
