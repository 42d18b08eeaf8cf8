/** Tests of how a back answers. */
@NullMarked
package org.sentuh.simulator.tissue;

import org.jspecify.annotations.NullMarked;
