/**
 * A treatment as one sees it at a terminal: the back, the stroke, the time that is left, and the
 * keys that pause, soften and stop it.
 */
@NullMarked
package org.sentuh.simulator.demo;

import org.jspecify.annotations.NullMarked;
