/**
 * Devices, broker and clinic as processes of their own, killed, cut off and filled up at random,
 * and the balance of what was written against what was archived.
 */
@NullMarked
package org.sentuh.simulator.ordeal;

import org.jspecify.annotations.NullMarked;
