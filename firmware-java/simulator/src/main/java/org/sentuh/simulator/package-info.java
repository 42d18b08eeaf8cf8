/** The unmodified device on a laptop: the commands of {@code sentuh-simulator.jar}. */
@NullMarked
package org.sentuh.simulator;

import org.jspecify.annotations.NullMarked;
