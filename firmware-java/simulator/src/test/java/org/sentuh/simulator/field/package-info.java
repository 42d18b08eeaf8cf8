/** The witness of a simulated device. */
@NullMarked
package org.sentuh.simulator.field;

import org.jspecify.annotations.NullMarked;
