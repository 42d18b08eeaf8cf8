/**
 * Where we are: idle, screening, armed, running, paused, completed, stopped, faulted; and the
 * commands that lead from one to the next.
 */
@NullMarked
package org.sentuh.control.treatment;

import org.jspecify.annotations.NullMarked;
