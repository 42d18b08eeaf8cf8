/**
 * What Java has no words for on Linux: device nodes and their {@code ioctl}, being punctual, memory
 * that stays, signals, and the service manager.
 *
 * <p>Everything goes through the Foreign Function API; no native code of ours is shipped. Elsewhere
 * than on Linux, and where native access is not allowed, what can be done without is refused and
 * told, and the rest says in one sentence that it is not there.
 */
@NullMarked
package org.sentuh.device.linux;

import org.jspecify.annotations.NullMarked;
