package org.sentuh.simulator.report;

/**
 * Where the pressure that the panel felt came from.
 *
 * @param name the recording's name, as in {@code subject-01-recline-45}
 * @param attribution whom the data are from and under which licence; it goes wherever a part of the
 *     data goes
 */
public record Recording(String name, String attribution) {}
