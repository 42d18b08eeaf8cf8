/** Ticks by the machine's own clock, on a thread of their own that nothing else waits for. */
@NullMarked
package org.sentuh.device.realtime;

import org.jspecify.annotations.NullMarked;
