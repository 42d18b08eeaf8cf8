/** A proof in words and as a line of JSON. */
@NullMarked
package org.sentuh.simulator.proof;

import org.jspecify.annotations.NullMarked;
