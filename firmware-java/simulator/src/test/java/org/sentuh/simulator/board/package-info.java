/** Tests of the register models, alone against the datasheets and together with the drivers. */
@NullMarked
package org.sentuh.simulator.board;

import org.jspecify.annotations.NullMarked;
