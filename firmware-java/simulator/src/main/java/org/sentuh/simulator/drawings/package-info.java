/**
 * What an engineer builds a panel from, drawn from the files that the device itself reads: panels
 * to scale, cutting templates, the wiring, the safety chain with the values of its netlists, and
 * the tables beside them.
 */
@NullMarked
package org.sentuh.simulator.drawings;

import org.jspecify.annotations.NullMarked;
