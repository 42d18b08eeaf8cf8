/**
 * Every parser of what comes from outside, under Jazzer. Each test says what a parser may answer to
 * any bytes at all; in an ordinary build it is held to that for its seeds and for everything that
 * was ever found.
 */
@NullMarked
package org.sentuh.fuzz;

import org.jspecify.annotations.NullMarked;
