package org.sentuh.control.body;

/**
 * Where on the back one pressure sensor sits, and the zone it stands for.
 *
 * @param name the zone's name, as in {@code upper-left}
 * @param place the middle of its puck in the body frame
 * @param puckDiameterMm the diameter of the rigid puck that gathers the force, in millimetres
 */
public record SensorSite(String name, Place place, double puckDiameterMm) {

  /** The area over which the puck gathers force, in square millimetres. */
  public double puckAreaMm2() {
    return StrictMath.PI * puckDiameterMm * puckDiameterMm / 4;
  }
}
