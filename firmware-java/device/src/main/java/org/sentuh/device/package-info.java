/**
 * The box on the Raspberry Pi: its one main wires everything in plain constructors, and its
 * commands speak to whoever stands before it.
 */
@NullMarked
package org.sentuh.device;

import org.jspecify.annotations.NullMarked;
