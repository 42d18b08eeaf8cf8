/**
 * The device's program on real device nodes of Linux without a Raspberry Pi: a kernel in a process
 * of its own, whose I2C adapter and GPIO chip lead to a panel that stands apart from it.
 */
@NullMarked
package org.sentuh.simulator.virtualpi;

import org.jspecify.annotations.NullMarked;
