/**
 * Whose panel it is: a clinic's offer is read, judged and taken here by somebody who stands before
 * the device. Nothing that hears the network claims a device.
 */
@NullMarked
package org.sentuh.device.claim;

import org.jspecify.annotations.NullMarked;
