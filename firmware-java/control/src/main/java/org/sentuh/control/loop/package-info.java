/** When it happens: the fixed-period tick and the five ports that the world must provide. */
@NullMarked
package org.sentuh.control.loop;

import org.jspecify.annotations.NullMarked;
