/** What is measured on the real device program, as tests. */
@NullMarked
package org.sentuh.simulator.bench;

import org.jspecify.annotations.NullMarked;
