/** Journal to MQTT and back: a record leaves the journal only when the clinic has stored it. */
@NullMarked
package org.sentuh.telemetry.uplink;

import org.jspecify.annotations.NullMarked;
