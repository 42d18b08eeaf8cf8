/**
 * A whole simulated panel: register-level chips on their board, wired as the device file says to
 * motors, sensors and a back.
 */
@NullMarked
package org.sentuh.simulator.panel;

import org.jspecify.annotations.NullMarked;
