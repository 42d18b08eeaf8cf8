package org.sentuh.simulator.demo;

import org.sentuh.control.treatment.State;

/**
 * How a shown treatment ended.
 *
 * @param state completed, stopped or faulted, with its reason; idle where nothing has begun
 * @param ticks how many ticks were played
 * @param missedPeriods how many periods were missed between them
 * @param closed whether somebody closed it, instead of it coming to its own end
 */
public record Ending(State state, long ticks, long missedPeriods, boolean closed) {}
