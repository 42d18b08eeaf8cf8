/** The clinic's desk in a real browser. */
@NullMarked
package org.sentuh.simulator.desk;

import org.jspecify.annotations.NullMarked;
