/**
 * The wire between a running device and the commands on the same box: a socket in the file system,
 * a line asked, a line answered.
 */
@NullMarked
package org.sentuh.device.local;

import org.jspecify.annotations.NullMarked;
