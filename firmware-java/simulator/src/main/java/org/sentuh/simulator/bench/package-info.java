/**
 * How fast it is: JMH benchmarks of a tick, of a whole treatment with all physics, and of its
 * replay through {@code control} alone.
 */
@NullMarked
package org.sentuh.simulator.bench;

import org.jspecify.annotations.NullMarked;
