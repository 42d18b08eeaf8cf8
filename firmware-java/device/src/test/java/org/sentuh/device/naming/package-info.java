/** Under which name phones find the box. */
@NullMarked
package org.sentuh.device.naming;

import org.jspecify.annotations.NullMarked;
