package org.sentuh.control.controller;

import org.sentuh.control.pattern.Moment;

/**
 * What the controller asks for at one tick; only {@code safety} decides what of it is granted.
 * Immutable.
 */
public final class Intent {

  private final double level;
  private final double[] intensities;
  private final double[] prescribed;
  private final boolean[] contact;
  private final Moment moment;

  /**
   * Takes the arrays as they are; the giver keeps its hands off them.
   *
   * @param level the level that no motor exceeds, 0 to 1
   * @param intensities felt intensity a motor site, 0 to the level
   * @param prescribed felt intensity a motor site that the programme asks for at the mother's
   *     level, whatever the back answers
   * @param contact whether each zone touches the back
   * @param moment what the programme asks for
   */
  public Intent(
      double level, double[] intensities, double[] prescribed, boolean[] contact, Moment moment) {
    this.level = level;
    this.intensities = intensities;
    this.prescribed = prescribed;
    this.contact = contact;
    this.moment = moment;
  }

  /** The level that no motor exceeds, 0 to 1. */
  public double level() {
    return level;
  }

  /** The number of motors. */
  public int motors() {
    return intensities.length;
  }

  /** The felt intensity asked of one motor, 0 to 1. */
  public double intensity(int motor) {
    return intensities[motor];
  }

  /**
   * The felt intensity that the programme asks of one motor at the mother's level, whatever the
   * back answers.
   */
  public double prescribed(int motor) {
    return prescribed[motor];
  }

  /** The number of zones. */
  public int zones() {
    return contact.length;
  }

  /** Whether a zone touches the back. */
  public boolean inContact(int zone) {
    return contact[zone];
  }

  /** How many zones touch the back. */
  public int zonesInContact() {
    int touching = 0;
    for (boolean one : contact) {
      touching += one ? 1 : 0;
    }
    return touching;
  }

  /** What the programme asks for. */
  public Moment moment() {
    return moment;
  }
}
