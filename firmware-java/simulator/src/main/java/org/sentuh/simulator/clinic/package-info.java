/** A whole clinic in one process, for the demo: broker, intake and archive. */
@NullMarked
package org.sentuh.simulator.clinic;

import org.jspecify.annotations.NullMarked;
