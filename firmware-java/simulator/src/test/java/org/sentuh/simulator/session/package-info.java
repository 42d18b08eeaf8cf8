@NullMarked
package org.sentuh.simulator.session;

import org.jspecify.annotations.NullMarked;
