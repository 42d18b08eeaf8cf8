/**
 * Faults that are done to real processes: a device's program is killed, held, crashed or run out of
 * memory by the operating system while its board, which stands apart, is watched.
 */
@NullMarked
package org.sentuh.simulator.killed;

import org.jspecify.annotations.NullMarked;
