/**
 * The traceability of the hazards as a page: every hazard, what bounds it, what is against it, what
 * shows that, and what is told to whom.
 */
@NullMarked
package org.sentuh.simulator.hazards;

import org.jspecify.annotations.NullMarked;
