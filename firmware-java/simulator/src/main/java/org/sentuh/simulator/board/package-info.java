/**
 * Register-level models of the panel's chips behind the device's own bus, so that the unmodified
 * drivers run on a laptop.
 *
 * <p>The models are written from the datasheets and know nothing of the drivers. Time is what
 * {@link org.sentuh.simulator.board.SimulatedTime} says, and it moves only when somebody moves it.
 */
@NullMarked
package org.sentuh.simulator.board;

import org.jspecify.annotations.NullMarked;
