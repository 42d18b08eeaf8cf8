/**
 * The fault campaign: every named fault in every state of a treatment, with the unmodified loop,
 * harness and drivers on simulated chips and physics, and what came of each.
 */
@NullMarked
package org.sentuh.simulator.faults;

import org.jspecify.annotations.NullMarked;
