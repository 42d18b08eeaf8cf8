@NullMarked
package org.sentuh.simulator.fleet;

import org.jspecify.annotations.NullMarked;
