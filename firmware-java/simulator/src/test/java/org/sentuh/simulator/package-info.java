@NullMarked
package org.sentuh.simulator;

import org.jspecify.annotations.NullMarked;
