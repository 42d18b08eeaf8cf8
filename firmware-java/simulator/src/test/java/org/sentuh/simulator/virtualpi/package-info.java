/** The device's program on real device nodes of Linux. */
@NullMarked
package org.sentuh.simulator.virtualpi;

import org.jspecify.annotations.NullMarked;
