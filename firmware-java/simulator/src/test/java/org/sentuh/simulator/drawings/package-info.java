@NullMarked
package org.sentuh.simulator.drawings;

import org.jspecify.annotations.NullMarked;
