package org.sentuh.control.pattern;

import java.util.List;

/**
 * What a programme asks for at one moment.
 *
 * @param passage which of the score's passages is being played; equal to the number of passages
 *     once the programme is over
 * @param strength the phase's ramp, 0 to 1 of the mother's level
 * @param touches none, one or a mirrored pair
 */
public record Moment(int passage, double strength, List<Touch> touches) {}
