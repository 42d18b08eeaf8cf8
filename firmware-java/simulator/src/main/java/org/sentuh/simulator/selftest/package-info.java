/**
 * The device's own self-test on a simulated panel, sound or with a named defect, and its report as
 * text and as a page.
 */
@NullMarked
package org.sentuh.simulator.selftest;

import org.jspecify.annotations.NullMarked;
