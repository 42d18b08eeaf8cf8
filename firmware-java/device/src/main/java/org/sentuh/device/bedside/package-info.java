/**
 * The pages at the device: what the latest snapshot and the readiness say, and the commands of the
 * people beside it. They reach the loop through its inbox and the readiness alone, on threads of
 * their own, and never hold a frame; whoever wants it to stop needs no permission.
 */
@NullMarked
package org.sentuh.device.bedside;

import org.jspecify.annotations.NullMarked;
