/** What a midwife finds at the device. */
@NullMarked
package org.sentuh.device.visit;

import org.jspecify.annotations.NullMarked;
