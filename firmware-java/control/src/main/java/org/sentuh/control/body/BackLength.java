package org.sentuh.control.body;

/**
 * The length of one mother's back from the C7 to the T12 spinous process, measured with a tape
 * along the skin.
 *
 * <p>The reference of 262 mm is the one for which panel M was drawn; published columns range from
 * about 240 mm (women) to 280 mm (men), so every level is placed in proportion to this length.
 *
 * @param mm millimetres, 180 to 340
 */
public record BackLength(double mm) {

  /** The shortest back that a panel can be fitted to, in millimetres. */
  public static final double SHORTEST_MM = 180;

  /** The longest back that a panel can be fitted to, in millimetres. */
  public static final double LONGEST_MM = 340;

  /** The back that panel M and the drawing of the back were made for. */
  public static final BackLength REFERENCE = new BackLength(262);

  /** Refuses a length outside of what a panel can be fitted to. */
  public BackLength {
    if (!(mm >= SHORTEST_MM && mm <= LONGEST_MM)) {
      throw new IllegalArgumentException(
          "back length "
              + mm
              + " mm is outside "
              + SHORTEST_MM
              + " to "
              + LONGEST_MM
              + " mm; measure from C7 to T12 again");
    }
  }

  /** How much longer than the reference this back is, as a factor. */
  double stretch() {
    return mm / REFERENCE.mm;
  }
}
