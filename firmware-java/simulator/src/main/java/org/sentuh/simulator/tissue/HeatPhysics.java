package org.sentuh.simulator.tissue;

import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.Place;

/**
 * The temperature of the skin at the panel's temperature sites, from the heat of the motors around
 * them, the room, and whatever else warms.
 *
 * <p>Each motor's heat lands on the skin as a bell around it; each site is one layer of {@link
 * Skin}. One thread; a step allocates nothing.
 */
public final class HeatPhysics {

  private static final double MM2_PER_M2 = 1e6;

  private final Skin skin;

  /** W/m² at each site for one watt of each motor. */
  private final double[][] perWatt;

  private final double peakPerWatt;
  private final double[] foreignW;
  private final double[] celsius;
  private double roomC;

  /**
   * Skin that has come to rest in a room.
   *
   * @param sites the temperature sites
   * @param motors the motor sites, in the order of the heat given to a step
   * @param roomC temperature of the room
   */
  public HeatPhysics(Skin skin, List<Place> sites, List<Place> motors, double roomC) {
    this.skin = skin;
    this.roomC = roomC;
    this.peakPerWatt = MM2_PER_M2 / (2 * StrictMath.PI * skin.spreadMm() * skin.spreadMm());
    this.perWatt = new double[sites.size()][motors.size()];
    this.foreignW = new double[sites.size()];
    this.celsius = new double[sites.size()];
    for (int site = 0; site < sites.size(); site++) {
      for (int motor = 0; motor < motors.size(); motor++) {
        double away = sites.get(site).distanceMm(motors.get(motor)) / skin.spreadMm();
        perWatt[site][motor] = peakPerWatt * StrictMath.exp(-away * away / 2);
      }
    }
    Arrays.fill(celsius, skin.restC(roomC));
  }

  /** The room is of another temperature from now on. */
  public void room(double newRoomC) {
    roomC = newRoomC;
  }

  /**
   * Something at a site warms it from now on, as a shorted wire or a hot cell would.
   *
   * @param watts its power; 0 ends it
   */
  public void warm(int site, double watts) {
    foreignW[site] = watts;
  }

  /**
   * Moves the temperatures on.
   *
   * @param motorW heat of each motor in W
   * @param dtS seconds since the last step, 0 or more and well below the skin's time constant
   */
  public void step(double[] motorW, double dtS) {
    double rest = skin.restC(roomC);
    double perK = skin.outwardWm2K() + skin.inwardWm2K();
    double half = dtS / skin.timeConstantS() / 2;
    for (int site = 0; site < celsius.length; site++) {
      double fluxWm2 = foreignW[site] * peakPerWatt;
      double[] shares = perWatt[site];
      for (int motor = 0; motor < shares.length; motor++) {
        fluxWm2 += shares[motor] * motorW[motor];
      }
      double goal = rest + fluxWm2 / perK;
      celsius[site] += (goal - celsius[site]) * 2 * half / (1 + half);
    }
  }

  /** The temperature of the skin at a site in °C. */
  public double celsius(int site) {
    return celsius[site];
  }
}
