/**
 * Whether everything that a treatment needs is there and works, found out before one: the bus, each
 * chip, motor and sensor, the stop button's two contacts and the heartbeat's cut-off; and what to
 * bring for what does not.
 */
@NullMarked
package org.sentuh.device.selftest;

import org.jspecify.annotations.NullMarked;
