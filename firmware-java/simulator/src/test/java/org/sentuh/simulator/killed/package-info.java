/** How what a device's process leaves behind is tested. */
@NullMarked
package org.sentuh.simulator.killed;

import org.jspecify.annotations.NullMarked;
