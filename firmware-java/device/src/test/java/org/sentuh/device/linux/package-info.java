/** What the program asks of Linux. */
@NullMarked
package org.sentuh.device.linux;

import org.jspecify.annotations.NullMarked;
