/** Tests of the drivers, byte by byte against the datasheets' transactions. */
@NullMarked
package org.sentuh.device.chip;

import org.jspecify.annotations.NullMarked;
