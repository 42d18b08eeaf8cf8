/** Tests of {@code org.sentuh.simulator.model}. */
@NullMarked
package org.sentuh.simulator.model;

import org.jspecify.annotations.NullMarked;
