/** The demo's broker: a real one in this process, for a machine on which no other is installed. */
@NullMarked
package org.sentuh.simulator.broker;

import org.jspecify.annotations.NullMarked;
