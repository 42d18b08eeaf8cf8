/** The uplink before a scripted broker in stepped time, and before a real one. */
@NullMarked
package org.sentuh.telemetry.uplink;

import org.jspecify.annotations.NullMarked;
