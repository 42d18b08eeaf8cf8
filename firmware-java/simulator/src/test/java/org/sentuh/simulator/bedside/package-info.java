/** The pages at the device in a real browser, before a simulated panel. */
@NullMarked
package org.sentuh.simulator.bedside;

import org.jspecify.annotations.NullMarked;
