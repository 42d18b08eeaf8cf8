package org.sentuh.simulator.virtualpi;

/**
 * What was tried on a virtual Pi.
 *
 * @param name what
 * @param passed whether it went as it must
 * @param found what was measured, or what was not so
 * @param atS when it was over, in seconds since the first one began
 */
public record Chapter(String name, boolean passed, String found, double atS) {}
