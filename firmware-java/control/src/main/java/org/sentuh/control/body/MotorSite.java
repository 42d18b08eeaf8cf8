package org.sentuh.control.body;

/**
 * Where on the back one vibration motor sits.
 *
 * @param name the name sewn beside it, row number and column letter as in {@code 2D}
 * @param place its middle in the body frame
 */
public record MotorSite(String name, Place place) {}
