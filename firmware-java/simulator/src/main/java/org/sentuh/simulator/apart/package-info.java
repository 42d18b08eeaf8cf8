/**
 * A simulated panel that stands apart from the device's process and runs in real time: whatever
 * happens to that process, chips, wires and motors go on as theirs do.
 */
@NullMarked
package org.sentuh.simulator.apart;

import org.jspecify.annotations.NullMarked;
