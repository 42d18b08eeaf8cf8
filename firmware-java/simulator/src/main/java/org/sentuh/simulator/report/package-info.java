/**
 * What a treatment was, as a page and a picture that people read: what was prescribed, what reached
 * the back, and what happened on the way.
 */
@NullMarked
package org.sentuh.simulator.report;

import org.jspecify.annotations.NullMarked;
