/** Tests of bytes on wires. */
@NullMarked
package org.sentuh.device.bus;

import org.jspecify.annotations.NullMarked;
