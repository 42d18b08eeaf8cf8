/** The two weeks behind the demo's clinic. */
@NullMarked
package org.sentuh.simulator.fortnight;

import org.jspecify.annotations.NullMarked;
