/** What the device keeps of what happened and tells the clinic: journal and uplink as one. */
@NullMarked
package org.sentuh.device.reporting;

import org.jspecify.annotations.NullMarked;
