/** What a tick asks of Linux. */
@NullMarked
package org.sentuh.simulator.realtime;

import org.jspecify.annotations.NullMarked;
