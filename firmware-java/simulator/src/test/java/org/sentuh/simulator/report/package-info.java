/** The report of real treatments, as a reader and as a parser meets it. */
@NullMarked
package org.sentuh.simulator.report;

import org.jspecify.annotations.NullMarked;
