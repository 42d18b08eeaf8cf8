/** Tests of the fault campaign. */
@NullMarked
package org.sentuh.simulator.faults;

import org.jspecify.annotations.NullMarked;
