/** What a tick asks of Linux. */
@NullMarked
package org.sentuh.device.realtime;

import org.jspecify.annotations.NullMarked;
