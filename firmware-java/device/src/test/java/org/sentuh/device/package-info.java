/** What the commands of the device say. */
@NullMarked
package org.sentuh.device;

import org.jspecify.annotations.NullMarked;
