/** Who else may have the panel, and when. */
@NullMarked
package org.sentuh.device.turns;

import org.jspecify.annotations.NullMarked;
