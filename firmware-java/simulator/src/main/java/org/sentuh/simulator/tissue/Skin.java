package org.sentuh.simulator.tissue;

/**
 * The skin under the panel as one layer: how it holds heat, gives it to the room and shares it with
 * the body.
 *
 * <p><b>Reasoning.</b> Outwards: a garment and panel of 1 clo (0.155 m²K/W) and still air (0.12
 * m²K/W) pass 3.6 W/m²K. Inwards: warm, perfused skin passes about 14 W/m²K to the deeper tissue at
 * 36.4 °C. In a room of 25 °C that rests at 34.1 °C, as skin under clothes does. Two millimetres of
 * tissue hold 7.5 kJ/m²K, so the time constant is 7500 / 17.6 = 426 s, seven minutes. Heat spreads
 * sideways through panel and skin over 45 mm.
 *
 * <p>Twenty motors at full power make 5.1 W on panel M, and twenty minutes of it warm the skin by
 * 5.4 K near the edge of the panel and 6.5 K in its middle: past the warning at +4 K and at the
 * stop of +6 K, which is where such abuse should lead. A normal treatment of five minutes makes
 * about 0.8 W and warms by 0.5 K. These are reasons for magnitudes and no measurement.
 *
 * @param outwardWm2K what the garment and the air pass to the room
 * @param inwardWm2K what perfused tissue passes to what lies deeper
 * @param coreC temperature of the deeper tissue
 * @param heatJm2K what the layer holds
 * @param spreadMm how far heat spreads sideways, one standard deviation
 */
public record Skin(
    double outwardWm2K, double inwardWm2K, double coreC, double heatJm2K, double spreadMm) {

  /** An adult's back under a panel. */
  public static final Skin NOMINAL = new Skin(3.6, 14.0, 36.4, 7_500, 45);

  /** Where it rests without motors in a room of a temperature. */
  public double restC(double roomC) {
    return (outwardWm2K * roomC + inwardWm2K * coreC) / (outwardWm2K + inwardWm2K);
  }

  /** Its time constant. */
  public double timeConstantS() {
    return heatJm2K / (outwardWm2K + inwardWm2K);
  }
}
