/** How what a device's process leaves behind is tested. */
@NullMarked
package org.sentuh.simulator.apart;

import org.jspecify.annotations.NullMarked;
