package org.sentuh.control.body;

/**
 * One pair of ribs, as the line that a hand follows outward from the spine.
 *
 * <p>The line leaves its vertebra almost level and then falls: {@code y = level + 0.0035 o^2 - 0.1
 * o} for {@code o} millimetres outward on the reference back. It is a drawing of the ribs' course
 * (10 mm lower at 70 mm outward, 52 mm lower at 137 mm), not an anatomical measurement; a hand or a
 * motor 40 mm apart from the next cannot tell the difference.
 *
 * @param number 1 to 12, counted from the top; rib n leaves the spine at level Tn
 */
public record Rib(int number) {

  private static final double FALL_PER_MM = 0.0035;
  private static final double RISE = 0.1;

  /** Refuses a rib that nobody has. */
  public Rib {
    if (number < 1 || number > 12) {
      throw new IllegalArgumentException(
          "rib " + number + " does not exist; ribs are numbered 1 to 12");
    }
  }

  /** The level of the spine that this rib leaves from. */
  public Level level() {
    return Level.numbered(number);
  }

  /** How far this rib falls for a millimetre outward, at a distance outward from the midline. */
  public double fallPerMm(double outwardMm, BackLength back) {
    return (2 * FALL_PER_MM * outwardMm - RISE) * back.stretch();
  }

  /** The place on this rib at a distance outward from the midline, in millimetres. */
  public Place at(Side side, double outwardMm, BackLength back) {
    double fallMm = (FALL_PER_MM * outwardMm - RISE) * outwardMm;
    return new Place(side.sign() * outwardMm, level().yMm(back) + fallMm * back.stretch());
  }
}
