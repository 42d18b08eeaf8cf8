/** Pi4J's provider on Linux, without device nodes; with them it runs in the virtual Pi. */
@NullMarked
package org.sentuh.device.bus.linux;

import org.jspecify.annotations.NullMarked;
