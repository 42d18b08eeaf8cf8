/**
 * The real state machine explored to its end: every state that can be reached, everything that can
 * happen in it, and what must hold whatever happens; the page and the picture are drawn from what
 * was found.
 */
@NullMarked
package org.sentuh.simulator.model;

import org.jspecify.annotations.NullMarked;
