/** The device keeps and tells what happened, and obeys a stop from afar. */
@NullMarked
package org.sentuh.device.reporting;

import org.jspecify.annotations.NullMarked;
