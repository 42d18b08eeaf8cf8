/**
 * The loop's ring and the durable log: what happened stays until the clinic says it has stored it.
 */
@NullMarked
package org.sentuh.telemetry.journal;

import org.jspecify.annotations.NullMarked;
