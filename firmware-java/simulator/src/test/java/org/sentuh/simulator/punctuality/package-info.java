/** What measures, without measuring. */
@NullMarked
package org.sentuh.simulator.punctuality;

import org.jspecify.annotations.NullMarked;
