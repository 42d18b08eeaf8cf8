/** One treatment on a simulated panel in stepped time: run, recorded, and replayed to the byte. */
@NullMarked
package org.sentuh.simulator.session;

import org.jspecify.annotations.NullMarked;
