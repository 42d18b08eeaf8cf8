package org.sentuh.device.readiness;

import java.util.function.UnaryOperator;

/**
 * A line that is kept and holds something of the mother who has the device.
 *
 * @param name under which it is kept
 * @param without makes of the line what is left of it when she has given the device back
 */
public record Hers(String name, UnaryOperator<String> without) {}
