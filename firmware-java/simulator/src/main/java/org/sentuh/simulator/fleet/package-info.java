/**
 * A load: many simulated devices that speak over few connections to a broker, and how long it takes
 * until the clinic says that it has stored what they said.
 */
@NullMarked
package org.sentuh.simulator.fleet;

import org.jspecify.annotations.NullMarked;
