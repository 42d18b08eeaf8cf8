/**
 * A simulated device as it stands in a mother's home, in a process of its own: a worn panel, the
 * device's loop in real time, its journal and its uplink, and somebody who is treated again and
 * again.
 */
@NullMarked
package org.sentuh.simulator.field;

import org.jspecify.annotations.NullMarked;
