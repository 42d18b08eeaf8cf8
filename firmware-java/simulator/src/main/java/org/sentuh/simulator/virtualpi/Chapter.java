package org.sentuh.simulator.virtualpi;

/**
 * What was tried on a virtual Pi.
 *
 * @param name what
 * @param passed whether it went as it must
 * @param found what was measured, or what was not so
 */
public record Chapter(String name, boolean passed, String found) {}
