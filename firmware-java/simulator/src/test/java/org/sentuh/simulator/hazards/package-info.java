/** Tests of {@code org.sentuh.simulator.hazards}. */
@NullMarked
package org.sentuh.simulator.hazards;

import org.jspecify.annotations.NullMarked;
