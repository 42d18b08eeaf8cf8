/**
 * How a back answers: pressure recorded from real backs, and the physics of the sensors, motors,
 * heat and supply that stand between the chips and the skin.
 */
@NullMarked
package org.sentuh.simulator.tissue;

import org.jspecify.annotations.NullMarked;
