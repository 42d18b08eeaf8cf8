/**
 * Two weeks that lie behind a small clinic: three mothers treated in stepped time by the device's
 * own code, and what her midwives did meanwhile, told and filed as if it had just happened.
 */
@NullMarked
package org.sentuh.simulator.fortnight;

import org.jspecify.annotations.NullMarked;
