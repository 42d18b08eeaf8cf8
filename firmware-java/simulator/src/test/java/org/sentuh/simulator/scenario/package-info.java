/** Scenarios as people write them. */
@NullMarked
package org.sentuh.simulator.scenario;

import org.jspecify.annotations.NullMarked;
