/** Readiness on a real loop, with fakes for the disk and the panel. */
@NullMarked
package org.sentuh.device.readiness;

import org.jspecify.annotations.NullMarked;
