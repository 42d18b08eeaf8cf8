package org.sentuh.control.safety;

/**
 * What the panel reports about itself at one tick: skin-side temperatures, the motor rail, the stop
 * button and the charger. Immutable.
 */
public final class Vitals {

  private final double[] skinCelsius;
  private final boolean[] skinKnown;
  private final Supply supply;
  private final boolean stopPressed;
  private final boolean charging;

  /**
   * The motor rail.
   *
   * @param amps current into all motors together
   * @param volts at the rail
   * @param known whether both are fresh and believed; what is no number never is
   */
  public record Supply(double amps, double volts, boolean known) {

    /** No comparison with a bound holds for what is no number, so it would never stop anything. */
    public Supply {
      known = known && Double.isFinite(amps) && Double.isFinite(volts);
    }
  }

  /**
   * Takes the arrays as they are; the giver keeps its hands off them.
   *
   * @param skinCelsius one a temperature site
   * @param skinKnown whether each is fresh and believed
   * @param supply the motor rail
   * @param stopPressed whether the stop button's information contact says so
   * @param charging whether a charger is connected
   */
  public Vitals(
      double[] skinCelsius,
      boolean[] skinKnown,
      Supply supply,
      boolean stopPressed,
      boolean charging) {
    this.skinCelsius = skinCelsius;
    this.skinKnown = skinKnown;
    this.supply = supply;
    this.stopPressed = stopPressed;
    this.charging = charging;
  }

  /** The number of temperature sites. */
  public int skinSites() {
    return skinCelsius.length;
  }

  /** One site's temperature in °C; for those who have asked whether it is known. */
  public double skinCelsius(int site) {
    return skinCelsius[site];
  }

  /** Whether one site's temperature is fresh and believed; what is no number never is. */
  public boolean isSkinKnown(int site) {
    return skinKnown[site] && Double.isFinite(skinCelsius[site]);
  }

  /** How many temperatures are known. */
  public int skinSitesKnown() {
    int known = 0;
    for (int site = 0; site < skinKnown.length; site++) {
      known += isSkinKnown(site) ? 1 : 0;
    }
    return known;
  }

  /** The motor rail. */
  public Supply supply() {
    return supply;
  }

  /** Whether the stop button's information contact says that it is pressed. */
  public boolean stopPressed() {
    return stopPressed;
  }

  /** Whether a charger is connected. */
  public boolean charging() {
    return charging;
  }
}
