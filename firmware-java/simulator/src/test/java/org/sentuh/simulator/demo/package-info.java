/** The live view's tests, with a small panel of their own, and a trial to look at it by hand. */
@NullMarked
package org.sentuh.simulator.demo;

import org.jspecify.annotations.NullMarked;
