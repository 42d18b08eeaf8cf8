/** Event to message and back, versioned, with every unit in a field's name. */
@NullMarked
package org.sentuh.telemetry.wire;

import org.jspecify.annotations.NullMarked;
