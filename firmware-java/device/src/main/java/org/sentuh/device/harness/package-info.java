/** Which wire goes to which site: makes the chips serve the loop's ports. */
@NullMarked
package org.sentuh.device.harness;

import org.jspecify.annotations.NullMarked;
