/**
 * How late a tick is, beside what the machine's own tool for it finds in the same seconds, and how
 * long it takes from a press of stop until every driver has been written to zero. What is measured
 * is a device in a process of its own; the one who measures makes the machine busy and adds up.
 */
@NullMarked
package org.sentuh.simulator.punctuality;

import org.jspecify.annotations.NullMarked;
