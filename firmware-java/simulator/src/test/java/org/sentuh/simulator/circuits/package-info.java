@NullMarked
package org.sentuh.simulator.circuits;

import org.jspecify.annotations.NullMarked;
