/** Tests of the pages at the device: the real server, asked as a browser asks it. */
@NullMarked
package org.sentuh.device.bedside;

import org.jspecify.annotations.NullMarked;
