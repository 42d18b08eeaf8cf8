/** What the clinic's tests need of the world: real servers on this machine, and devices' words. */
@NullMarked
package org.sentuh.clinic;

import org.jspecify.annotations.NullMarked;
