/**
 * Scripted treatments and faults: a small language in which a bench says what happens to the
 * wearer, the panel and its chips, and when.
 */
@NullMarked
package org.sentuh.simulator.scenario;

import org.jspecify.annotations.NullMarked;
