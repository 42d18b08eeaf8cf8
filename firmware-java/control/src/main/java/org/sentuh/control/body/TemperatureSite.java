package org.sentuh.control.body;

/**
 * Where on the skin side of the panel one temperature sensor sits.
 *
 * @param name its name, as in {@code skin-upper}
 * @param place its middle in the body frame
 */
public record TemperatureSite(String name, Place place) {}
