/** Ordeals, small ones, and the balance that judges them. */
@NullMarked
package org.sentuh.simulator.ordeal;

import org.jspecify.annotations.NullMarked;
